// The buttons of a calculator.

import { copyText } from "./copy.mjs";
import { announce } from "./display.mjs";
import { currentPeriod, today } from "./dates.mjs";
import { openCalendar, putDate } from "./datefield.mjs";
import { controlsOf } from "./fields.mjs";
import { asFragment } from "./settings.mjs";
import { takeAlong } from "./takeaway.mjs";
import { germanDay, texts } from "./texts.mjs";
import { addRow, removeRow } from "./rows.mjs";

async function copyResult(form, button, text) {
  const said = await copyText(text.replaceAll(texts.dayGap, germanDay(today()))).then(
    () => texts.copied,
    () => texts.notCopied,
  );
  announce(form, said);
  button.dataset.name ??= button.textContent;
  button.textContent = said;
  setTimeout(() => (button.textContent = button.dataset.name), 2000);
}

/**
 * Wires the buttons; `changed` recomputes, `begin` empties the form or fills in the example, `retry` starts
 * Python anew, `result` gives the newest answer, `ask` another form of it, `compare` keeps an answer beside or ends that.
 */
export function wireButtons(form, { changed, begin, retry, result, ask, compare }) {
  /** Beside the button, or of a field with this name. */
  const dateBeside = (button) => controlsOf(button.closest("[data-teil], [data-feld]"))[0];
  const dateNamed = (name) => controlsOf(form.querySelector(`[data-feld="${name}"]`))[0];
  const actions = {
    heute: (button) => {
      putDate(dateBeside(button), today());
      changed();
    },
    kalenderblatt: (button) => openCalendar(dateBeside(button), button),
    zeitraum: ({ dataset: { spanne, von, bis } }) => {
      const period = currentPeriod(spanne);
      [von, bis].forEach((name, index) => putDate(dateNamed(name), period[index]));
      changed();
    },
    "zeile-dazu": (button) => controlsOf(addRow(button.closest("[data-feld]")))[0].focus(),
    "zeile-weg": (button) => {
      removeRow(button.closest("[data-feld]"), button.closest("[data-zeile]"));
      changed();
    },
    "neuer-fall": () => begin(null),
    beispiel: () => begin(JSON.parse(form.querySelector("[data-beispielwerte]").textContent)),
    vergleichen: () => compare(true),
    "vergleich-ende": () => compare(false),
    lesezeichen: () => {
      history.replaceState(history.state, "", location.pathname + location.search + asFragment(form));
      form.querySelector("[data-lesezeichen]").textContent = texts.bookmark;
      announce(form, texts.bookmark);
    },
    erneut: retry,
    drucken: () => window.print(),
    ...takeAlong(form, ask),
    kopieren: (button) => result() && copyResult(form, button, texts.whole(result())),
    vermerk: (button) => result() && copyResult(form, button, result().vermerk),
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
  // By the key's place: with Alt, some systems make another letter of it. Before the theme, which would turn the page.
  const newCase = (event) => {
    if (!event.altKey || event.ctrlKey || event.shiftKey || event.metaKey || event.code !== "KeyN") return;
    event.preventDefault();
    event.stopPropagation();
    begin(null);
  };
  addEventListener("keydown", newCase, { capture: true });
  form.querySelector("[data-sprung]").addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is
    const errors = form.querySelector("[data-fehlerliste]");
    const target = errors.hidden ? form.querySelector(".rechner-antwort") : errors;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  });
}
