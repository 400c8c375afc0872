// What a page hands over to the window it has opened: it never stands in an address.

import { isOurs, target } from "./origin.mjs";

/**
 * Tells the page that has opened this one that it is ready, and takes what comes.
 * @param {(data: any) => void} take @param {string} what
 */
export function receive(take, what = "checkliste") {
  const { opener } = window;
  if (!opener) return;
  addEventListener("message", ({ data, origin, source }) => {
    if (isOurs(origin) && source === opener && data?.art === what) take(data);
  });
  opener.postMessage({ art: `${what}-bereit` }, target);
  window.opener = null; // wherever this window goes from here, it has no hold on that page
}

/**
 * Opens a page in a window of its own and hands it something as soon as it is ready; false if the browser forbids the window.
 * @param {string | URL} address @param {object | Promise<object | null | undefined>} data if it comes to nothing, nothing is handed over
 */
export function give(address, data, what = "checkliste") {
  const page = window.open(address);
  if (!page) return false;
  addEventListener("message", async function hand({ data: said, origin, source }) {
    if (source !== page || !isOurs(origin) || said?.art !== `${what}-bereit`) return;
    removeEventListener("message", hand);
    const given = await data;
    if (given) page.postMessage({ art: what, ...given }, target);
  });
  return true;
}
