// Reads form fields as JSON values and shows the ones that are needed. Knows kinds of fields, but no rule: what is
// needed stands in the data attributes that the fence took from the model.

const NUMBER = { ganzzahl: /^[+-]?\d+$/, zahl: /^[+-]?\d+([.,]\d+)?$/ };

export const fieldsOf = (form) => [...form.querySelectorAll("[data-feld]")];
export const controlsOf = (element) => [...element.querySelectorAll("input, select")];
const rowsOf = (field) => [...field.querySelectorAll("[data-zeile]")];
const partsOf = (row) => [...row.querySelectorAll("[data-teil]")];

/** One typed value; undefined when empty. What is not a number or a date goes to Python as it is, for the message. */
function typed(control, kind) {
  if (control.validity.badInput) return "?";
  const text = control.value.trim().replace(/^[−–]/, "-");
  if (text === "") return undefined;
  return NUMBER[kind]?.test(text) ? Number(text.replace(",", ".")) : text;
}

const chosen = (control) => ("zahl" in control.dataset ? Number(control.value) : control.value);

function rowValue(row) {
  const entries = partsOf(row).map((part) => [part.dataset.teil, typed(controlsOf(part)[0], part.dataset.art)]);
  const filled = entries.filter(([, value]) => value !== undefined);
  if (filled.length === 0) return undefined;
  return entries[0][0] === "" ? filled[0][1] : Object.fromEntries(filled);
}

const VALUE = {
  ja_nein: ([control]) => control.checked,
  mehrfach: (controls) => controls.filter((control) => control.checked).map(chosen),
  radios: (controls) => controls.filter((control) => control.checked && control.value !== "").map(chosen)[0],
  select: ([control]) => (control.value === "" ? undefined : chosen(control.selectedOptions[0])),
  liste: (_, field) => rowsOf(field).map(rowValue).filter((value) => value !== undefined),
};

function valueOf(field) {
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

/** Shows the fields whose conditions hold. A hidden field keeps what was typed but counts as empty. */
export function showNeeded(form) {
  const fields = new Map(fieldsOf(form).map((field) => [field.dataset.feld, field]));
  const needed = (field) =>
    Object.entries(JSON.parse(field.dataset.sichtbarWenn ?? "{}")).every(
      ([name, wanted]) => needed(fields.get(name)) && matches(valueOf(fields.get(name)), wanted),
    );
  for (const field of fields.values()) field.hidden = !needed(field);
  for (const group of form.querySelectorAll(".rechner-gruppe")) group.hidden = fieldsOf(group).every((one) => one.hidden);
}

const german = (value) => String(value).replace(".", ",");
const FILL = {
  ja_nein: ([control], value) => (control.checked = value === true),
  mehrfach: (controls, value) => controls.forEach((one) => (one.checked = [value].flat().includes(chosen(one)))),
  radios: (controls, value) => controls.forEach((one) => (one.checked = chosen(one) === value)),
  select: ([control], value) => (control.value = value ?? ""),
  zahl: ([control], value) => (control.value = value === undefined ? "" : german(value)),
};

/** Puts an input for Python into the fields, as `read` would read it; what it does not name becomes empty. */
export function fill(form, input) {
  for (const field of fieldsOf(form)) {
    const put = FILL[field.dataset.art] ?? (([control], value) => (control.value = value ?? ""));
    put(controlsOf(field), input[field.dataset.feld]);
  }
}

/** The visible label of a field, an option or a part of a row, without the source beside it. */
export const labelOf = (element) => element.querySelector("legend, label").firstChild.textContent.trim();

/** Chooses the option with this key, and only it; false when the form has no such option. */
export function choose(form, key) {
  const options = [...form.querySelectorAll("input[type=checkbox][value], input[type=radio]")];
  const option = options.find((one) => one.value === key && key !== "");
  if (!option) return false;
  for (const other of options.filter((one) => one.name === option.name)) other.checked = other === option;
  return true;
}

function iso(day) {
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export const today = () => iso(new Date());

/** First and last day of the current week (Monday to Sunday), month or year. */
export function currentPeriod(span) {
  const now = new Date();
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const monday = day - ((now.getDay() + 6) % 7);
  const ends = {
    woche: [new Date(year, month, monday), new Date(year, month, monday + 6)],
    monat: [new Date(year, month, 1), new Date(year, month + 1, 0)],
    jahr: [new Date(year, 0, 1), new Date(year, 11, 31)],
  };
  return ends[span].map(iso);
}
