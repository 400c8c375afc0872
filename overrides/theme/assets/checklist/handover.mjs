// What a calculator hands over to the window it has opened. It never stands in an address.

/** @typedef {{ html: string, felder: Record<string, string>, wahl: string[] }} Handover */

/** Tells the calculator that this page is ready, and takes what comes. @param {(data: Handover) => void} take */
export function receive(take) {
  const { opener } = window;
  if (!opener) return;
  addEventListener("message", ({ data, origin, source }) => {
    if (origin === location.origin && source === opener && data?.art === "checkliste") take(data);
  });
  opener.postMessage({ art: "checkliste-bereit" }, location.origin);
  window.opener = null; // wherever this window goes from here, it has no hold on the calculator
}
