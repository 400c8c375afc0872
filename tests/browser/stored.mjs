// Reads, searches and calculates in Firefox: node stored.mjs '{"firefox": …, "base": …}'; prints what it keeps and what it asked for.

import { readFileSync } from "node:fs";
import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 90_000;
const { firefox, base } = JSON.parse(process.argv[2]);
const stored = readFileSync(new URL("stored.js", import.meta.url), "utf8").replace(/^\/\/.*/, "").trim();
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, protocol: "webDriverBiDi" });
const requests = [];

async function visit(address) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${base}/${address}`);
  return page;
}

/** The page's policy forbids the polling by evaluated text that comes with the library. */
async function until(page, look) {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    if (await page.evaluate(look)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing after ${PATIENCE_MS} ms: ${look}`);
}

try {
  const search = await visit("wie-oft/");
  await search.click("[name=alter][value=u25]");
  await search.type("[data-suche] input", "Untersuchung");
  await until(search, () => document.querySelector("[data-anfrage=Untersuchung] a[data-beste]") !== null);
  await search.keyboard.press("Enter");
  await until(search, () => location.hash === "#r17" && CSS.highlights.get("suche")?.size > 0);
  const arrived = await search.evaluate(() => location.href);
  await search.evaluate(() => history.back());
  await until(search, () => location.pathname.endsWith("/wie-oft/"));
  const back = await search.evaluate(() => location.href);
  const calculator = await visit("rechner/frist/");
  await until(calculator, () => document.querySelector("form[data-rechner]:is([data-zustand=bereit], [data-zustand=fertig])") !== null);
  await calculator.evaluate(() => {
    const control = document.querySelector("form[data-rechner]").elements.ereignis;
    control.value = "2026-10-30";
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await new Promise((resolve) => setTimeout(resolve, 1000)); // the calculation starts when typing has come to rest
  await until(calculator, () => !document.querySelector("form[data-zustand=rechnet]"));
  const kept = await calculator.evaluate(`(${stored})()`);
  console.log(JSON.stringify({ arrived, back, kept, requests }));
} finally {
  await browser.close();
}
