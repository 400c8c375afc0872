// Pages in Firefox: node firefox_pages.mjs '{"firefox": …, "addresses": […], "folder": …}'; prints what each was reported for.
// With a folder, each page is printed into it as 0.pdf, 1.pdf, … as a reader would print it.

import { inFirefox, job, pause } from "./driven.mjs";

const IDLE_MS = 150; // a browser fetches beforehand when the page has come to rest
const STARTING_MS = 60_000;

await inFirefox(async (browser) => {
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
    // Whoever leaves while Python is on its way breaks that off, and Firefox reports „Error in input stream“ for it: a busy
    // machine is quiet on the line long before everything has been read.
    const end = Date.now() + STARTING_MS;
    while (Date.now() < end && (await page.evaluate(() => document.querySelector("form[data-zustand=laedt]") !== null))) {
      await pause(IDLE_MS);
    }
    await pause(IDLE_MS);
    seen.push([...(await page.evaluate(() => globalThis.violations)), ...said]);
    if (job.folder) await page.pdf({ preferCSSPageSize: true, path: `${job.folder}/${number}.pdf` });
  }
  return seen;
});
