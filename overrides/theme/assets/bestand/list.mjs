// The list of people: sorted, filtered and turned over page by page. Python keeps it; here are the rows that are seen.

import { texts } from "./texts.mjs";

const SETTLE_MS = 200;

/**
 * @param {HTMLFormElement} form
 * @param {(wanted: object) => Promise<any>} ask answers with rows; null when the list behind it has gone
 * @param {(row: number) => void} open hears whose calculator is wanted
 */
export function list(form, ask, open) {
  const body = form.querySelector("[data-liste]");
  const count = form.querySelector("[data-anzahl]");
  const pager = form.querySelector("[data-blaettern]");
  const filters = /** @type {NodeListOf<HTMLSelectElement>} */ (/** @type {unknown} */ (form.querySelectorAll("[data-filter]")));
  const sorters = [...form.querySelectorAll("[data-sortiere]")];
  const all = { spalte: null, absteigend: false, seite: 1 };
  let order = { ...all };
  let choices = JSON.parse(document.getElementById("bestand-auswahl").textContent);
  let newest = 0;
  let timer = 0;

  /** The values behind the choices: what a table says never becomes part of the page's own markup. */
  function wanted() {
    const entries = [...filters].filter(({ value }) => value !== "");
    const value = (filter) => choices[filter.dataset.filter ?? ""]?.[Number(filter.value)][0] ?? filter.value;
    return { ...order, ...Object.fromEntries(entries.map((filter) => [filter.dataset.filter, value(filter)])) };
  }

  async function refresh(more = {}) {
    const number = (newest += 1);
    const answer = await ask({ ...wanted(), ...more });
    if (answer === null || number !== newest) return;
    body.innerHTML = answer.html; // made and escaped by calc.bestand.ansicht, the same code as at build time
    count.textContent = texts.count(answer);
    order.seite = answer.seite;
    pager.hidden = answer.seiten < 2;
    form.querySelector("[data-blatt-stand]").textContent = texts.page(answer);
    const [back, on] = /** @type {NodeListOf<HTMLButtonElement>} */ (/** @type {unknown} */ (pager.querySelectorAll("[data-blatt]")));
    back.disabled = answer.seite <= 1;
    on.disabled = answer.seite >= answer.seiten;
  }

  function filtered() {
    order.seite = 1;
    clearTimeout(timer);
    timer = setTimeout(refresh, SETTLE_MS);
  }

  function sortBy(column) {
    order = { spalte: column, absteigend: order.spalte === column && !order.absteigend, seite: 1 };
    mark(column);
    refresh();
  }

  function mark(column) {
    for (const button of sorters) {
      const heading = button.closest("th");
      if (button.dataset.sortiere !== column) heading?.removeAttribute("aria-sort");
      else heading?.setAttribute("aria-sort", order.absteigend ? "descending" : "ascending");
    }
  }

  for (const filter of filters) filter.addEventListener("input", filtered);
  for (const button of sorters) button.addEventListener("click", () => sortBy(button.dataset.sortiere));
  for (const button of pager.querySelectorAll("[data-blatt]")) {
    button.addEventListener("click", async () => {
      order.seite += Number(/** @type {HTMLElement} */ (button).dataset.blatt);
      await refresh();
      form.querySelector("#bestand-liste-titel")?.scrollIntoView();
    });
  }
  body.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button[data-zeile]");
    if (button) open(Number(button.dataset.zeile));
  });

  return {
    refresh,
    /** Begins anew with other people: no filter, the order of the list. */
    begin(auswahl) {
      choices = auswahl;
      order = { ...all };
      mark("status");
      for (const filter of filters) {
        filter.value = "";
        const options = auswahl[filter.dataset.filter ?? ""];
        if (options) filter.replaceChildren(new Option(texts.all, ""), ...options.map(([, label], index) => new Option(label, index)));
      }
      return refresh();
    },
    choices: () => choices,
  };
}
