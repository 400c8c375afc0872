// Letters to adapt and copy. What is typed stays in the page: nothing is stored, and a reload forgets it.

import { copyFormatted, copyText } from "../calculator/copy.mjs";
import { receive } from "../checklist/handover.mjs";

const COPIED = { text: "Als Text kopiert.", formatiert: "Formatiert kopiert." };
const OPEN_MARKS = " Markierte Stellen sind noch zu ergänzen.";
const NOT_COPIED = "Kopieren ging nicht. Bitte den Text markieren und mit Strg+C kopieren.";
const FILLED = "Bekannte Angaben sind eingesetzt.";

/** @param {HTMLFormElement} form */
function wire(form) {
  const letter = /** @type {HTMLElement} */ (form.querySelector("[data-brief]"));
  const original = letter.innerHTML;
  const announce = (/** @type {string} */ text) => {
    /** @type {HTMLElement} */ (form.querySelector("[data-ansage]")).textContent = text;
  };

  /** Shows the questions and paragraphs that fit the answers; what was changed in the others comes back with them. */
  function followAnswers() {
    const answers = new FormData(form);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-wenn]"))) {
      const wanted = Object.entries(JSON.parse(part.dataset.wenn ?? "{}"));
      part.hidden = !wanted.every(([name, values]) => values.includes(answers.get(name)));
    }
  }

  /** @param {string} name @param {string} value */
  function fill(name, value) {
    for (const gap of /** @type {NodeListOf<HTMLElement>} */ (letter.querySelectorAll(`[data-luecke="${name}"]`))) {
      gap.dataset.leer ??= gap.textContent ?? "";
      gap.textContent = value.trim() || gap.dataset.leer;
      gap.classList.toggle("gefuellt", value.trim() !== "");
    }
  }

  /** @param {keyof typeof COPIED} form_ */
  async function copyAs(form_) {
    const parts = paragraphs(letter);
    const open = letter.querySelector("p:not([hidden]) .luecke:not(.gefuellt), p.marke:not([hidden])") !== null;
    const text = parts.join("\r\n\r\n");
    const done = await (form_ === "text" ? copyText(text) : copyFormatted(parts, text)).catch(() => false);
    announce(done === false ? NOT_COPIED : COPIED[form_] + (open ? OPEN_MARKS : ""));
  }

  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-angaben]"))) part.hidden = false;
  Object.assign(letter, { contentEditable: "true", role: "textbox", ariaMultiLine: "true", spellcheck: true, lang: "de" });
  form.addEventListener("change", followAnswers);
  form.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.fuer) fill(target.dataset.fuer, target.value);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-kopiere]"));
    if (button) copyAs(/** @type {keyof typeof COPIED} */ (button.dataset.kopiere));
  });
  form.addEventListener("reset", () => {
    letter.innerHTML = original;
    announce("");
    setTimeout(followAnswers); // the answers are the first ones only after this event
  });
  return {
    /** Puts in what a calculator or a checklist knows; what is typed already stays. @param {Record<string, string>} values @param {string[]} answers */
    takeOver(values, answers) {
      const before = new FormData(form);
      for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-fuer]"))) {
        const value = [input.dataset.fuer ?? "", ...(input.dataset.auch?.split(" ") ?? [])].map((name) => values[name]).find(Boolean);
        if (!value || input.value) continue;
        input.value = value;
        fill(input.dataset.fuer ?? "", value);
      }
      const radios = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[type=radio]"))];
      // What is called the same here has the last word.
      const known = [radios.filter(({ dataset }) => dataset.auch?.split(" ").some((one) => answers.includes(one))), radios.filter(({ name, value }) => answers.includes(`${name}=${value}`))];
      for (const radio of known.flat()) radio.checked = true;
      followAnswers();
      const filled = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-fuer]"))].some(({ value }) => value);
      const chosen = [...new FormData(form)].some(([name, value]) => before.get(name) !== value);
      if (filled || chosen) announce(FILLED);
    },
  };
}

/** The visible paragraphs as plain lines; someone may have made new ones while editing. @param {HTMLElement} letter */
function paragraphs(letter) {
  return [...letter.children]
    .filter((part) => part instanceof HTMLElement && !part.hidden)
    .map((part) => (part.textContent ?? "").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

const letters = [.../** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-schreiben]"))].map(wire);
// Coming back with the browser's arrows must not bring back what was typed.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[data-schreiben]")) /** @type {HTMLFormElement} */ (form).reset();
});

// A calculator opens this page as it opens a checklist and hands over what it has computed.
receive(({ felder, wahl }) => {
  for (const letter of letters) letter.takeOver(felder, wahl);
});
