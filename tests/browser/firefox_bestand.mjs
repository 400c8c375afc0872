// The page of a whole table in Firefox: node firefox_bestand.mjs '{"firefox": …, "address": …, "files": […]}'; gives it
// these files one after another and prints what came of each.

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
  await page.goto(job.address, { waitUntil: "domcontentloaded" });
  // The page's policy forbids the polling by evaluated text that comes with the library.
  const reached = async (states) => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const state = await page.evaluate(() => document.querySelector("form[data-bestand]").dataset.zustand);
      if (states.includes(state)) return state;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`not ${states} after ${PATIENCE_MS} ms; the console: ${said.join("\n")}`);
  };
  await reached(["bereit"]);
  const answers = [];
  for (const file of job.files) {
    await page.evaluate(() => (document.querySelector("form[data-bestand]").dataset.zustand = "vorher"));
    await (await page.$("[data-datei]")).uploadFile(file);
    const state = await reached(["fertig", "fehler"]);
    const texts = await page.evaluate(() =>
      ["kopf", "woche", "fehlerliste", "liste"].map((name) =>
        document.querySelector(name === "liste" ? "[data-liste]" : `[data-teil-${name}]`).textContent));
    answers.push({ state, texts });
  }
  console.log(JSON.stringify({ answers, said }));
} finally {
  await browser.close();
}
