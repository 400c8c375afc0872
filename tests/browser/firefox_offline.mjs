// The site in Firefox, kept and then cut off: node firefox_offline.mjs '{"firefox": …, "base": …, "off": …, "calculator": …,
// "read": …, "unread": …, "fields": {…}}'; reads two pages, asks for "off", which ends the server, and prints what is there still.

import { dayOf, enter, fieldOf, inFirefox, job, open, pause } from "./driven.mjs";

const SETTLED_MS = 1_000; // what is written behind a page; the calculation starts when typing has come to rest
// What the browser keeps by itself would hide what the service worker lacks.
const NOTHING_KEPT = { "browser.cache.disk.enable": false, "browser.cache.memory.enable": false };

await inFirefox(async (browser) => {
  const { page, said, until } = await open(browser);
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
  for (const [name, value] of Object.entries(job.fields)) await enter(page, fieldOf(name), value);
  await pause(SETTLED_MS);
  await settled();
  const day = await dayOf(page);
  const told = await notice();

  await page.goto(`${job.base}/${job.read}`, { waitUntil: "domcontentloaded" });
  const offline = await heading();
  await page.goto(`${job.base}/${job.unread}`, { waitUntil: "domcontentloaded" });
  const unread = await heading();
  return { online, off, day, told, offline, unread, said };
}, NOTHING_KEPT);
