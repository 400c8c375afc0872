// One person of the list in a calculator of its own: nothing of it stands in an address.

import { isOurs, target } from "../checklist/origin.mjs";

const CALCULATOR = new URL("../../rechner/kontaktintervall/", import.meta.url);

/** Opens the calculator and gives it what is promised as soon as it is ready; false if the browser forbids the window. */
export function openCalculator(promised, failed) {
  const page = window.open(CALCULATOR);
  if (!page) return false;
  promised.catch(() => {}); // reported where it is awaited
  addEventListener("message", async function hand({ data, origin, source }) {
    if (source !== page || !isOurs(origin) || data?.art !== "rechner-bereit") return;
    removeEventListener("message", hand);
    try {
      page.postMessage({ art: "rechner", ...(await promised) }, target);
    } catch (error) {
      failed(error);
    }
  });
  return true;
}
