// Rows of a list: add, remove, put back. Ids stay unique because the counter never goes back.

import { controlsOf } from "./fields.mjs";
import { texts } from "./texts.mjs";

const MARK = "NUMMER";
let counter = 1000;

function newRow(field) {
  counter += 1;
  const row = field.querySelector("template").content.firstElementChild.cloneNode(true);
  for (const element of row.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(MARK)) element.setAttribute(name, value.replaceAll(MARK, counter));
    }
  }
  return row;
}

function number(field) {
  field.querySelectorAll("[data-zeile]").forEach((row, index) => {
    row.querySelector("legend").textContent = texts.row(index + 1);
    row.querySelector("button").setAttribute("aria-label", texts.removeRow(index + 1));
    for (const control of controlsOf(row)) {
      const part = control.closest("[data-teil]").dataset.teil;
      control.name = [field.dataset.feld, index, part].filter((step) => step !== "").join(".");
    }
  });
}

export function addRow(field) {
  const row = newRow(field);
  field.querySelector("[data-zeilen]").append(row);
  number(field);
  controlsOf(row)[0].focus();
}

export function removeRow(field, row) {
  row.remove();
  number(field);
  field.querySelector("[data-aktion=zeile-dazu]").focus();
}

/** Remembers the rows of the example; the returned function puts them back. */
export function rememberRows(form) {
  const originals = [...form.querySelectorAll("[data-zeilen]")].map((rows) => [rows, rows.cloneNode(true)]);
  for (const field of form.querySelectorAll("[data-art=liste]")) number(field);
  return () => {
    for (const [rows, copy] of originals) {
      rows.replaceChildren(...copy.cloneNode(true).children);
      number(rows.closest("[data-feld]"));
    }
  };
}
