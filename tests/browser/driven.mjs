// What every script for Firefox needs: the job it is given, a browser that ends with it, pages that are listened to.

import process from "node:process";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 90_000;

export const job = JSON.parse(process.argv[2]);
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Prints what the work comes to. */
export async function inFirefox(work, extraPrefsFirefox = {}, env = {}) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: job.firefox,
    headless: true,
    protocol: "webDriverBiDi",
    extraPrefsFirefox,
    env: { ...process.env, ...env },
  });
  try {
    console.log(JSON.stringify(await work(browser)));
  } finally {
    await browser.close();
  }
}

/** A new page, what its console says, and a way to wait until what is seen there fits. */
export async function open(browser) {
  return listen(await browser.newPage());
}

/** The same for a page that is there already. */
export function listen(page) {
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  // The page's policy forbids the polling by evaluated text that comes with the library.
  const until = async (look, fits = Boolean) => {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = await page.evaluate(look);
      if (fits(found)) return found;
      await pause(100);
    }
    throw new Error(`nothing after ${PATIENCE_MS} ms at ${page.url()}: ${look}; the console: ${said.join("\n")}`);
  };
  return { page, said, until };
}

export const fieldOf = (name) => `form[data-rechner] [name="${name}"]`;

/** Types into a field as a person does, over what stands there. */
export async function enter(page, selector, value) {
  await page.focus(selector);
  await page.evaluate((field) => document.querySelector(field).select(), selector);
  await page.keyboard.type(value);
  await page.keyboard.press("Tab");
}

export const dayOf = (page) => page.evaluate(() => document.querySelector("[data-ergebnis] .ergebnis-satz time")?.dateTime);
