// Reads form fields as JSON values and shows the ones that are needed. Knows kinds of fields, but no rule: what is
// needed stands in the data attributes that the fence took from the model.

import { dateIn } from "./datefield.mjs";

const NUMBER = { ganzzahl: /^[+-]?\d+$/, zahl: /^[+-]?\d+([.,]\d+)?$/ };

export const CHECKED = ["checkbox", "radio"];
export const fieldsOf = (form) => [...form.querySelectorAll("[data-feld]")];
export const controlsOf = (element) => /** @type {Field[]} */ ([...element.querySelectorAll("input:not(.kalenderblatt), select")]);
const rowsOf = (field) => [...field.querySelectorAll("[data-zeile]")];
const partsOf = (row) => [...row.querySelectorAll("[data-teil]")];

/** One typed value; undefined when empty. What is not a number or a date goes to Python as it is, for the message. */
function typed(control, kind) {
  const text = control.value.trim().replace(/^[−–]/, "-");
  if (text === "") return undefined;
  if (kind === "datum") return dateIn(control)?.iso ?? text;
  return NUMBER[kind]?.test(text) ? Number(text.replace(",", ".")) : text;
}

const choiceOf = (control) => ("zahl" in control.dataset ? Number(control.value) : control.value);

function rowValue(row) {
  const entries = partsOf(row).map((part) => [part.dataset.teil, typed(controlsOf(part)[0], part.dataset.art)]);
  const filled = entries.filter(([, value]) => value !== undefined);
  if (filled.length === 0) return undefined;
  return entries[0][0] === "" ? filled[0][1] : Object.fromEntries(filled);
}

const VALUE = {
  ja_nein: ([control]) => control.checked,
  entscheidung: (controls) => controls.filter((control) => control.checked).map((control) => control.value === "ja")[0],
  mehrfach: (controls) => controls.filter((control) => control.checked).map(choiceOf),
  radios: (controls) => controls.filter((control) => control.checked && control.value !== "").map(choiceOf)[0],
  select: ([control]) => (control.value === "" ? undefined : choiceOf(control.selectedOptions[0])),
  liste: (_, field) => rowsOf(field).map(rowValue).filter((value) => value !== undefined),
};

export function valueOf(field) {
  const kind = field.dataset.art;
  const controls = controlsOf(field);
  if (kind in VALUE) return VALUE[kind](controls, field);
  if ("unbekannt" in field.dataset) return typed(controls[0], kind) ?? null; // empty: nobody knows
  return typed(controls[0], kind) ?? ("leerMelden" in field.dataset ? "" : undefined);
}

/** The visible fields as input for Python, and for each name in an error message the element it belongs to. */
export function read(form) {
  const input = {};
  const places = new Map();
  for (const field of fieldsOf(form).filter((one) => !one.hidden)) {
    const name = field.dataset.feld;
    const value = valueOf(field);
    places.set(name, field);
    if (value !== undefined) input[name] = value;
    rowsOf(field)
      .filter((row) => rowValue(row) !== undefined)
      .forEach((row, index) => {
        for (const part of partsOf(row)) {
          places.set([name, index, part.dataset.teil].filter((step) => step !== "").join("."), part);
        }
      });
  }
  return { input, places };
}

function matches(value, wanted) {
  if (wanted === true) return value !== undefined && value !== false && value.length !== 0;
  return [value].flat().some((one) => wanted.includes(one));
}

const appeared = new Set(); // since the last change

/** Shows the fields whose conditions hold. A hidden field keeps what was typed but counts as empty. */
export function showNeeded(form) {
  const fields = new Map(fieldsOf(form).map((field) => [field.dataset.feld, field]));
  const wanted = (field) => form.querySelector(`[data-schalter="${field.dataset.feld}"]`)?.checked ?? true;
  const needed = (field) =>
    wanted(field) &&
    Object.entries(JSON.parse(field.dataset.sichtbarWenn ?? "{}")).every(
      ([name, values]) => needed(fields.get(name)) && matches(valueOf(fields.get(name)), values),
    );
  appeared.clear();
  for (const field of fields.values()) {
    if (field.hidden && needed(field)) appeared.add(field);
    field.hidden = !needed(field);
  }
  for (const group of form.querySelectorAll(".rechner-gruppe")) group.hidden = [...group.querySelectorAll(".feld")].every((one) => one.hidden);
}

const MARGIN = 80; // for the header above and the line below that stay in place, in pixels

/** Brings the first field that has just appeared into sight, as far as the control that called it stays there. */
export function reveal(control) {
  const [first] = appeared;
  if (!first) return;
  const below = first.getBoundingClientRect().bottom + MARGIN - innerHeight;
  const room = control.getBoundingClientRect().top - MARGIN;
  if (below > 0 && room > 0) scrollBy({ top: Math.min(below, room) });
}

/** The visible label of a field, an option or a part of a row, without the source beside it. */
export const labelOf = (element) => element.querySelector("legend, label").firstChild.textContent.trim();

/** Chooses the options with these keys, and of their kind only them; false when the form has none of them. */
export function choose(form, keys) {
  const options = [...form.querySelectorAll("input[type=checkbox][value], input[type=radio]")];
  const chosen = options.filter((one) => one.value !== "" && keys.includes(one.value));
  for (const other of options.filter((one) => chosen.some(({ name }) => name === one.name))) other.checked = chosen.includes(other);
  return chosen.length > 0;
}

function isPreset(control) {
  if (control.tagName === "SELECT") return control.options[control.selectedIndex] === ([...control.options].find((one) => one.defaultSelected) ?? control.options[0]);
  return CHECKED.includes(control.type) ? control.checked === control.defaultChecked : control.value === control.defaultValue;
}

/** Marks the fields that still say what the house says, and what nobody has chosen. */
export function markPresets(form) {
  for (const mark of form.querySelectorAll("[data-vorgabe]")) mark.hidden = mark.textContent === "" || !controlsOf(mark.closest("[data-feld]")).every(isPreset);
}

/** Whether the form says nothing but what it began with; the day from which it counts is always there. */
export const isUntouched = (form) =>
  [...form.querySelectorAll("[data-schalter]")].every(isPreset) &&
  fieldsOf(form).every((field) => field.dataset.feld === "stichtag" || controlsOf(field).every(isPreset));
