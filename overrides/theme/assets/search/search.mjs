// The search field of every page. Until someone uses it, nothing but this file is loaded.

const others = (count) => (count ? `. Zu den übrigen Wörtern: ${count > 1 ? `${count} Seiten` : "1 Seite"}` : "");
const TEXT = {
  empty: "Suchbegriff eingeben",
  loading: "Suche wird geladen …",
  none: (query) => `Nichts gefunden zu „${query}“`,
  one: "1 Seite gefunden",
  many: (count) => `${count} Seiten gefunden`,
  missing: (norms, count) =>
    `${norms.join(" und ")} ${norms.length > 1 ? "kommen" : "kommt"} auf diesen Seiten nicht vor${others(count)}`,
  broken: "Die Suche lässt sich gerade nicht laden.",
};
const SAID = "suche=";
const QUERY = "q=";
const SHORTCUT = "taste-suche";
const ROOT = new URL("../../", import.meta.url);
const box = document.querySelector("[data-suche]");
const toggle = document.getElementById("__search");
const form = box.querySelector("form");
const field = box.querySelector("[name=q]");
const output = box.querySelector("[role=region]");
const status = box.querySelector("[role=status]");
const help = box.querySelector("[data-nichts]");
const list = box.querySelector(".md-search-result__list");
/** @type {Worker | undefined} */
let worker;
let asked = 0;
let answered = 0;
let shown = "";
/** Enter was pressed before the answer was there. */
let hurried = false;

function start() {
  if (worker) return;
  worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }) => data.number === asked && answer(data));
  worker.addEventListener("error", () => answer({ query: "", error: "no worker" }));
}

function ask() {
  const query = field.value.trim();
  if (query === shown) return;
  start();
  shown = query;
  if (query && !list.children.length) status.textContent = TEXT.loading;
  worker?.postMessage({ number: ++asked, query });
}

function answer({ query, count = 0, missing = [], pages = [], error = "" }) {
  answered = asked;
  list.replaceChildren(...pages.map(item));
  help.hidden = !query || error !== "" || count > 0;
  list.dataset.anfrage = query;
  output.scrollTop = 0;
  output.tabIndex = pages.length ? 0 : -1;
  if (error) fail();
  else if (!query) status.textContent = TEXT.empty;
  else if (missing.length) status.textContent = TEXT.missing(missing, count);
  else status.textContent = count > 1 ? TEXT.many(count) : count ? TEXT.one : TEXT.none(query);
  if (hurried) follow();
}

/** To the best result, as soon as it is known. */
function follow() {
  hurried = answered !== asked;
  if (!hurried) list.querySelector("[data-beste]")?.click();
}

/** The next letter tries again. */
function fail() {
  status.textContent = TEXT.broken;
  worker?.terminate();
  worker = undefined;
  shown = "";
  hurried = false;
}

/** A page, then its sections that answer best; the best of all is where Enter leads. */
function item({ address, area, title, hits, terms }) {
  const row = document.createElement("li");
  row.className = "md-search-result__item";
  const top = hits.find(({ anchor }) => !anchor);
  const page = link(address, "", terms, "treffer-seite", title, top?.excerpt ?? []);
  if (area) page.prepend(part("span", "treffer-bereich", area));
  const rest = hits.filter((hit) => hit !== top);
  row.append(page, ...rest.map((hit) => section(address, hit, terms)));
  (hits[0] === top ? page : row.children[1]).setAttribute("data-beste", "");
  return row;
}

function section(address, { anchor, marks, title, excerpt }, terms) {
  const there = link(address, anchor, terms, "treffer-abschnitt", title, excerpt);
  for (const mark of [...marks].reverse()) there.firstElementChild?.prepend(part("span", "treffer-nummer", mark), " ");
  return there;
}

function link(address, anchor, terms, className, title, excerpt) {
  const target = new URL(address, ROOT);
  target.hash = `${SAID}${encodeURIComponent(terms.join(" "))}&${anchor}`; // no fragment ever reaches a server
  const there = document.createElement("a");
  there.className = "md-search-result__link";
  there.href = target.href;
  there.append(marked("span", className, title));
  if (excerpt.length) there.append(" ", marked("span", "treffer-text", excerpt));
  return there;
}

function part(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(text);
  return element;
}

function marked(tag, className, pieces) {
  const element = part(tag, className, "");
  element.append(...pieces.map(([text, found]) => (found ? part("mark", "treffer-wort", text) : text)));
  return element;
}

/** Up and down lead through the field and all results, Enter in the field to the best one. */
function onKey(event) {
  /** @type {HTMLElement[]} */
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "ArrowDown" && event.target === field && !toggle.checked) {
    event.preventDefault();
    open();
  } else if (step && toggle.checked) {
    event.preventDefault();
    stops[(stops.findIndex((one) => one === document.activeElement) + step + stops.length) % stops.length].focus();
  } else if (event.key === "Enter" && event.target === field) {
    event.preventDefault();
    open();
    follow();
  }
}

function open(wanted = true) {
  if (toggle.checked !== wanted) toggle.click();
}

/** „/“ opens the search, unless someone is typing or has switched it off (WCAG 2.1.4), which is all that is ever stored. */
function onShortcut(event) {
  const busy = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || busy || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isSwitchedOff()) return;
  event.preventDefault();
  if (field.checkVisibility()) open();
  else document.querySelector("[data-schalter=__search]").click();
  field.focus();
  field.select();
}

function isSwitchedOff() {
  try {
    return localStorage.getItem(SHORTCUT) !== null;
  } catch {
    return false; // storage is forbidden
  }
}

/** @param {HTMLInputElement} choice */
function offerSwitch(choice) {
  choice.checked = !isSwitchedOff();
  choice.closest("[hidden]")?.removeAttribute("hidden");
  choice.addEventListener("change", () => {
    if (choice.checked) localStorage.removeItem(SHORTCUT);
    else localStorage.setItem(SHORTCUT, "aus");
  });
}

field.addEventListener("click", () => open());
field.addEventListener("input", () => {
  hurried = false;
  open();
  ask();
});
toggle.addEventListener("change", () => {
  if (toggle.checked) {
    start();
    return;
  }
  hurried = false;
  if (list.contains(document.activeElement)) field.focus();
});
box.addEventListener("keydown", onKey);
box.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("a") && open(false));
box.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget instanceof Node && !box.contains(relatedTarget)) open(false);
});
addEventListener("keydown", onShortcut);
for (const one of document.querySelectorAll("input[data-taste-suche]")) offerSwitch(/** @type {HTMLInputElement} */ (one));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  hurried = false;
  field.focus();
  setTimeout(ask);
});

/** Takes the words out of the address, which people copy: those of a result are marked, those of a link are searched for. */
function readAddress() {
  const [, words, anchor] = new RegExp(`^#${SAID}([^&]*)&(.*)$`).exec(location.hash) ?? [];
  const [, query] = new RegExp(`^#${QUERY}(.*)$`).exec(location.hash) ?? [];
  if (anchor) location.replace(`#${anchor}`);
  else if ((words ?? query) !== undefined) history.replaceState(history.state, "", location.pathname + location.search);
  if (words) import("./highlight.mjs").then(({ mark }) => mark(decodeURIComponent(words).split(" ")));
  if (!query) return;
  field.value = decodeURIComponent(query);
  field.focus();
  open();
  ask();
}

addEventListener("hashchange", readAddress); // a result may lead to the very page
readAddress();
