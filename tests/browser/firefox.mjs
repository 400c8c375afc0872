// Calculators in Firefox: node firefox.mjs '{"firefox": …, "addresses": […], "languages": …, "example": true,
// "fields": {…}}'; of each, fills in the example if asked to, types into fields, prints what was seen.

import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 90_000;
const job = JSON.parse(process.argv[2]);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: job.firefox,
  headless: true,
  protocol: "webDriverBiDi",
  extraPrefsFirefox: { "intl.accept_languages": job.languages },
});
try {
  const seen = [];
  for (const address of job.addresses) seen.push(await visit(address));
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}

async function visit(address) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  await page.goto(address, { waitUntil: "domcontentloaded" });
  // The page's policy forbids the polling by evaluated text that comes with the library.
  const until = async (look, fits = Boolean) => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = await page.evaluate(look);
      if (fits(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`nothing after ${PATIENCE_MS} ms at ${address}; the console: ${said.join("\n")}`);
  };
  const stateOf = () => document.querySelector("form[data-rechner]")?.dataset.zustand;
  const reached = (states) => until(stateOf, (state) => states.includes(state));
  const settled = ["bereit", "fertig", "fehler"];
  const state = await reached(settled);
  const told = await page.evaluate(() =>
    [...document.querySelectorAll("[data-ausfall]:not([hidden])")].map((one) => one.dataset.ausfall),
  );
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]),
  );
  const filled = Object.keys(job.fields).length ? await fill(page, reached) : {};
  await page.close();
  return { state, told, ...filled, said, marks: Object.fromEntries(marks) };
}

async function fill(page, reached) {
  if (job.example) {
    await page.evaluate(() => document.querySelector("[data-aktion=beispiel]").click());
    await reached(["fertig"]);
  }
  const echoes = {};
  for (const [name, value] of Object.entries(job.fields)) {
    const selector = `form[data-rechner] [name="${name}"]`;
    await page.focus(selector);
    await page.evaluate((field) => document.querySelector(field).select(), selector);
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
    echoes[name] = await page.evaluate(
      (field) => [document.querySelector(field).value, document.getElementById(`${document.querySelector(field).id}-echo`)?.textContent],
      selector,
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 1000)); // the calculation starts when typing has come to rest
  const end = await reached(["fertig", "fehler", "bereit"]);
  const day = await page.evaluate(() => document.querySelector("[data-ergebnis] .ergebnis-satz time")?.dateTime);
  const errors = await page.evaluate(() => [...document.querySelectorAll(".feld-fehler:not([hidden])")].map((one) => one.textContent));
  return { end, day, echoes, errors };
}
