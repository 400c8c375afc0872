// The site in Firefox, kept and then cut off: node firefox_offline.mjs '{"firefox": …, "base": …, "off": …, "calculator": …,
// "read": …, "unread": …, "fields": {…}}'; reads two pages, asks for "off", which ends the server, and prints what is there still.

import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 90_000;
const SETTLED_MS = 1_000; // what is written behind a page; the calculation starts when typing has come to rest
const job = JSON.parse(process.argv[2]);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: job.firefox,
  headless: true,
  protocol: "webDriverBiDi",
  // What the browser keeps by itself would hide what the service worker lacks.
  extraPrefsFirefox: { "browser.cache.disk.enable": false, "browser.cache.memory.enable": false },
});
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

try {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  // The page's policy forbids the polling by evaluated text that comes with the library.
  const until = async (look) => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = await page.evaluate(look);
      if (found) return found;
      await pause(100);
    }
    throw new Error(`nothing after ${PATIENCE_MS} ms: ${look}; the console: ${said.join("\n")}`);
  };
  const heading = () => until(() => document.querySelector("h1")?.textContent.replace("¶", "").trim());
  const notice = () => until(() => document.querySelector(".fassung-hinweis")?.textContent);

  await page.evaluateOnNewDocument(() => {
    navigator.serviceWorker?.addEventListener("message", ({ data }) => {
      if (data.art === "vorrat") globalThis.kept = true;
    });
  });
  await page.goto(`${job.base}/`);
  await until(() => globalThis.kept === true);
  await page.goto(`${job.base}/${job.read}`);
  const online = await heading();
  await pause(SETTLED_MS);
  const ask = (address) => page.evaluate((asked) => fetch(asked, { cache: "no-store" }).then(() => "answers", () => "gone"), address);
  await ask(job.off);
  const off = await ask(`${job.base}/version.json`);

  await page.goto(`${job.base}/${job.calculator}`, { waitUntil: "domcontentloaded" });
  await until(() => ["bereit", "fertig", "fehler"].includes(document.querySelector("form[data-rechner]")?.dataset.zustand));
  await page.evaluate(() => document.querySelector("[data-aktion=beispiel]").click());
  const settled = () => until(() => document.querySelector("form[data-rechner][data-zustand=fertig]") !== null);
  await settled();
  for (const [name, value] of Object.entries(job.fields)) {
    const selector = `form[data-rechner] [name="${name}"]`;
    await page.focus(selector);
    await page.evaluate((field) => document.querySelector(field).select(), selector);
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
  }
  await pause(SETTLED_MS);
  await settled();
  const day = await page.evaluate(() => document.querySelector("[data-ergebnis] .ergebnis-satz time")?.dateTime);
  const told = await notice();

  await page.goto(`${job.base}/${job.read}`, { waitUntil: "domcontentloaded" });
  const offline = await heading();
  await page.goto(`${job.base}/${job.unread}`, { waitUntil: "domcontentloaded" });
  const unread = await heading();
  console.log(JSON.stringify({ online, off, day, told, offline, unread, said }));
} finally {
  await browser.close();
}
