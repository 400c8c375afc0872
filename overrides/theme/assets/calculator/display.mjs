// What the reader sees of the state: progress, result, its inputs, failure texts, announcements.

import { clearErrors, showErrors } from "./messages.mjs";
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

function allowActions(form, allowed) {
  part(form, "ergebnis").hidden = !allowed;
  part(form, "mitnehmen").hidden = !allowed;
  for (const name of ["kopieren", "drucken", "kalender", "checkliste"]) form.querySelector(`[data-aktion=${name}]`).disabled = !allowed;
}

/** What else can be done with a result: the dates that go into a calendar one by one, the checklist that fits. */
function offer(form, { termine, checkliste }) {
  const list = part(form, "termine");
  const [pattern] = list.children;
  list.replaceChildren(
    ...termine.map((text, nummer) => {
      const item = pattern.cloneNode(true);
      item.firstElementChild.textContent = text;
      item.firstElementChild.dataset.nummer = nummer;
      item.firstElementChild.disabled = false;
      return item;
    }),
  );
  const drawn = part(form, "ergebnis").querySelector("figure > svg") !== null;
  for (const button of form.querySelectorAll("[data-aktion=bild]")) button.hidden = !drawn;
  form.dataset.checkliste = checkliste ?? "";
  form.querySelector("[data-aktion=checkliste]").hidden = !checkliste;
}

export function showResult(form, answer) {
  clearErrors(form);
  const output = part(form, "ergebnis");
  output.innerHTML = answer.html; // made and escaped by calc/ausgabe, the same code as at build time
  offer(form, answer);
  allowActions(form, true);
  const sentence = output.querySelector(".ergebnis-satz").textContent.trim();
  part(form, "sprung").textContent = sentence;
  announce(form, texts.announceResult(sentence));
  setState(form, "fertig");
}

export function showInvalid(form, errors, places) {
  showErrors(form, errors, places);
  allowActions(form, false);
  say(form, texts.invalid);
  part(form, "sprung").textContent = texts.announceErrors(errors.length);
  announce(form, texts.announceErrors(errors.length));
  setState(form, "fehler");
}
