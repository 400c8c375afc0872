// Ways for a table into the page: dropped, chosen or pasted. It is read here and goes nowhere.

import { texts } from "./texts.mjs";

/** @typedef {{ name: string, size: number, bytes: () => Promise<Uint8Array>, own: boolean }} Source */

/** @param {File} file @returns {Source} */
const fromFile = (file) => ({
  name: file.name,
  size: file.size,
  own: true,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** @param {string} text @returns {Source} */
const fromText = (text) => ({
  name: texts.pasted,
  size: text.length,
  own: true,
  bytes: async () => new TextEncoder().encode(text),
});

/** Listens for a table; `take` hears where it comes from. @param {HTMLFormElement} form @param {(source: Source) => void} take */
export function intake(form, take) {
  const area = form.querySelector("[data-ablage]");
  const chooser = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (form.querySelector("[data-datei]")));
  const text = /** @type {HTMLTextAreaElement} */ (/** @type {unknown} */ (form.querySelector("[data-text]")));

  chooser.addEventListener("change", () => {
    const [file] = chooser.files ?? [];
    if (file) take(fromFile(file));
  });
  // Chosen again after a change, the same file must count as chosen.
  chooser.addEventListener("click", () => (chooser.value = ""));

  text.addEventListener("paste", () => setTimeout(pasted)); // the text is there only after this event
  text.addEventListener("change", pasted);
  function pasted() {
    const content = text.value;
    if (content.trim() === "") return;
    text.value = "";
    take(fromText(content));
  }

  // A file that misses the area must not replace the page.
  addEventListener("dragover", (event) => {
    event.preventDefault();
    area.toggleAttribute("data-darueber", area.contains(/** @type {Node} */ (event.target)));
  });
  addEventListener("dragleave", () => area.removeAttribute("data-darueber"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    area.removeAttribute("data-darueber");
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(fromFile(file));
  });
}
