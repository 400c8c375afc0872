// First results in Firefox: node firefox.mjs '{"firefox": …, "addresses": {…}, "repetitions": 5}'; prints seconds by name.

import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 60_000;
const job = JSON.parse(process.argv[2]);
const times = Object.fromEntries(Object.keys(job.addresses).map((name) => [name, []]));

for (let i = 0; i < job.repetitions; i++) {
  for (const [name, address] of Object.entries(job.addresses)) times[name].push(await visit(address));
}
console.log(JSON.stringify(times));

async function visit(address) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: job.firefox,
    headless: true,
    protocol: "webDriverBiDi",
  });
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      new MutationObserver((_, observer) => {
        // As in browser.py: what a quick reader would do.
        const form = document.querySelector("form[data-belebt]:not([data-beruehrt])");
        if (form) form.querySelector("[data-aktion=beispiel]").click();
        if (!document.querySelector('[data-zustand="fertig"]')) return;
        observer.disconnect();
        globalThis.fertig = performance.now();
      }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-zustand", "data-belebt"] });
    });
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const seen = await page.evaluate(() => globalThis.fertig);
      if (seen) return seen / 1000;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no result within ${PATIENCE_MS} ms at ${address}`);
  } finally {
    await browser.close();
  }
}
