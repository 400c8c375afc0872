// Counts and announces what the finder of „Wie oft?“ leaves over, and sorts its table. Knows no rule: what fits is in
// the rows. Nothing is stored or put into the address.

const COLLATOR = new Intl.Collator("de", { numeric: true });
const ORDERS = { monate: ["häufigste zuerst", "seltenste zuerst"] };
const UP_OR_DOWN = ["aufsteigend", "absteigend"];
const LAST = Infinity; // rows without a fixed interval stay below the others in both directions

const tool = document.querySelector("[data-wieoft]");
if (tool) start(tool);

function start(root) {
  const form = root.querySelector("form");
  const body = root.querySelector("tbody");
  const rows = [...body.rows];
  const stand = root.querySelector("[data-stand]");
  const back = root.querySelector("[data-zurueck]");

  const show = () => {
    const answers = [...new FormData(form)].filter(([, value]) => value !== "");
    for (const row of rows) row.hidden = !answers.every(([name, value]) => row.dataset[name].split(" ").includes(value));
    const left = rows.filter((row) => !row.hidden).length;
    stand.textContent = sentence(left, rows.length);
    back.hidden = left > 0;
  };

  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  back.addEventListener("click", () => setTimeout(() => form.querySelector(":checked").focus())); // it hides itself
  addEventListener("pageshow", show); // going back may bring the answers back
  makeSortable(root, body, rows);
  show();
}

function sentence(left, all) {
  if (left === 0) return "Diese Angaben passen nicht zusammen.";
  if (left === all) return `Alle ${all} Zeilen`;
  return left === 1 ? `1 von ${all} Zeilen passt.` : `${left} von ${all} Zeilen passen.`;
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
