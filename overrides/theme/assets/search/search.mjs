// The search field of every page. Until someone uses it, nothing but this file is loaded.

const TEXT = {
  empty: "Suchbegriff eingeben",
  loading: "Suche wird geladen …",
  none: (query) => `Nichts gefunden zu „${query}“`,
  one: "1 Seite gefunden",
  many: (count) => `${count} Seiten gefunden`,
  missing: (norms, count) =>
    `${norms.join(" und ")} ${norms.length > 1 ? "kommen" : "kommt"} auf diesen Seiten nicht vor` +
    (count ? `. Zu den übrigen Wörtern: ${count > 1 ? `${count} Seiten` : "1 Seite"}` : ""),
  broken: "Die Suche lässt sich gerade nicht laden.",
};
const ROOT = new URL("../../", import.meta.url);
const box = document.querySelector("[data-suche]");
const toggle = document.getElementById("__search");
const parts = ["form", "input", "[role=region]", "[role=status]", "[data-nichts]", "ol"];
const [form, field, output, status, help, list] = parts.map((one) => box.querySelector(one));
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
  worker.addEventListener("error", () => answer({ error: true }));
}

function ask() {
  const query = field.value.trim();
  if (query === shown) return;
  start();
  shown = query;
  if (query && !list.children.length) status.textContent = TEXT.loading;
  worker.postMessage({ number: ++asked, query });
}

function answer({ query, count, missing = [], pages = [], error }) {
  answered = asked;
  list.replaceChildren(...pages.map(item));
  help.hidden = !query || Boolean(error) || count > 0;
  list.dataset.anfrage = query ?? "";
  output.scrollTop = 0;
  output.tabIndex = pages.length ? 0 : -1;
  if (error) return fail();
  if (!query) status.textContent = TEXT.empty;
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
  worker.terminate();
  worker = undefined;
  shown = "";
  hurried = false;
}

/** A page, then its sections that answer best; the best of all is where Enter leads. */
function item({ address, area, title, hits, terms }) {
  const row = document.createElement("li");
  row.className = "md-search-result__item";
  const top = hits.find(({ anchor }) => !anchor);
  const page = link(address, "", terms, "treffer-seite", title, top?.excerpt);
  if (area) page.prepend(part("span", "treffer-bereich", area));
  const rest = hits.filter((hit) => hit !== top);
  row.append(page, ...rest.map((hit) => section(address, hit, terms)));
  row.children[hits[0] === top ? 0 : 1].dataset.beste = "";
  return row;
}

function section(address, { anchor, marks, title, excerpt }, terms) {
  const there = link(address, anchor, terms, "treffer-abschnitt", title, excerpt);
  for (const mark of [...marks].reverse()) there.firstElementChild.prepend(part("span", "treffer-nummer", mark), " ");
  return there;
}

function link(address, anchor, terms, className, title, excerpt) {
  const target = new URL(address, ROOT);
  target.searchParams.set("h", terms.join(" "));
  target.hash = anchor;
  const there = document.createElement("a");
  there.className = "md-search-result__link";
  there.href = target;
  there.append(marked("span", className, title));
  if (excerpt?.length) there.append(" ", marked("span", "treffer-text", excerpt));
  return there;
}

function part(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(text);
  return element;
}

function marked(tag, className, parts) {
  const element = part(tag, className, "");
  element.append(...parts.map(([text, found]) => (found ? part("mark", "treffer-wort", text) : text)));
  return element;
}

/** Up and down lead through the field and all results, Enter in the field to the best one. */
function onKey(event) {
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "ArrowDown" && event.target === field && !toggle.checked) {
    event.preventDefault();
    open();
  } else if (step && toggle.checked) {
    event.preventDefault();
    stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
  } else if (event.key === "Enter" && event.target === field) {
    event.preventDefault();
    open();
    follow();
  }
}

function open(wanted = true) {
  if (toggle.checked !== wanted) toggle.click();
}

field.addEventListener("click", () => open());
field.addEventListener("input", () => {
  hurried = false;
  open();
  ask();
});
toggle.addEventListener("change", () => {
  if (toggle.checked) return start();
  hurried = false;
  if (list.contains(document.activeElement)) field.focus();
});
box.addEventListener("keydown", onKey);
box.addEventListener("click", ({ target }) => target.closest("a") && open(false));
box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && open(false));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  hurried = false;
  field.focus();
  setTimeout(ask);
});

const { searchParams } = new URL(location);
if (searchParams.has("q")) {
  field.value = searchParams.get("q");
  field.focus();
  open();
  ask();
}
if (searchParams.has("h")) import("./highlight.mjs");
