// Puts values into the fields: those of the worked example, or none.

import { controlsOf, fieldsOf } from "./fields.mjs";
import { putDate, showEchoes } from "./datefield.mjs";
import { today } from "./dates.mjs";
import { addRow, resetRows } from "./rows.mjs";

const partOf = (row, name) => controlsOf(row.querySelector(`[data-teil="${name}"]`))[0];

function put(control, kind, value) {
  if (kind === "datum") putDate(control, value);
  else control.value = String(value).replace(".", kind === "zahl" ? "," : ".");
}

function putRows(field, values) {
  for (const [index, value] of values.entries()) {
    const row = field.querySelectorAll("[data-zeile]")[index] ?? addRow(field);
    const parts = typeof value === "object" ? value : { "": value };
    for (const [name, part] of Object.entries(parts)) {
      const control = partOf(row, name);
      put(control, control.closest("[data-teil]")?.dataset.art, part);
    }
  }
}

function tick(controls, chosen) {
  for (const control of controls) control.checked = chosen.includes(control.value);
}

const FILL = {
  ja_nein: ([control], value) => (control.checked = value),
  entscheidung: (controls, value) => tick(controls, [value ? "ja" : "nein"]),
  mehrfach: (controls, values) => tick(controls, [values].flat().map(String)),
  radios: (controls, value) => tick(controls, [String(value)]),
  select: ([control], value) => (control.value = String(value)),
  liste: (_, values, field) => putRows(field, values),
};

/** Back to what the page itself begins with: nothing of a person, today, the house's presets. */
export function empty(form) {
  form.reset();
  resetRows(form);
  for (const control of form.querySelectorAll("[data-feld=stichtag] input")) putDate(control, today());
  showEchoes(form);
}

/** Nothing but these values and the presets. @param {Record<string, any>} values as they go to Python */
export function fill(form, values) {
  empty(form);
  for (const field of fieldsOf(form).filter((one) => (values[one.dataset.feld] ?? null) !== null)) fillField(form, field, values[field.dataset.feld]);
}

/** One value, as it goes to Python, into its field. */
export function fillField(form, field, value) {
  const kind = field.dataset.art;
  const controls = controlsOf(field);
  for (const shown of form.querySelectorAll(`[data-schalter="${field.dataset.feld}"]`)) tick([shown], [shown.value]);
  if (kind in FILL) FILL[kind](controls, value, field);
  else put(controls[0], kind, value);
}
