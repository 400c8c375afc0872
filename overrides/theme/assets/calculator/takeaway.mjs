// A result to take along: calendar file, table, picture, checklist. Everything is made in the page and stays there.

import { announce, say } from "./display.mjs";
import { today } from "./dates.mjs";
import { asPng, asSvg } from "./picture.mjs";
import { texts } from "./texts.mjs";
import { give } from "../checklist/handover.mjs";

const FREE_AFTER_MS = 60_000; // a download reads its address late

/** Hands a file to the reader's browser. */
export function download(name, blob) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FREE_AFTER_MS);
}

/** The actions behind the buttons; `ask` puts a question about the present inputs to Python. */
export function takeAlong(form, ask) {
  /** What did not work must be seen, not only heard. */
  function warn(text) {
    say(form, text);
    announce(form, text);
  }

  async function file(kind, wanted) {
    const answer = await ask(kind, wanted);
    // What is wrong with a wish is said in the message itself; what is wrong with a field stands at the field.
    const wrong = answer.fehler?.find(({ feld }) => feld in wanted);
    if (answer.fehler) return warn(wrong?.text ?? texts.invalid);
    download(answer.datei, new Blob([answer.inhalt], { type: `${answer.typ};charset=utf-8` }));
    return announce(form, texts.downloaded(answer.datei));
  }

  /** What the reader wants of a calendar file; a single date is named by its number. */
  function wishes(nummer) {
    const kuerzel = form.querySelector("[data-kuerzel]").value.trim();
    const vorlauf = form.querySelector("[data-vorlauf]").valueAsNumber;
    return { heute: today(), kuerzel, vorlauf: Number.isInteger(vorlauf) ? vorlauf : -1, ...(nummer && { nummer: Number(nummer) }) };
  }

  async function picture(ending) {
    const drawings = [...form.querySelectorAll("[data-ergebnis] figure > svg")];
    const make = ending === "png" ? asPng : asSvg;
    const head = {
      title: `${form.ariaLabel}, ${form.querySelector("[data-berechnet]").textContent}`,
      answer: form.querySelector("[data-ergebnis] .ergebnis-satz").textContent.trim(),
    };
    for (const [index, drawing] of drawings.entries()) {
      const name = `${form.dataset.rechner}${index ? `-${index + 1}` : ""}.${ending}`;
      download(name, await make(drawing, head));
      announce(form, texts.downloaded(name));
    }
  }

  /** A checklist or a letter opens in a window of its own and is filled in there. */
  function handOver(address, answers = []) {
    const asked = guarded(async () => {
      const answer = await ask("checkliste");
      return answer.fehler ? warn(texts.invalid) : { ...answer, wahl: [...answer.wahl, ...answers] };
    });
    if (!give(new URL(`../../${address}`, import.meta.url), asked)) warn(texts.windowBlocked);
  }

  async function guarded(action) {
    try {
      return await action();
    } catch (error) {
      warn(texts.notMade);
      console.warn("Rechner:", /** @type {{ detail?: string }} */ (error).detail ?? error);
      return undefined;
    }
  }

  return {
    kalender: ({ dataset: { nummer } }) => guarded(() => file("kalender", wishes(nummer))),
    tabelle: () => guarded(() => file("tabelle", {})),
    bild: ({ dataset: { endung } }) => guarded(() => picture(endung)),
    checkliste: () => handOver(`checklisten/${form.dataset.checkliste}/`),
    mitnahme: ({ dataset: { mitnahme, wahl } }) => handOver(mitnahme, wahl?.split(" ")),
  };
}
