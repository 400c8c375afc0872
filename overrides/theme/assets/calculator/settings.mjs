// Settings that say nothing about a person, kept in the fragment of a bookmark: it never leaves the browser, and nothing
// else is stored. Which fields these are stands in the model of the input.

import { CHECKED, controlsOf, fieldsOf, valueOf } from "./fields.mjs";
import { fillField } from "./filling.mjs";
import { texts } from "./texts.mjs";

const NAME = "einstellungen=";

const settingsOf = (form) => fieldsOf(form).filter((field) => "einstellung" in field.dataset);

/** The settings in the form, as a fragment for the address. */
export function asFragment(form) {
  const values = settingsOf(form).map((field) => [field.dataset.feld, valueOf(field)]);
  const given = values.filter(([, value]) => value !== undefined && value !== "");
  return `#${NAME}${encodeURIComponent(JSON.stringify(Object.fromEntries(given)))}`;
}

function inFragment(fragment) {
  if (!fragment.startsWith(`#${NAME}`)) return {};
  try {
    return Object(JSON.parse(decodeURIComponent(fragment.slice(NAME.length + 1))));
  } catch {
    return {}; // cut short on its way
  }
}

/** What the fields hold now is what an empty form holds. */
function makePreset(field) {
  for (const control of controlsOf(field)) {
    if (CHECKED.includes(control.type)) control.defaultChecked = control.checked;
    else if (control.tagName === "SELECT") for (const option of control.options) option.defaultSelected = option.selected;
    else control.defaultValue = control.value;
  }
  const mark = field.querySelector("[data-vorgabe]");
  mark.textContent = texts.fromBookmark;
}

/** Presets the fields that the address names, as far as they are settings. */
export function takeSettings(form, fragment) {
  const values = inFragment(fragment);
  for (const field of settingsOf(form).filter((one) => Object.hasOwn(values, one.dataset.feld))) {
    fillField(form, field, values[field.dataset.feld]);
    makePreset(field);
  }
}
