// A calculator in Firefox: node firefox.mjs '{"firefox": …, "address": …, "fields": {…}}'; prints what was seen.

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
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  await page.goto(job.address);
  // The page's policy forbids the polling by evaluated text that comes with the library.
  const until = async (look) => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const seen = await page.evaluate(look);
      if (seen) return seen;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`nothing after ${PATIENCE_MS} ms; the console: ${said.join("\n")}`);
  };
  const state = await until(() => document.querySelector("form[data-rechner]:is([data-zustand=fertig], [data-zustand=fehler])")?.dataset.zustand);
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]),
  );
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
  const day = await page.evaluate(() => document.querySelector(".ergebnis-satz time").dateTime);
  console.log(JSON.stringify({ state, day, said, marks: Object.fromEntries(marks) }));
} finally {
  await browser.close();
}
