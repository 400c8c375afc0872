// Shows the explanation of a glossary term on hover, keyboard focus and tap (WCAG 1.4.13). overrides/authoring/terms.py has put
// the links and, hidden at the end of the page, their explanations; without this script a link just opens the glossary.

const EDGE = 8; // distance to the window's border, in px
const GAP = 6; // distance to the term
const HOVER_MS = 150; // a pointer passing by opens nothing
const LEAVE_MS = 300; // time to move the pointer from the term into the explanation

/** @type {{ link: HTMLAnchorElement, box: HTMLElement, line: number, tapped: boolean } | null} */
let open = null;
let timer = 0;

const boxOf = (link) => document.getElementById(String(link.getAttribute("aria-describedby")))?.parentElement;

// On touch, the explanation offers what a click does elsewhere.
const toGlossary = document.createElement("span");
toGlossary.className = "begriff-weg";
const glossaryLink = toGlossary.appendChild(document.createElement("a"));
glossaryLink.textContent = "Zum Glossar";

const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

function place({ link, box, line }) {
  const lines = link.getClientRects();
  const term = lines[Math.min(line, lines.length - 1)];
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = box.getBoundingClientRect();
  const below = term.bottom + GAP;
  const above = term.top - GAP - height;
  const top = below + height + EDGE > clientHeight && above >= EDGE ? above : below;
  box.style.left = `${clamp(term.left, EDGE, clientWidth - width - EDGE)}px`;
  box.style.top = `${top}px`;
}

function show(link, { line = 0, tapped = false } = {}) {
  clearTimeout(timer);
  const box = boxOf(link);
  if (!box || (open && open.link === link && open.tapped >= tapped)) return;
  hide();
  open = { link, box, line, tapped };
  if (tapped) {
    glossaryLink.href = link.href;
    box.append(toGlossary);
  }
  box.hidden = false;
  place(open);
}

function hide() {
  clearTimeout(timer);
  if (!open) return;
  open.box.hidden = true;
  toGlossary.remove();
  open = null;
}

// What was opened by tap or holds the keyboard's focus outlasts the pointer.
const stays = () => !open || open.tapped || open.link.matches(":focus-visible");
const later = (action, delay) => {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
};
const leave = ({ pointerType }) => {
  if (pointerType === "mouse") later(() => stays() || hide(), LEAVE_MS);
};
const lineAt = (link, y) => Math.max(0, [...link.getClientRects()].findIndex(({ top, bottom }) => top <= y && y <= bottom));

/** @type {NodeListOf<HTMLAnchorElement>} */
const mentions = document.querySelectorAll("a.begriff[aria-describedby]");
for (const link of mentions) {
  let touched = false;
  link.addEventListener("pointerenter", ({ pointerType, clientY }) => {
    if (pointerType === "mouse") later(() => show(link, { line: lineAt(link, clientY) }), HOVER_MS);
  });
  link.addEventListener("pointerleave", leave);
  link.addEventListener("pointerdown", ({ pointerType }) => { touched = pointerType === "touch"; });
  link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
  link.addEventListener("blur", () => open?.link === link && !open.tapped && hide());
  // The first tap explains, the second one follows the link like a click.
  link.addEventListener("click", (event) => {
    const explained = open?.link === link && open.tapped;
    if (touched && !explained) {
      event.preventDefault();
      show(link, { line: lineAt(link, event.clientY), tapped: true });
    }
    touched = false;
  });
}

for (const text of document.querySelectorAll(".begriff-hinweis")) {
  text.addEventListener("pointerenter", () => clearTimeout(timer));
  text.addEventListener("pointerleave", leave);
}

document.addEventListener("pointerdown", ({ target }) => {
  if (open && target instanceof Node && !open.box.contains(target) && !open.link.contains(target)) hide();
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
window.addEventListener("pagehide", hide);
for (const event of ["scroll", "resize"]) {
  window.addEventListener(event, () => open && place(open), { capture: true, passive: true });
}
