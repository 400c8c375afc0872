// Enhances the form that the fence made at build time: starts Python, sends what is typed, shows what comes back.
//
// `data-zustand`: laedt → bereit (Python is there; nothing given yet, or not all that is needed) → rechnet → fertig, or
// fehler: an entry is wrong, or something needed is missing although an answer was asked for.

import { wireButtons } from "./actions.mjs";
import { receive } from "../checklist/handover.mjs";
import { showEchoes, wireDates } from "./datefield.mjs";
import { announce, clear, hideProgress, leaveExample, say, setState, showIncomplete, showProgress, showResult, showUnfinished } from "./display.mjs";
import { clearFailure, retryLater, showFailure, showStall } from "./failing.mjs";
import { choose, controlsOf, fieldsOf, isUntouched, markPresets, read, reveal, showNeeded } from "./fields.mjs";
import { empty, fill } from "./filling.mjs";
import { makeComparison } from "./comparison.mjs";
import { isMissing, placeOf } from "./messages.mjs";
import { numberRows } from "./rows.mjs";
import { takeSettings } from "./settings.mjs";
import { starte } from "./runtime.mjs";
import { texts } from "./texts.mjs";

const SETTLE_MS = 200; // from the last key to the calculation
const OVERDUE_MS = 1500; // before a result beside newer input is marked as the previous one

const form = document.querySelector("form[data-rechner]");
const base = new URL("../../", import.meta.url).pathname;

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
/** @type {Element | null} */
let typing = null; // the field in which someone is in the middle of an entry
let asked = false; // an answer was asked for: from then on, what is missing is an error
let exemplary = false; // the fields say what the example says
let settleTimer = 0;
let pressed = false; // a pointer is down: nothing may move away under it
let held = false;

const comparison = makeComparison(form, ask);

const touched = () => "beruehrt" in form.dataset;

function start() {
  if (started) return;
  started = true;
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
  if (!ready || !touched()) return;
  const { input, places: newPlaces } = read(form);
  const text = JSON.stringify(input);
  if (text === sent && !explicit) return;
  sent = text;
  setState(form, "rechnet");
  const overdue = setTimeout(() => shown && say(form, texts.previous), OVERDUE_MS);
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
    showUnfinished(form);
    say(form, shown ? texts.previous : "");
    fail(error);
  } finally {
    clearTimeout(overdue);
  }
}

/** Shows the newest answer; what is wrong in the very field in which someone is typing waits until it is left. */
function show() {
  held = false;
  shown = answer.fehler ? shown : { answer, text: answered };
  if (!answer.fehler) {
    asked = false;
    showResult(form, answer);
    say(form, exemplary ? texts.exampleValues : "");
    comparison.update(shown);
    return;
  }
  const waits = (error) => !asked && typing !== null && typing.contains(placeOf(error, places));
  const missing = asked ? [] : answer.fehler.filter((error) => isMissing(error, places));
  const wrong = answer.fehler.filter((error) => !missing.includes(error) && !waits(error));
  if (answer.fehler.every(waits) && shown) showUnfinished(form);
  else showIncomplete(form, { wrong, missing, known: answer.bekannt }, places);
  if (wrong.length > 0 || missing.length > 0) shown = null;
  comparison.update(shown);
}

/** After „Berechnen“ or Enter: to the list of errors, or, if it is out of sight, to the result. */
function moveToAnswer() {
  if (answer.fehler) {
    form.querySelector("[data-fehlerliste]").focus();
  } else if (document.activeElement?.matches("button[type=submit]")) {
    form.querySelector(".rechner-antwort").scrollIntoView({ block: "nearest" });
  }
}

/** Another form of the answer to what is in the fields; one date of it, or two answers, belong to the one shown. */
async function ask(kind, wishes = {}) {
  start();
  await engine.bereit;
  const text = "nummer" in wishes || "erste" in wishes ? shown?.text : JSON.stringify(read(form).input);
  return engine.frage(form.dataset.rechner, text, base, kind, JSON.stringify(wishes));
}

/** Something is different, by hand or at the press of a button. */
/** @param {Element | null} control */
function changed(control = null) {
  exemplary = false;
  refresh();
  leaveExample(form);
  if (control) reveal(control);
  start();
  clearTimeout(settleTimer);
  settleTimer = setTimeout(compute, SETTLE_MS);
}

function refresh() {
  showNeeded(form);
  markPresets(form);
}

/** Someone leaves a field: its entry counts as finished. */
function settle({ target }) {
  if (!target.closest("[data-feld]")) return;
  const waited = typing !== null;
  typing = null;
  if (JSON.stringify(read(form).input) !== sent) compute();
  else if (waited && answer?.fehler) showWhenFree();
}

function showWhenFree() {
  if (pressed) held = true;
  else show();
}

function release() {
  pressed = false;
  if (held) show();
}

/** An empty form, or one with the values of the example. @param {Record<string, any> | null} example */
function begin(example) {
  typing = null;
  asked = false;
  shown = null;
  sent = "";
  comparison.end();
  if (example) {
    fill(form, example);
    changed();
    exemplary = true;
    compute();
    announce(form, texts.filled);
    return;
  }
  clearTimeout(settleTimer);
  empty(form);
  refresh();
  clear(form);
  delete form.dataset.beruehrt;
  form.querySelector("[data-beispiel]").setAttribute("open", "");
  say(form, texts.nothing);
  if (ready) setState(form, "bereit");
  announce(form, texts.emptied);
  controlsOf(fieldsOf(form)[0])[0].focus();
}

/** A link like …/#arbeitslos_berufspraxis opens the calculator with that choice, one with a comma with several. */
function chooseFromAddress() {
  if (!choose(form, location.hash.slice(1).split(","))) return;
  history.replaceState(history.state, "", location.pathname + location.search); // the address does not keep it
  changed();
}

/** The page of a whole table opens a calculator with the data of one person. */
receive(({ eingabe }) => {
  fill(form, eingabe);
  changed();
}, "rechner");

form.addEventListener("input", ({ target }) => {
  const control = /** @type {HTMLInputElement} */ (target);
  const field = control.closest("[data-feld], [data-schalter]");
  if (!field) return;
  typing = control.type === "text" ? field : null;
  changed(control);
});
wireDates(form);
form.addEventListener("focusout", settle);
addEventListener("pointerdown", () => (pressed = true));
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(release));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  typing = null;
  asked = true;
  leaveExample(form);
  start();
  compute({ explicit: true });
});
wireButtons(form, {
  changed,
  begin,
  retry,
  result: () => shown?.answer,
  ask,
  compare: (keep) => (keep && shown ? comparison.keep(shown) : comparison.end()),
});
addEventListener("hashchange", readAddress);

function readAddress() {
  takeSettings(form, location.hash);
  chooseFromAddress();
  refresh();
}

form.dataset.belebt = "";
numberRows(form);
if (isUntouched(form)) empty(form);
else leaveExample(form); // typed before this script ran, or brought back by the browser
readAddress();
showEchoes(form);
if (form.dataset.start === "sofort") start();
else for (const touch of ["pointerover", "focusin", "touchstart"]) form.addEventListener(touch, start, { once: true, passive: true });
