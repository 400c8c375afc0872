// The site in Firefox as a test tells it: node firefox_use.mjs '{"firefox": …, "prefs": …, "env": …, "before": …, "steps": […],
// "downloads": […]}'; prints what was read and what was said. A step is one of these, with what it needs:
// open ADDRESS, begin ADDRESS (without waiting), tab NUMBER, back, until EXPRESSION, read EXPRESSION, click SELECTOR,
// popup SELECTOR (clicks, and goes on in the window that opens), enter SELECTOR TEXT.

import { existsSync } from "node:fs";
import { enter, inFirefox, job, listen, open, pause } from "./driven.mjs";

const OPENING_MS = 10_000;

await inFirefox(
  async (browser) => {
    const tabs = [];
    const seen = [];
    let current;
    const tab = async (number) => {
      if (!tabs[number]) {
        tabs[number] = await open(browser);
        if (job.before) await tabs[number].page.evaluateOnNewDocument(job.before);
      }
      current = tabs[number];
    };
    const popup = async (selector) => {
      const opened = new Promise((resolve, reject) => {
        current.page.once("popup", resolve);
        setTimeout(reject, OPENING_MS, new Error(`no window opened at ${selector}`));
      });
      await current.page.click(selector);
      current = listen(await opened);
      tabs.push(current);
    };
    const steps = {
      tab,
      popup,
      begin: (address) => current.page.evaluate(`setTimeout(() => location.assign(${JSON.stringify(address)}))`),
      open: (address) => current.page.goto(address, { waitUntil: "domcontentloaded" }),
      // Not the library's own way back: it waits for an event that does not come when the page is only shown again.
      back: () => current.page.evaluate("setTimeout(() => history.back())"),
      until: (text) => current.until(text),
      click: (selector) => current.page.click(selector),
      read: async (text) => seen.push(await current.page.evaluate(text)),
      enter: (selector, text) => enter(current.page, selector, text),
    };
    await tab(0);
    for (const [what, ...given] of job.steps) await steps[what](...given);
    const end = Date.now() + OPENING_MS;
    while (!job.downloads.every((file) => existsSync(file)) && Date.now() < end) await pause(100);
    return { seen, said: tabs.flatMap((one) => one.said) };
  },
  job.prefs,
  job.env,
);
