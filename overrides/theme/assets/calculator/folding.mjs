// On a small screen, what proves an answer is folded up below it; on paper it is open (print.css).

const SMALL = "(max-width: 44.984375em)";
const PROOF = ".ergebnis-schritte, .ergebnis-angaben, .ergebnis-rechtsstand";

/** @param {HTMLElement} output */
export function foldProof(output) {
  if (!matchMedia(SMALL).matches) return;
  for (const section of output.querySelectorAll(PROOF)) {
    const fold = Object.assign(document.createElement("details"), { className: `${section.className} ergebnis-nachweis` });
    const summary = document.createElement("summary");
    summary.append(/** @type {Element} */ (section.firstElementChild));
    fold.append(summary, ...section.childNodes);
    section.replaceWith(fold);
  }
}
