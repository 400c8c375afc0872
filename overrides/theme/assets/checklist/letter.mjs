// A letter opened from a checklist gets what the list knows: its lines and answers. Nothing of it stands in an address.

import { give } from "./handover.mjs";

const form = document.querySelector("form[data-checkliste]");

form.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-schreiben]"));
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (give(link.href, known(link.dataset.schreiben))) event.preventDefault(); // a blocked window: the link leads there without anything
});

function known(settled = "") {
  const lines = [...form.querySelectorAll("[data-feld]")].map((line) => [line.dataset.feld, "value" in line ? line.value : line.textContent]);
  const chosen = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=radio]:checked"));
  const answers = [...chosen].map(({ name, value }) => `${name}=${value}`);
  return { html: "", felder: Object.fromEntries(lines), wahl: [...answers, ...settled.split(" ")] };
}
