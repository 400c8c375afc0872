// The page of a whole table: takes one, shows what was recognised, has it computed, shows the result. Nothing of it is
// stored or sent; it lives in the memory of this page and of its worker.

import { openCalendar, putDate, showEchoes, wireDates } from "../calculator/datefield.mjs";
import { today } from "../calculator/dates.mjs";
import { announce, hideProgress, say, setState, showProgress } from "../calculator/display.mjs";
import { clearFailure, retryLater, showFailure, showStall } from "../calculator/failing.mjs";
import { controlsOf, read } from "../calculator/fields.mjs";
import { clearErrors, showErrors } from "../calculator/messages.mjs";
import { addRow, numberRows, removeRow, resetRows } from "../calculator/rows.mjs";
import { download } from "../calculator/takeaway.mjs";
import { give } from "../checklist/handover.mjs";
import { columns } from "./columns.mjs";
import { createEngine, INPUT, OUTPUT, Stopped } from "./engine.mjs";
import { intake } from "./intake.mjs";
import { list } from "./list.mjs";
import { texts } from "./texts.mjs";

const SETTLE_MS = 400;
const LARGEST = 20_000_000;
const ZIP = [0x50, 0x4b, 3, 4];

/** @type {any} */
const form = document.querySelector("form[data-bestand]");
const base = new URL("../../", import.meta.url).pathname;
const CALCULATOR = new URL("../../rechner/kontaktintervall/", import.meta.url);
const part = (name) => form.querySelector(`[data-${name}]`);

/** @type {import("./intake.mjs").Source} */
const EXAMPLE = {
  name: texts.example,
  size: 0,
  own: false,
  bytes: async () => new Uint8Array(await (await fetch(form.querySelector("a[download]").getAttribute("href") ?? "")).arrayBuffer()),
};

let source = EXAMPLE;
let choice = []; // what someone has put right in the columns, in that order
let held = false; // Python holds the result that is shown
let shown = true; // a result is shown
let fresh = false; // a table has just come: its result is brought into view, once
let running = 0;
let timer = 0;

const engine = createEngine({
  manifest: JSON.parse(document.getElementById("laufzeit-manifest").textContent),
  basis: new URL("../laufzeit/", import.meta.url).href,
  aufFortschritt: ({ geladen, gesamt }) => {
    if (form.dataset.zustand === "laedt") showProgress(form, geladen, gesamt);
  },
  aufStocken: (silent) => showStall(form, silent),
});
numberRows(form);
wireDates(form);
showEchoes(form);
const known = columns(form, (more) => {
  if ("kopfzeile" in more) choice = [more];
  else choice = [...choice.filter((one) => "kopfzeile" in one), more];
  restart();
});
const people = list(form, rows, open);

function ready() {
  const start = engine.ready();
  start.then(
    () => {
      clearFailure(form);
      if (form.dataset.zustand !== "laedt") return;
      hideProgress(form);
      setState(form, "bereit");
    },
    (error) => {
      if (start !== engine.ready()) return; // another one is on its way
      hideProgress(form);
      showFailure(form, error);
      retryLater(error, again);
    },
  );
}

function again() {
  clearFailure(form);
  setState(form, "laedt");
  engine.stop();
  ready();
}

ready();

/** Everything from a table to its result; with another table or other choices, the run before is ended. */
async function run() {
  const number = (running += 1);
  const current = () => number === running;
  const begun = performance.now();
  const report = (what) => (state) => current() && progress(texts.progress(what, state, (performance.now() - begun) / 1000), state);
  held = false;
  clearErrors(form);
  say(form, "");
  setState(form, "rechnet");
  try {
    const recognised = await recognise(report(texts.reading));
    if (!current() || refused(recognised)) return;
    if (source.own) known.show(recognised);
    if (recognised.vollstaendig) await result(report, begun, current);
    else incomplete();
  } catch (error) {
    if (!(error instanceof Stopped) && current()) failed(error);
  } finally {
    if (current()) idle();
  }
}

