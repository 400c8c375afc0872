// What the reader sees of the state: progress, result, its inputs, failure texts, announcements.

import { today } from "./dates.mjs";
import { foldProof } from "./folding.mjs";
import { clearErrors, listMissing, showErrors } from "./messages.mjs";
import { texts } from "./texts.mjs";

const part = (form, name) => form.querySelector(`[data-${name}]`);

export function setState(form, state) {
  form.dataset.zustand = state;
  part(form, "ergebnis").ariaBusy = String(state === "rechnet");
}

/** The line above the result; empty hides it. */
export function say(form, text) {
  const line = part(form, "lage");
  if (line.textContent !== text) line.textContent = text;
  line.hidden = text === "";
}

/** Heard, not seen: the result itself is no live region, or every change would be read out in full. */
export function announce(form, text) {
  part(form, "ansage").textContent = text;
}

export function showProgress(form, loaded, total) {
  const line = part(form, "fortschritt");
  const bar = line.querySelector("progress");
  line.hidden = false;
  line.querySelector("span").textContent = total ? texts.progress(loaded, total) : texts.loading;
  if (total && loaded >= total) line.querySelector("span").textContent += ` – ${texts.starting}`;
  if (total) {
    bar.max = total;
    bar.value = loaded;
  }
}

export const hideProgress = (form) => (part(form, "fortschritt").hidden = true);

const TAKEN = ["vermerk", "kopieren", "drucken", "kalender", "checkliste", "vergleichen"];

/** Only an answer to what is in the fields can be taken along. */
function allowActions(form, allowed) {
  part(form, "mitnehmen").hidden = !allowed;
  for (const name of TAKEN) for (const button of form.querySelectorAll(`[data-aktion=${name}]`)) button.disabled = !allowed;
}

/** The example makes way as soon as there is something of the reader's own. */
export function leaveExample(form) {
  if (!("beruehrt" in form.dataset)) part(form, "beispiel").removeAttribute("open");
  form.dataset.beruehrt = "";
}

/** What else can be done with a result: the dates that go into a calendar one by one, the checklist that fits. */
function offer(form, { termine, checkliste }) {
  const pattern = part(form, "termin-muster").content;
  part(form, "termine").replaceChildren(
    ...termine.map((text, nummer) => {
      const item = pattern.cloneNode(true);
      Object.assign(item.querySelector("button"), { textContent: text }).dataset.nummer = nummer;
      return item;
    }),
  );
  const drawn = part(form, "ergebnis").querySelector("figure > svg") !== null;
  for (const button of form.querySelectorAll("[data-aktion=bild]")) button.hidden = !drawn;
  form.dataset.checkliste = checkliste ?? "";
  form.querySelector("[data-aktion=checkliste]").hidden = !checkliste;
}

/** The line at the bottom of a telephone leads to what is there to be read. */
function lead(form, text) {
  part(form, "sprung").textContent = text;
  part(form, "sprung").hidden = text === "";
}

export function showResult(form, answer) {
  clear(form);
  const output = part(form, "ergebnis");
  output.innerHTML = answer.html; // made and escaped by calc/ausgabe, the same code as at build time
  output.hidden = false;
  foldProof(output);
  part(form, "berechnet").textContent = texts.computedOn(today());
  offer(form, answer);
  allowActions(form, true);
  const sentence = output.querySelector(".ergebnis-satz").textContent.trim();
  lead(form, sentence);
  announce(form, texts.announceResult(sentence));
  setState(form, "fertig");
}

/** No answer: what is wrong, what is still needed, what is certain all the same. */
export function showIncomplete(form, { wrong, missing, known }, places) {
  clear(form);
  if (wrong.length > 0) showErrors(form, wrong, places);
  listMissing(form, missing, places);
  const box = part(form, "bekannt");
  box.innerHTML = known ?? ""; // from calc/ausgabe, too
  box.hidden = !known;
  say(form, wrong.length > 0 ? texts.invalid : "");
  lead(form, wrong.length > 0 ? texts.announceErrors(wrong.length) : "");
  announce(form, wrong.length > 0 ? texts.announceErrors(wrong.length) : texts.announceMissing(missing.length));
  setState(form, wrong.length > 0 ? "fehler" : "bereit");
}

/** Someone is in the middle of an entry: the previous answer stays to be read, but can no longer be taken along. */
export function showUnfinished(form) {
  allowActions(form, false);
  say(form, part(form, "ergebnis").hidden ? "" : texts.incomplete);
  lead(form, "");
  setState(form, "bereit");
}

/** Neither an answer nor a message. */
export function clear(form) {
  clearErrors(form);
  allowActions(form, false);
  lead(form, "");
  for (const name of ["ergebnis", "fehlt", "bekannt"]) part(form, name).hidden = true;
  part(form, "ergebnis").replaceChildren();
}
