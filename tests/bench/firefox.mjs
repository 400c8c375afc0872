// First results in Firefox: node firefox.mjs '{"firefox": …, "addresses": {…}, "repetitions": 5, "settle": 8}'; prints
// seconds by "name cold" and "name warm".

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 60_000;
const job = JSON.parse(process.argv[2]);
const times = {};
const note = (name, seconds) => (times[name] ??= []).push(seconds);

for (let i = 0; i < job.repetitions; i++) {
  for (const [name, address] of Object.entries(job.addresses)) {
    const profile = await mkdtemp(path.join(tmpdir(), "bench-"));
    note(`${name} cold`, await visit(profile, address, job.settle));
    note(`${name} warm`, await visit(profile, address, 0));
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(JSON.stringify(times));

async function visit(profile, address, settle) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: job.firefox,
    headless: true,
    userDataDir: profile,
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
      await new Promise((resolve) => setTimeout(resolve, seen ? 1000 * settle : 100));
      if (seen) return seen / 1000;
    }
    throw new Error(`no result within ${PATIENCE_MS} ms at ${address}`);
  } finally {
    await browser.close();
  }
}
