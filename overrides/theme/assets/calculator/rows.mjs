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
    row.querySelector("[data-aktion=zeile-weg]").setAttribute("aria-label", texts.removeRow(index + 1));
    for (const control of controlsOf(row)) {
      const part = control.closest("[data-teil]")?.dataset.teil;
      control.name = [field.dataset.feld, index, part].filter((step) => step !== "").join(".");
    }
  });
}

/** Names the fields of all rows by their place. */
export function numberRows(form) {
  for (const field of form.querySelectorAll("[data-art=liste]")) number(field);
}

/** Adds an empty row and returns it. */
export function addRow(field) {
  const row = newRow(field);
  field.querySelector("[data-zeilen]").append(row);
  number(field);
  return row;
}

export function removeRow(field, row) {
  row.remove();
  number(field);
  field.querySelector("[data-aktion=zeile-dazu]").focus();
}

/** Takes away every row but those of an empty form. */
export function resetRows(form) {
  for (const field of form.querySelectorAll("[data-art=liste]")) {
    const rows = [...field.querySelectorAll("[data-zeile]")];
    for (const row of rows.slice("mindestens" in field.dataset ? 1 : 0)) row.remove();
    if ("mindestens" in field.dataset && rows.length === 0) addRow(field);
    for (const control of controlsOf(field)) control.value = "";
    number(field);
  }
}
