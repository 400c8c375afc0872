// Counts and announces what the finder of „Wie oft?“ leaves over, sorts its table, hands what fits to the calculator and
// keeps the answers in the address' fragment, which no server gets. Knows no rule: what fits is in the rows, what excludes
// each other in the data beside them.

const COLLATOR = new Intl.Collator("de", { numeric: true });
const ORDERS = { monate: ["häufigste zuerst", "seltenste zuerst"] };
const UP_OR_DOWN = ["aufsteigend", "absteigend"];
const LAST = Infinity; // rows without a fixed interval stay below the others in both directions
const BESIDES = "auch";

const tool = document.querySelector("[data-wieoft]");
if (tool) start(tool);

function start(root) {
  const form = root.querySelector("form");
  const body = root.querySelector("tbody");
  const rows = [...body.rows];
  const questions = [...form.querySelectorAll("[data-frage]")].map((one) => one.dataset.frage);
  const excluding = JSON.parse(root.dataset.unvereinbar);
  const stand = root.querySelector("[data-stand]");
  const back = root.querySelector("[data-zurueck]");
  const onward = root.querySelector("[data-uebergabe]");
  const ways = new Map(rows.map((row) => [row, row.querySelector(`a[href^="${onward.getAttribute("href")}"]`)]));

  const answersOf = () => Object.fromEntries(questions.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));
  const besides = () => new FormData(form).getAll(BESIDES);
  const fitting = (answers) => rows.filter((row) => Object.entries(answers).every(([name, value]) => fits(row, name, value)));

  /** The questions whose answer would still change what fits. */
  function openQuestions(answers) {
    const unanswered = questions.filter((name) => !(name in answers));
    const every = unanswered.reduce(
      (all, name) => all.flatMap((one) => [...form.elements[name]].filter(({ value }) => value).map(({ value }) => ({ ...one, [name]: value }))),
      [answers],
    );
    const outcomes = every.map((one) => [one, fitting(one).map(({ dataset }) => dataset.nummer).join(" ")]).filter(([, numbers]) => numbers);
    const differs = (name) => {
      const others = (one) => JSON.stringify({ ...one, [name]: "" });
      return outcomes.some(([one, numbers]) => outcomes.some(([two, more]) => others(one) === others(two) && numbers !== more));
    };
    return new Set(outcomes.map(([, numbers]) => numbers)).size > 1 ? unanswered.filter(differs) : [];
  }

  /** Why these answers leave nothing: two situations, each of another answer, that exclude each other. */
  function reason(answers) {
    const given = Object.entries(answers).map((answer) => fitting(Object.fromEntries([answer])).map(({ dataset }) => dataset.situation));
    const apart = ([one, other]) => given.some((these, i) => given.some((those, k) => i !== k && these.includes(one) && those.includes(other)));
    return excluding.find(([one, other]) => apart([one, other]))?.[2] ?? "";
  }

  function show() {
    const answers = answersOf();
    const left = fitting(answers);
    const asked = Object.keys(answers).length > 0;
    const open = asked ? openQuestions(answers) : [];
    const ready = asked && left.length > 0 && open.length === 0;
    for (const row of rows) row.hidden = !left.includes(row);
    const titles = open.map((name) => form.querySelector(`[data-frage=${name}] legend`).textContent);
    stand.textContent = sentence(left.length, rows.length, reason(answers), titles);
    back.hidden = left.length > 0;
    onward.hidden = !ready;
    const all = [...left.map(({ dataset }) => dataset.situation), ...besides()].join(",");
    onward.hash = all;
    for (const [row, way] of ways) way.hash = ready ? all : [row.dataset.situation, ...besides()].join(",");
    for (const row of root.querySelectorAll("tfoot [data-auch]")) row.classList.toggle("gewaehlt", besides().includes(row.dataset.auch));
  }

  function keep() {
    const chosen = new URLSearchParams({ ...answersOf(), ...(besides().length && { [BESIDES]: besides().join(" ") }) });
    const address = location.pathname + location.search + (chosen.size ? `#${chosen}` : "");
    history.replaceState(history.state, "", address);
  }

  /** Chooses what the address says; one that says nothing about the finder leads to a row or elsewhere. */
  function readAddress() {
    const chosen = new URLSearchParams(location.hash.slice(1));
    if (![...questions, BESIDES].some((name) => chosen.has(name))) return;
    for (const name of questions) form.elements[name].value = chosen.get(name) ?? "";
    const all = (chosen.get(BESIDES) ?? "").split(" ");
    for (const box of form.querySelectorAll(`[name=${BESIDES}]`)) box.checked = all.includes(box.value);
    for (const name of questions) if (!form.querySelector(`[name=${name}]:checked`)) form.elements[name].value = "";
    show();
  }

  const changed = () => {
    show();
    keep();
  };
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  back.addEventListener("click", () => setTimeout(() => form.querySelector(":checked").focus())); // it hides itself
  addEventListener("hashchange", readAddress);
  addEventListener("pageshow", show); // going back may bring the answers back
  makeSortable(root, body, rows);
  show();
  readAddress();
}

function fits(row, name, value) {
  return row.dataset[name].split(" ").includes(value);
}

function sentence(left, all, why, open) {
  if (left === 0) return `Diese Angaben passen nicht zusammen. ${why}`.trim();
  if (left === all) return `Alle ${all} Zeilen`;
  const count = left === 1 ? `1 von ${all} Zeilen passt.` : `${left} von ${all} Zeilen passen.`;
  return open.length ? `${count} Noch offen: ${open.join(", ")}.` : count;
}

function makeSortable(root, body, rows) {
  const announce = root.querySelector("[data-ansage]");
  const heads = [...root.querySelectorAll("[data-sortieren]")];
  const places = new Map(rows.map((row, index) => [row, index]));
  const keys = {
    nummer: (row) => places.get(row),
    wer: (row) => row.querySelector("th").textContent,
    monate: (row) => Number(row.dataset.monate ?? LAST),
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = comparison(keys[head.dataset.sortieren], down ? -1 : 1);
      body.append(...[...rows].sort((a, b) => compare(a, b) || places.get(a) - places.get(b)));
      announce.textContent = `Sortiert nach „${button.textContent}“, ${(ORDERS[head.dataset.sortieren] ?? UP_OR_DOWN)[Number(down)]}.`;
    });
  }
  heads[0].setAttribute("aria-sort", "ascending");
}

function comparison(key, sign) {
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === LAST || y === LAST) return Number(x === LAST) - Number(y === LAST);
    return sign * (typeof x === "string" ? COLLATOR.compare(x, y) : x - y);
  };
}
