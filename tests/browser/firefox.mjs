// Calculators in Firefox: node firefox.mjs '{"firefox": …, "addresses": […], "languages": …, "example": true,
// "fields": {…}}'; of each, fills in the example if asked to, types into fields, prints what was seen.

import { dayOf, enter, fieldOf, inFirefox, job, open, pause } from "./driven.mjs";

const SETTLED_MS = 1000; // the calculation starts when typing has come to rest

await inFirefox(
  async (browser) => {
    const seen = [];
    for (const address of job.addresses) seen.push(await visit(browser, address));
    return seen;
  },
  { "intl.accept_languages": job.languages },
);

async function visit(browser, address) {
  const { page, said, until } = await open(browser);
  await page.goto(address, { waitUntil: "domcontentloaded" });
  const stateOf = () => document.querySelector("form[data-rechner]")?.dataset.zustand;
  const reached = (states) => until(stateOf, (state) => states.includes(state));
  const settled = ["bereit", "fertig", "fehler"];
  const state = await reached(settled);
  const told = await page.evaluate(() =>
    [...document.querySelectorAll("[data-ausfall]:not([hidden])")].map((one) => one.dataset.ausfall),
  );
  const marks = await page.evaluate(() =>
    performance.getEntriesByType("mark").map(({ name, startTime }) => [name, startTime]),
  );
  const filled = Object.keys(job.fields).length ? await fill(page, reached) : {};
  await page.close();
  return { state, told, ...filled, said, marks: Object.fromEntries(marks) };
}

async function fill(page, reached) {
  if (job.example) {
    await page.evaluate(() => document.querySelector("[data-aktion=beispiel]").click());
    await reached(["fertig"]);
  }
  const echoes = {};
  for (const [name, value] of Object.entries(job.fields)) {
    const selector = fieldOf(name);
    await enter(page, selector, value);
    echoes[name] = await page.evaluate(
      (field) => [document.querySelector(field).value, document.getElementById(`${document.querySelector(field).id}-echo`)?.textContent],
      selector,
    );
  }
  await pause(SETTLED_MS);
  const end = await reached(["fertig", "fehler", "bereit"]);
  const day = await dayOf(page);
  const errors = await page.evaluate(() => [...document.querySelectorAll(".feld-fehler:not([hidden])")].map((one) => one.textContent));
  return { end, day, echoes, errors };
}
