// Pages in Firefox: node firefox_pages.mjs '{"firefox": …, "addresses": […], "folder": …}'; prints what each was reported for.
// With a folder, each page is printed into it as 0.pdf, 1.pdf, … as a reader would print it.

import process from "node:process";
import puppeteer from "puppeteer-core";

const IDLE_MS = 150; // a browser fetches beforehand when the page has come to rest
const job = JSON.parse(process.argv[2]);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: job.firefox, headless: true, protocol: "webDriverBiDi" });
try {
  const page = await browser.newPage();
  let said = [];
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      globalThis.violations.push(`${violatedDirective}: ${blockedURI}`);
    });
  });
  const seen = [];
  for (const [number, address] of job.addresses.entries()) {
    said = [];
    await page.goto(address, { waitUntil: "networkidle0" });
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    seen.push([...(await page.evaluate(() => globalThis.violations)), ...said]);
    if (job.folder) await page.pdf({ preferCSSPageSize: true, path: `${job.folder}/${number}.pdf` });
  }
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
