// What was recognised in a table: which row holds the headings, what each column means; both can be put right.

import { texts } from "./texts.mjs";

function element(name, text = "", properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...properties });
}

/**
 * The part of the page with the columns. `changed` hears `{ kopfzeile }` or `{ felder }`, whatever someone has chosen.
 * @param {HTMLFormElement} form @param {(choice: object) => void} changed
 */
export function columns(form, changed) {
  const box = /** @type {HTMLDetailsElement} */ (form.querySelector("[data-erkannt]"));
  const body = form.querySelector("[data-spalten]");
  const header = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (form.querySelector("[data-kopfzeile]")));
  let drawn = "";
  const selects = () => [...body.querySelectorAll("select")];

  body.addEventListener("change", ({ target }) => {
    const chosen = /** @type {HTMLSelectElement} */ (target);
    // A field has one column: the other one that meant it is no longer needed.
    for (const other of selects()) if (other !== chosen && other.value === chosen.value) other.value = "";
    const named = selects().filter(({ value }) => value !== "");
    changed({ felder: Object.fromEntries(named.map(({ value, dataset }) => [value, Number(dataset.spalte)])) });
  });
  header.addEventListener("change", () => changed({ kopfzeile: Number(header.value) }));

  function row({ titel, feld, proben, nummer }, felder) {
    const select = element("select", "", { ariaLabel: texts.meaning(titel) });
    select.dataset.spalte = nummer;
    select.append(new Option(texts.unused, ""), ...felder.map(([name, label]) => new Option(label, name)));
    select.value = feld;
    const line = element("tr");
    const meaning = element("td");
    meaning.append(select);
    line.append(element("th", titel, { scope: "row" }), meaning, element("td", proben.filter(Boolean).join(" · ")));
    return line;
  }

  return {
    /** Shows what was recognised. */
    show(recognised) {
      const { spalten, felder, koepfe, kopfzeile, vollstaendig } = recognised;
      const known = spalten.filter(({ feld }) => feld !== "");
      form.querySelector("[data-erkannt-satz]").textContent = vollstaendig
        ? texts.recognised(known.length, spalten.length, known.map(({ titel }) => titel).join(", "))
        : texts.incomplete;
      // Whoever is choosing by keyboard must not lose the field under the fingers.
      const same = JSON.stringify(spalten.map(({ titel, proben }) => [titel, proben]));
      if (same !== drawn) body.replaceChildren(...spalten.map((column) => row(column, felder)));
      else selects().forEach((select, index) => (select.value = spalten[index].feld));
      drawn = same;
      header.replaceChildren(
        ...koepfe.map(([number, text]) => new Option(texts.headerRow(number, text), number)),
        new Option(texts.noHeader, "0"),
      );
      header.value = String(kopfzeile);
      box.hidden = false;
      if (!vollstaendig) box.open = true;
    },
    /** What someone has to choose first is brought into view, and under the keys. */
    reveal() {
      box.querySelector("summary")?.focus({ preventScroll: true });
      box.scrollIntoView();
    },
    /** Nothing of a table stays behind, hidden or not. */
    forget() {
      body.replaceChildren();
      header.replaceChildren();
      form.querySelector("[data-erkannt-satz]").textContent = "";
      drawn = "";
      box.hidden = true;
      box.open = false;
    },
  };
}
