// The page of a whole table in Firefox: node firefox_bestand.mjs '{"firefox": …, "address": …, "files": […]}'; gives it
// these files one after another and prints what came of each.

import { inFirefox, job, open } from "./driven.mjs";

await inFirefox(async (browser) => {
  const { page, said, until } = await open(browser);
  await page.goto(job.address, { waitUntil: "domcontentloaded" });
  const stateOf = () => document.querySelector("form[data-bestand]").dataset.zustand;
  const reached = (states) => until(stateOf, (state) => states.includes(state));
  await reached(["bereit"]);
  const answers = [];
  for (const file of job.files) {
    await page.evaluate(() => (document.querySelector("form[data-bestand]").dataset.zustand = "vorher"));
    await (await page.$("[data-datei]")).uploadFile(file);
    const state = await reached(["fertig", "fehler"]);
    const texts = await page.evaluate(() =>
      ["kopf", "woche", "fehlerliste", "liste"].map((name) =>
        document.querySelector(name === "liste" ? "[data-liste]" : `[data-teil-${name}]`).textContent));
    const errors = await page.$eval("[data-fehlerliste]", (list) => list.textContent);
    answers.push({ state, texts, errors });
  }
  return { answers, said };
});
