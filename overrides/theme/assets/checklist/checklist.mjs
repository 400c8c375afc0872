// A checklist on the screen: print, empty, follow the answers; take what a calculator hands over; and keep all of it with
// this entry of the browser's history, so that Back, Forward and a reload bring it again. Nothing is stored elsewhere.

import { receive } from "./handover.mjs";
import { keep, kept } from "./keeping.mjs";

const TYPING_RESTS_MS = 400; // browsers allow only so many changes of their history
const form = document.querySelector("form[data-checkliste]");
const print = form.querySelector("[data-aktion=drucken]");
const box = form.querySelector("[data-aus-rechner]");
const EMPTY = "Die Checkliste ist leer.";
const FILLED = "Angaben und Daten aus dem Rechner sind eingetragen.";
let html = "";
let rest = 0;

/** Shows a part with a condition unless its question has another answer. */
function followAnswers() {
  for (const part of form.querySelectorAll("[data-wenn]")) {
    const [name, value] = String(part.dataset.wenn).split("=");
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    part.hidden = chosen !== null && chosen.value !== value;
  }
}

/** The result of a calculator on top of the list, or nothing. */
function show(result) {
  html = result;
  box.innerHTML = html; // made and escaped by calc/ausgabe
  box.hidden = html === "";
  form.classList.toggle("gefuellt", html !== "");
}

const announce = (text) => (form.querySelector("[data-ansage]").textContent = text);

function save() {
  clearTimeout(rest);
  keep(form, html);
}

/** A day to act on and, if it is not the same, the day of the calendar behind it. */
function known({ dataset }, values) {
  const value = values[dataset.feld] ?? "";
  const behind = values[dataset.kalender] ?? value;
  return behind === value ? value : `${value} (Kalendertag: ${behind})`;
}

/** Fills in what a calculator has computed: the values of lines, answers, ticks, and the box with its result. */
function fill({ html: result, felder, wahl }) {
  // Someone may have begun while the calculator was still starting: what is written or answered stays.
  for (const line of form.querySelectorAll("textarea[data-feld]")) line.value ||= known(line, felder);
  for (const answer of wahl) {
    const [name, value] = answer.split("=");
    const option = form.querySelector(`[name="${name}"][value="${value}"]`);
    if (option && !form.querySelector(`[name="${name}"]:checked`)) option.checked = true;
  }
  for (const tick of form.querySelectorAll("input[data-bekannt]")) {
    const [name, value] = String(tick.dataset.bekannt).split("=");
    if (name in felder && (value === undefined || felder[name] === value)) tick.checked = true;
  }
  show(result);
  followAnswers();
  save();
  announce(FILLED);
}

print.hidden = false;
print.addEventListener("click", () => window.print());
form.addEventListener("input", () => {
  clearTimeout(rest);
  rest = setTimeout(save, TYPING_RESTS_MS);
});
form.addEventListener("change", () => {
  followAnswers();
  save();
});
form.addEventListener("reset", () => {
  show("");
  // The boxes are empty only after this event.
  setTimeout(() => {
    followAnswers();
    save();
    announce(EMPTY);
  });
});

show(kept(form));
followAnswers();
receive(fill);
