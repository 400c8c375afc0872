// Light, dark or as the system has it. Only a choice that someone makes is stored; back to the system, nothing is left of it.

/* global __md_scope */
const SYSTEM = 0;
const KEY = `${__md_scope.pathname}.__palette`;
const dark = matchMedia("(prefers-color-scheme: dark)");
const form = document.querySelector("form[data-farbwahl]");
const options = [...form.querySelectorAll("input")];
const colour = addMeta("theme-color");
const scheme = addMeta("color-scheme");

function addMeta(name) {
  return document.head.appendChild(Object.assign(document.createElement("meta"), { name }));
}

function show() {
  const index = options.findIndex((option) => option.checked);
  for (const [i, option] of options.entries()) /** @type {HTMLElement} */ (option.nextElementSibling).hidden = i !== index;
  const wanted = index === SYSTEM ? options.findLast((option) => matchMedia(String(option.dataset.mdColorMedia)).matches) : options[index];
  document.body.dataset.mdColorSwitching = ""; // no transitions
  document.body.dataset.mdColorScheme = wanted?.dataset.mdColorScheme;
  const header = getComputedStyle(document.querySelector(".md-header"));
  scheme.content = header.colorScheme;
  colour.content = header.backgroundColor;
  requestAnimationFrame(() => delete document.body.dataset.mdColorSwitching);
}

function store() {
  const index = options.findIndex((option) => option.checked);
  try {
    if (index === SYSTEM) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ index }));
  } catch {
    // Storage is forbidden or full: the choice holds for this page.
  }
}

options[Number(document.body.dataset.farbwahl ?? SYSTEM)].checked = true;
show();
store(); // takes away what the theme's script stored unasked
form.addEventListener("change", () => {
  show();
  store();
});
form.addEventListener("keydown", ({ key }) => {
  if (key !== "Enter") return;
  const next = options[(options.findIndex((option) => option.checked) + 1) % options.length];
  next.click();
  next.focus();
});
dark.addEventListener("change", show);
