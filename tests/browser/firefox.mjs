// Calculators in Firefox: node firefox.mjs '{"firefox": …, "addresses": […], "fields": {…}}'; prints what was seen of each.
// With "leave", it waits until the service worker has everything, asks for that path, and opens the page once more.

import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 90_000;
const job = JSON.parse(process.argv[2]);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: job.firefox,
  headless: true,
  protocol: "webDriverBiDi",
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
  const until = async (look) => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = await page.evaluate(look);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`nothing after ${PATIENCE_MS} ms at ${address}; the console: ${said.join("\n")}`);
  };
  const settled = () => until(() => document.querySelector("form[data-rechner]:is([data-zustand=fertig], [data-zustand=fehler])")?.dataset.zustand);
  let state = await settled();
  if (job.leave) {
    await until(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().some(({ url }) => url.includes("/probe-") && url.endsWith(".wasm")); // the last of them
    });
    await page.evaluate((path) => fetch(path).catch(() => null), job.leave);
    await page.goto(address, { waitUntil: "domcontentloaded" });
    state = await settled();
  }
  const told = await page.evaluate(() =>
    [...document.querySelectorAll("[data-ausfall]:not([hidden])")].map((one) => one.dataset.ausfall),
  );
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]),
  );
  const day = Object.keys(job.fields).length ? await fill(page, until) : "";
  await page.close();
  return { state, told, day, said, marks: Object.fromEntries(marks) };
}

async function fill(page, until) {
  for (const [name, value] of Object.entries(job.fields)) {
    await page.evaluate(
      (field, text) => {
        const control = document.querySelector("form[data-rechner]").elements[field];
        control.value = text;
        control.dispatchEvent(new Event("input", { bubbles: true }));
      },
      name,
      value,
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 1000)); // the calculation starts when typing has come to rest
  await until(() => document.querySelector("form[data-zustand=fertig]") && true);
  return page.evaluate(() => document.querySelector(".ergebnis-satz time").dateTime);
}
