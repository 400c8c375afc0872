// The buttons of a calculator.

import { copyText } from "./copy.mjs";
import { announce } from "./display.mjs";
import { currentPeriod, today } from "./fields.mjs";
import { takeAlong } from "./takeaway.mjs";
import { texts } from "./texts.mjs";
import { addRow, removeRow } from "./rows.mjs";

async function copyResult(form, button, result) {
  const said = await copyText(result.text).then(
    () => texts.copied,
    () => texts.notCopied,
  );
  announce(form, said);
  button.textContent = said;
  setTimeout(() => (button.textContent = texts.copy), 2000);
}

/**
 * Wires the buttons; `changed` recomputes, `reset` goes back to the example, `retry` starts Python anew, `result` gives the newest answer,
 * `ask` another form of it.
 */
export function wireButtons(form, { changed, reset, retry, result, ask }) {
  const actions = {
    heute: (button) => {
      button.closest("[data-feld]").querySelector("input").value = today();
      changed();
    },
    zeitraum: ({ dataset: { spanne, von, bis } }) => {
      const period = currentPeriod(spanne);
      [von, bis].forEach((name, index) => (form.querySelector(`[data-feld="${name}"] input`).value = period[index]));
      changed();
    },
    "zeile-dazu": (button) => addRow(button.closest("[data-feld]")),
    "zeile-weg": (button) => {
      removeRow(button.closest("[data-feld]"), button.closest("[data-zeile]"));
      changed();
    },
    zuruecksetzen: () => {
      reset();
      announce(form, texts.reset);
    },
    erneut: retry,
    drucken: () => window.print(),
    ...takeAlong(form, ask),
    kopieren: (button) => result() && copyResult(form, button, result()),
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-aktion]");
    if (button) actions[button.dataset.aktion](button);
    // Without an answer yet, and with a key held, the link of a step is a link like any other.
    const link = event.target.closest("a[data-mitnahme]");
    if (!link || !result() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    actions.mitnahme(link);
  });
  form.querySelector("[data-sprung]").addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is
    const errors = form.querySelector("[data-fehlerliste]");
    const target = errors.hidden ? form.querySelector(".rechner-antwort") : errors;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  });
}
