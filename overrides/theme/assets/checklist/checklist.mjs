// A checklist on the screen: print, forget, follow the answers; and what a calculator hands over, kept in memory only.

import { receive } from "./handover.mjs";

const form = document.querySelector("form[data-checkliste]");
const print = form.querySelector("[data-aktion=drucken]");
const box = form.querySelector("[data-aus-rechner]");
const EMPTY = "Die Checkliste ist leer.";
const FILLED = "Angaben und Daten aus dem Rechner sind eingetragen.";

/** Shows a part with a condition unless its question has another answer. */
function followAnswers() {
  for (const part of form.querySelectorAll("[data-wenn]")) {
    const [name, value] = String(part.dataset.wenn).split("=");
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    part.hidden = chosen !== null && chosen.value !== value;
  }
}

function write(values) {
  for (const line of form.querySelectorAll("[data-feld]")) line.textContent = values[String(line.dataset.feld)] ?? "";
}

/** The result of a calculator on top of the list, or nothing. */
function show(html) {
  box.innerHTML = html; // made and escaped by calc/ausgabe
  box.hidden = html === "";
  form.classList.toggle("gefuellt", html !== "");
}

const announce = (text) => (form.querySelector("[data-ansage]").textContent = text);

/** Fills in what a calculator has computed: the values of lines, answers, and the box with its result. */
function fill({ html, felder, wahl }) {
  write(felder);
  for (const answer of wahl) {
    const [name, value] = answer.split("=");
    // Someone may have begun while the calculator was still starting: what is answered stays.
    const option = form.querySelector(`[name="${name}"][value="${value}"]`);
    if (option && !form.querySelector(`[name="${name}"]:checked`)) option.checked = true;
  }
  show(html);
  followAnswers();
  announce(FILLED);
}

print.hidden = false;
print.addEventListener("click", () => window.print());
form.addEventListener("change", followAnswers);
form.addEventListener("reset", () => {
  write({});
  show("");
  setTimeout(followAnswers); // the boxes are empty only after this event
  announce(EMPTY);
});
// Coming back with the browser's arrows must not bring back the ticks, nor what a calculator has put in.
addEventListener("pageshow", (event) => event.persisted && form.reset());

receive(fill);