async function recognise(report) {
  report({ getan: 0, gesamt: 0 });
  if (source.size > LARGEST) return { fehler: [{ feld: null, text: texts.tooLarge(source.size, LARGEST) }] };
  const bytes = await source.bytes().catch(() => null);
  if (bytes === null) return { fehler: [{ feld: null, text: texts.notReadable }] };
  const brauche = ZIP.every((byte, index) => bytes[index] === byte) ? ["calamine.zip"] : [];
  let answer = await engine.ask({ was: "lies" }, { hinein: { [INPUT]: bytes }, brauche, melde: report });
  for (const one of answer.fehler ? [] : choice) answer = await engine.ask({ was: "ordne_zu", ...one });
  return answer;
}

async function result(report, begun, current) {
  const { input, places } = read(form);
  report(texts.computing)({ getan: 0, gesamt: 0 });
  const answer = await engine.ask({ was: "rechne", einstellungen: input }, { melde: report(texts.computing) });
  if (!current() || refused(answer, places)) return;
  held = true;
  show(answer);
  reveal();
  await people.begin(answer.auswahl);
  report(texts.planning)({ getan: 0, gesamt: 0 });
  const planned = await engine.ask({ was: "plane" }, { melde: report(texts.planning) });
  if (!current() || refused(planned)) return;
  put("woche", planned.woche);
  put("verteilung", planned.verteilung);
  const sentence = texts.done((performance.now() - begun) / 1000, answer.gerechnet);
  say(form, source.own ? sentence : texts.exampleLine);
  announce(form, `${sentence} ${part("teil-woche").querySelector(".ergebnis-satz").textContent}`);
}

function put(name, html) {
  part(`teil-${name}`).innerHTML = html; // made and escaped by calc.bestand.ansicht, the same code as at build time
}

function show(answer) {
  for (const name of ["kopf", "fehlerliste", "stand"]) put(name, answer[name]);
  put("woche", "");
  put("verteilung", "");
  part("titel").textContent = source.own ? texts.own(source.name) : texts.example;
  const plans = answer.auswahl.fachkraft;
  part("nur-mehrere").hidden = plans.length < 2;
  part("plan").replaceChildren(new Option(texts.together, ""), ...plans.map(([, label], index) => new Option(label, index)));
  display(true);
}

/** What someone has waited for lies below what they gave; whoever then changes something stays where they are. */
function reveal() {
  if (!fresh) return;
  fresh = false;
  part("ergebnis").focus({ preventScroll: true });
  part("ergebnis").scrollIntoView();
}

function display(visible) {
  shown = visible;
  part("ergebnis").hidden = !visible;
  form.querySelector("[data-aktion=vergessen]").hidden = !source.own;
}

/** Whether an answer says what is wrong instead; then that is shown. */
function refused(answer, places = new Map()) {
  if (!answer.fehler) return false;
  display(false);
  const settings = /** @type {HTMLDetailsElement} */ (part("einstellungen"));
  if (answer.fehler.some(({ feld }) => feld)) settings.open = true;
  showErrors(form, answer.fehler, places);
  setState(form, "fehler");
  announce(form, answer.fehler.map(({ text }) => text).join(" "));
  part("fehlerliste").focus({ preventScroll: false });
  return true;
}

function incomplete() {
  display(false);
  if (fresh) known.reveal();
  fresh = false;
  say(form, texts.incomplete);
  announce(form, texts.incomplete);
  setState(form, "fehler");
}

/** Python itself has failed, most likely at too large a table: it starts anew, and says what can be done. */
function failed(error) {
  console.warn("Bestand:", error.detail ?? error);
  if (error.kennung) return showFailure(form, error);
  engine.stop();
  refused({ fehler: [{ feld: null, text: texts.crashed }] });
  return undefined;
}

function progress(text, { getan, gesamt }) {
  const line = part("fortschritt");
  const bar = line.querySelector("progress");
  line.hidden = false;
  line.querySelector("span").textContent = text;
  if (gesamt) Object.assign(bar, { max: gesamt, value: getan });
  else bar.removeAttribute("value");
  form.querySelector("[data-aktion=abbrechen]").hidden = false;
}

function idle() {
  hideProgress(form);
  form.querySelector("[data-aktion=abbrechen]").hidden = true;
  if (form.dataset.zustand === "rechnet") setState(form, "fertig");
}

function take(given) {
  if (!source.own && !("beruehrt" in form.dataset)) putDate(form.querySelector("[name=stichtag]"), today());
  source = given;
  fresh = true;
  choice = [];
  known.forget();
  restart();
}

