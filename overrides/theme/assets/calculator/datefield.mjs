// A text field for a date: what was understood stands beside it, arrow keys move it, the browser's own calendar opens
// at the press of a button.

import { addDays, addMonths, german, readDate, today, withWeekday } from "./dates.mjs";
import { texts } from "./texts.mjs";

const STEPS = {
  ArrowUp: (iso) => addDays(iso, 1),
  ArrowDown: (iso) => addDays(iso, -1),
  PageUp: (iso) => addMonths(iso, 1),
  PageDown: (iso) => addMonths(iso, -1),
};

/** The day around which a date without a year lies: the form's own, otherwise today. */
function near(control) {
  const form = control.closest("form");
  const other = form?.querySelector("[data-feld=stichtag] [data-datum]");
  const day = other && other !== control ? readDate(other.value, { near: today() }) : null;
  return day?.iso ?? today();
}

/** What a date field says, or null. */
export const dateIn = (control) => readDate(control.value, { near: near(control), past: "vergangen" in control.dataset });

/** Puts a day into a date field, as if it had been typed. @param {string} iso empty for none */
export function putDate(control, iso) {
  control.value = iso && german(iso);
  showEcho(control);
}

function showEcho(control) {
  const found = dateIn(control);
  const echo = document.getElementById(`${control.id}-echo`);
  const said = found ? withWeekday(found.iso) + (found.guessed ? texts.yearAdded : "") : "";
  if (echo && echo.textContent !== said) echo.textContent = said;
}

export function showEchoes(form) {
  for (const control of form.querySelectorAll("input[data-datum]")) showEcho(control);
}

function changedBy(control, iso) {
  putDate(control, iso);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function step(event) {
  const control = event.target;
  const move = STEPS[event.key];
  if (!move || !("datum" in control.dataset) || event.altKey || event.ctrlKey || event.metaKey) return;
  const from = control.value.trim() ? dateIn(control)?.iso : near(control);
  if (!from) return; // nothing that is typed gets lost
  event.preventDefault();
  changedBy(control, control.value.trim() ? move(from) : from);
}

/** Whoever leaves the field finds it written out: a year that was added stays, whatever happens to the other fields. */
function writeOut({ target }) {
  const found = "datum" in target.dataset ? dateIn(target) : null;
  if (found) putDate(target, found.iso);
}

/** Opens the browser's calendar; the input that it belongs to is only there as long as it is needed. */
export function openCalendar(control, button) {
  document.querySelector(".kalenderblatt")?.remove();
  const { min = "", max = "" } = control.dataset;
  const sheet = Object.assign(document.createElement("input"), { type: "date", className: "kalenderblatt", tabIndex: -1, min, max });
  sheet.value = dateIn(control)?.iso ?? near(control);
  sheet.ariaHidden = "true";
  sheet.addEventListener("input", (event) => {
    event.stopPropagation(); // it is no field of the form
    if (sheet.value) changedBy(control, sheet.value);
  });
  sheet.addEventListener("change", () => control.focus());
  button.after(sheet);
  sheet.showPicker();
}

/** Wires all date fields of a form, those of later rows too. */
export function wireDates(form) {
  form.addEventListener("keydown", step);
  form.addEventListener("input", ({ target }) => {
    if (target.closest("[data-feld=stichtag]")) showEchoes(form);
    else if ("datum" in target.dataset) showEcho(target);
  });
  form.addEventListener("focusout", writeOut);
}
