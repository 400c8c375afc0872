// Reads, searches and calculates in Firefox: node stored.mjs '{"firefox": …, "base": …}'; prints what it keeps and what it asked for.

import { readFileSync } from "node:fs";
import { inFirefox, job, open, pause } from "./driven.mjs";

const stored = readFileSync(new URL("stored.js", import.meta.url), "utf8").replace(/^\/\/.*/, "").trim();
const requests = [];

async function visit(browser, address) {
  const opened = await open(browser);
  await opened.page.setViewport({ width: 1366, height: 768 });
  opened.page.on("request", (request) => requests.push(request.url()));
  await opened.page.goto(`${job.base}/${address}`);
  return opened;
}

await inFirefox(async (browser) => {
  const { page: search, until } = await visit(browser, "wie-oft/");
  await search.click("[name=alter][value=u25]");
  await search.type("[data-suche] input", "Untersuchung");
  await until(() => document.querySelector("[data-anfrage=Untersuchung] a[data-beste]") !== null);
  await search.keyboard.press("Enter");
  await until(() => location.hash === "#r17" && CSS.highlights.get("suche")?.size > 0);
  const arrived = await search.evaluate(() => location.href);
  await search.evaluate(() => history.back());
  await until(() => location.pathname.endsWith("/wie-oft/"));
  const back = await search.evaluate(() => location.href);
  const { page: calculator, until: settled } = await visit(browser, "rechner/frist/");
  await settled(() => document.querySelector("form[data-rechner]:is([data-zustand=bereit], [data-zustand=fertig])") !== null);
  await calculator.evaluate(() => {
    const control = document.querySelector("form[data-rechner]").elements.ereignis;
    control.value = "2026-10-30";
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await pause(1000); // the calculation starts when typing has come to rest
  await settled(() => !document.querySelector("form[data-zustand=rechnet]"));
  const kept = await calculator.evaluate(`(${stored})()`);
  return { arrived, back, kept, requests };
});
