// A checklist in Firefox, left and come back to: node firefox_history.mjs '{"firefox": …, "address": …, "elsewhere": …, "text": …}'.

import { inFirefox, job, pause } from "./driven.mjs";

const PATIENCE_MS = 15_000;

await inFirefox(async (browser) => {
  const page = await browser.newPage();
  const read = (/** @type {typeof page} */ tab) =>
    tab.evaluate((text) => {
      const form = document.querySelector("form[data-checkliste]");
      const stored = JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]);
      return [form.querySelector("input[type=checkbox]").checked, form.querySelector("textarea").value, location.href, stored.includes(text)];
    }, job.text);
  await page.goto(job.address);
  await page.click("form[data-checkliste] input[type=checkbox]");
  await page.type("form[data-checkliste] textarea", job.text);
  await page.keyboard.press("Tab");
  await page.goto(job.elsewhere);
  // Not the library's own way back: it waits for an event that does not come when the page is only shown again.
  await page.evaluate(() => setTimeout(() => history.back()));
  const end = Date.now() + PATIENCE_MS;
  while ((await page.evaluate(() => location.href).catch(() => "")) !== job.address && Date.now() < end) {
    await pause(100);
  }
  const back = await read(page);
  const other = await browser.newPage();
  await other.goto(job.address);
  return { back, anew: await read(other) };
});