function restart() {
  clearTimeout(timer);
  if (form.dataset.zustand === "rechnet") engine.stop();
  run();
}

function stop() {
  running += 1;
  engine.stop();
  held = false;
  idle();
  display(false);
  say(form, texts.stopped);
  announce(form, texts.stopped);
  setState(form, "bereit");
}

function forget() {
  source = EXAMPLE;
  choice = [];
  known.forget();
  engine.stop();
  form.reset();
  resetRows(form);
  showEchoes(form);
  delete form.dataset.beruehrt;
  run().then(() => announce(form, texts.forgotten));
}

/** What the page shows is the example of the build until someone touches it: then Python computes it, too. */
async function hold() {
  if (!held && shown) await run();
  return held;
}

async function rows(wanted) {
  if (!(await hold())) return null;
  return engine.ask({ was: "zeilen", basis: base, ...wanted }).catch(quietly);
}

function quietly(error) {
  if (!(error instanceof Stopped)) failed(error);
  return null;
}

/** One person of the list in a calculator of its own: nothing of it stands in an address. */
function open(row) {
  const asked = hold().then(() => engine.ask({ was: "person", zeile: row })).catch(quietly);
  if (!give(CALCULATOR, asked, "rechner")) say(form, texts.windowBlocked);
}

async function file(kind) {
  if (!(await hold())) return;
  progress(texts.progress(texts.writing, { getan: 0, gesamt: 0 }, 0), { getan: 0, gesamt: 0 });
  const brauche = kind === "xlsx" ? ["xlsxwriter.zip"] : [];
  try {
    const answer = await engine.ask({ was: "datei", form: kind }, { heraus: OUTPUT, brauche });
    if (refused(answer)) return;
    download(answer.datei, new Blob([answer.inhalt], { type: answer.typ }));
    announce(form, texts.downloaded(answer.datei));
  } catch (error) {
    quietly(error);
  } finally {
    idle();
  }
}

/** On paper, the list is whole. */
async function print() {
  if (!(await hold())) return;
  await people.refresh({ je_seite: 0 });
  addEventListener("afterprint", () => people.refresh(), { once: true });
  window.print();
}

/** By keyboard as by button; only the browser's menu prints what is seen, and how many of all that are stands there. */
function printKey(event) {
  const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!plain || event.key.toLowerCase() !== "p" || !shown || !["bereit", "fertig"].includes(form.dataset.zustand)) return;
  event.preventDefault();
  print();
}

async function plan() {
  const chosen = part("plan").value;
  const wanted = chosen === "" ? {} : { fachkraft: people.choices().fachkraft[Number(chosen)][0] };
  if (!(await hold())) return;
  const answer = await engine.ask({ was: "woche", ...wanted }).catch(quietly);
  if (answer && !answer.fehler) put("woche", answer.woche);
}

function changed() {
  form.dataset.beruehrt = "";
  clearTimeout(timer);
  timer = setTimeout(restart, SETTLE_MS);
}

const dateBeside = (button) => controlsOf(button.closest("[data-teil], [data-feld]"))[0];

const ACTIONS = {
  abbrechen: stop,
  erneut: again,
  vergessen: forget,
  drucken: print,
  datei: ({ dataset }) => file(dataset.form),
  heute: (button) => {
    putDate(dateBeside(button), today());
    changed();
  },
  kalenderblatt: (button) => openCalendar(dateBeside(button), button),
  "zeile-dazu": (button) => addRow(button.closest("[data-feld]")),
  "zeile-weg": (button) => {
    removeRow(button.closest("[data-feld]"), button.closest("[data-zeile]"));
    changed();
  },
};

intake(form, take);
addEventListener("keydown", printKey);
form.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-aktion]");
  if (button) ACTIONS[button.dataset.aktion](button);
});
form.addEventListener("input", ({ target }) => target.closest("[data-feld]") && changed());
form.addEventListener("submit", (event) => event.preventDefault());
part("plan").addEventListener("change", plan);
// A table that someone has brought is gone with the page: that must not happen by mistake.
addEventListener("beforeunload", (event) => source.own && event.preventDefault());
// Coming back with the browser's arrows must not bring it back.
addEventListener("pageshow", (event) => event.persisted && location.reload());
form.dataset.belebt = "";
