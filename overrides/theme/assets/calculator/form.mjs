// Enhances the form that the fence made at build time: starts Python, sends what is typed, shows what comes back.

import { announce, hideProgress, say, setState, showInvalid, showProgress, showResult } from "./display.mjs";
import { wireButtons } from "./actions.mjs";
import { receive } from "../checklist/handover.mjs";
import { clearFailure, retryLater, showFailure, showStall } from "./failing.mjs";
import { choose, fill, read, showNeeded, today } from "./fields.mjs";
import { starte } from "./runtime.mjs";
import { placeOf } from "./messages.mjs";
import { texts } from "./texts.mjs";
import { rememberRows } from "./rows.mjs";

const SETTLE_MS = 200; // from the last key to the calculation
const PATIENCE_MS = 1200; // before an unfinished entry counts as wrong
const OVERDUE_MS = 1500; // before a result beside newer input is marked as the previous one
const TYPED = ["date", "text"];

const form = document.querySelector("form[data-rechner]");
const base = new URL("../../", import.meta.url).pathname;
const resetRows = rememberRows(form);

/** @type {ReturnType<typeof starte>} */
let engine;
let started = false;
let ready = false;
let sent = "";
/** @type {Answer} */
let answer;
let answered = ""; // the input that `answer` belongs to
/** @type {{ answer: Answer, text: string } | null} */
let shown = null;
let places = new Map();
/** @type {{ place: Element | null, at: number }} */
let typing = { place: null, at: 0 };
let settleTimer = 0;
let patienceTimer = 0;
let pressed = false; // a pointer is down: nothing may move away under it
let held = false;

function start() {
  if (started) return;
  started = true;
  if (!touched()) setToday();
  showNeeded(form);
  setState(form, "laedt");
  announce(form, texts.loading);
  clearFailure(form);
  const mine = (engine = starte({
    manifest: JSON.parse(document.getElementById("laufzeit-manifest").textContent),
    basis: new URL("../laufzeit/", import.meta.url).href,
    aufFortschritt: ({ geladen, gesamt }) => {
      if (!ready) showProgress(form, geladen, gesamt);
    },
    aufStocken: (silent) => showStall(form, silent),
  }));
  mine.bereit.then(
    () => {
      ready = true;
      clearFailure(form);
      hideProgress(form);
      setState(form, "bereit");
      say(form, texts.exampleValues);
      compute();
    },
    (error) => {
      if (engine === mine) fail(error);
    },
  );
}

function fail(error) {
  hideProgress(form);
  showFailure(form, error);
  retryLater(error, retry);
}

function retry() {
  started = false;
  ready = false;
  sent = "";
  start();
}

async function compute({ explicit = false } = {}) {
  clearTimeout(settleTimer);
  if (!ready) return;
  const { input, places: newPlaces } = read(form);
  const text = JSON.stringify(input);
  if (text === sent && !explicit) return;
  sent = text;
  setState(form, "rechnet");
  const overdue = setTimeout(say, OVERDUE_MS, form, texts.previous);
  try {
    const newAnswer = await engine.rechne(form.dataset.rechner, text, base);
    if (newAnswer === null || text !== sent) return;
    answer = newAnswer;
    answered = text;
    places = newPlaces;
    if (explicit) {
      show();
      moveToAnswer();
    } else {
      showWhenFree();
    }
  } catch (error) {
    say(form, texts.previous);
    fail(error);
  } finally {
    clearTimeout(overdue);
  }
}

/** Shows the newest answer, except that an error at the very field in which someone is typing waits a moment. */
function show() {
  clearTimeout(patienceTimer);
  patienceTimer = 0;
  held = false;
  if (!answer.fehler) {
    showResult(form, answer);
    shown = { answer, text: answered };
    say(form, touched() ? "" : texts.exampleValues);
    return;
  }
  const left = PATIENCE_MS - (performance.now() - typing.at);
  const waits = (error) => left > 0 && typing.place?.contains(placeOf(error, places));
  const now = answer.fehler.filter((error) => !waits(error));
  if (now.length < answer.fehler.length) patienceTimer = setTimeout(showWhenFree, left);
  if (now.length > 0) showInvalid(form, now, places);
  else if (!form.querySelector("[data-ergebnis]").hidden) say(form, texts.incomplete);
}

/** After „Berechnen“ or Enter: to the list of errors, or, if it is out of sight, to the result. */
function moveToAnswer() {
  if (answer.fehler) {
    form.querySelector("[data-fehlerliste]").focus();
  } else if (document.activeElement?.matches("button[type=submit]")) {
    form.querySelector(".rechner-antwort").scrollIntoView({ block: "nearest" });
  }
}

/** Another form of the answer to what is in the fields; one date of it belongs to the answer that is shown. */
async function ask(kind, wishes = {}) {
  start();
  await engine.bereit;
  const text = "nummer" in wishes ? shown?.text : JSON.stringify(read(form).input);
  return engine.frage(form.dataset.rechner, text, base, kind, JSON.stringify(wishes));
}

const touched = () => "beruehrt" in form.dataset;

function changed() {
  form.dataset.beruehrt = "";
  showNeeded(form);
  clearTimeout(settleTimer);
  settleTimer = setTimeout(compute, SETTLE_MS);
}

function noteTyping(control) {
  typing = TYPED.includes(control.type) ? { place: control.closest("[data-feld]"), at: performance.now() } : { place: null, at: 0 };
  changed();
}

/** Someone leaves a field: its entry counts as finished. */
function settle({ target }) {
  if (!target.closest("[data-feld]")) return;
  typing = { place: null, at: 0 };
  if (!patienceTimer || JSON.stringify(read(form).input) !== sent) compute();
  else showWhenFree();
}

function showWhenFree() {
  if (pressed) held = true;
  else show();
}

function release() {
  pressed = false;
  if (held) show();
}

function setToday() {
  for (const control of form.querySelectorAll("[data-feld=stichtag] input")) control.value = today();
}

function reset() {
  form.reset();
  resetRows();
  setToday();
  changed();
  delete form.dataset.beruehrt;
}

/** A link like …/#arbeitslos_berufspraxis opens the calculator with that choice. */
function chooseFromAddress() {
  if (!choose(form, location.hash.slice(1))) return;
  history.replaceState(history.state, "", location.pathname + location.search); // the address does not keep it
  showNeeded(form);
  start();
  compute();
}

/** The page of a whole table opens a calculator with the data of one person. */
receive(({ eingabe }) => {
  fill(form, eingabe);
  changed();
  start();
}, "rechner");

form.addEventListener("input", ({ target }) => {
  if (/** @type {Element} */ (target).closest("[data-feld]")) noteTyping(target);
});
form.addEventListener("keyup", ({ target }) => {
  // An impossible date in a native input changes validity, but fires no input event.
  const control = /** @type {HTMLInputElement} */ (target);
  if (control.type === "date" && JSON.stringify(read(form).input) !== sent) noteTyping(control);
});
form.addEventListener("focusout", settle);
addEventListener("pointerdown", () => (pressed = true));
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(release));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  typing = { place: null, at: 0 };
  start();
  compute({ explicit: true });
});
wireButtons(form, { changed, reset, retry, result: () => shown?.answer, ask });
addEventListener("hashchange", chooseFromAddress);

form.dataset.belebt = "";
chooseFromAddress();
showNeeded(form);
if (form.dataset.start === "sofort") start();
else for (const touch of ["pointerover", "focusin", "touchstart"]) form.addEventListener(touch, start, { once: true, passive: true });
