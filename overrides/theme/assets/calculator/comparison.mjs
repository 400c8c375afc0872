// Two variants of one case side by side: the answer that was kept, and the one to what is in the fields now.

import { texts } from "./texts.mjs";

/** `ask` puts a question about the answer that is shown to Python. */
export function makeComparison(form, ask) {
  const box = form.querySelector("[data-vergleich]");
  const table = form.querySelector("[data-gegenueber]");
  const note = form.querySelector("[data-gemerkt]");
  let kept = ""; // the input of the first variant
  let current = "";

  return {
    /** @param {{ answer: Answer, text: string }} shown */
    keep(shown) {
      kept = shown.text;
      box.hidden = false;
      table.replaceChildren();
      note.textContent = texts.kept;
    },
    end() {
      if (!box) return;
      kept = "";
      box.hidden = true;
      table.replaceChildren();
    },
    /** There is another answer, or none. @param {{ text: string } | null} shown */
    async update(shown) {
      current = shown?.text ?? "";
      if (!kept) return;
      const before = [kept, current].join();
      if (!current || current === kept) {
        table.replaceChildren();
        note.textContent = texts.kept;
        return;
      }
      const { html } = await ask("vergleich", { erste: JSON.parse(kept) });
      if (before !== [kept, current].join() || !html) return;
      table.innerHTML = html; // made and escaped by calc/ausgabe
      note.textContent = "";
    },
  };
}
