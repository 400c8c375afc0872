// Searches beside the page: gets queries, answers with pages, sections and what to show of them.
import { terms, words } from "./german.mjs";
import { SearchIndex } from "./index.mjs";

const PAGES = 20;
const SECTIONS = 3;
const LENGTH = 170;

const ready = fetch(new URL("index.json", import.meta.url), { cache: "no-cache" })
  .then((answer) => {
    if (!answer.ok) throw new Error(`index.json: ${answer.status}`);
    return answer.json();
  })
  .then((data) => new SearchIndex(data));

addEventListener("message", async ({ data: { number, query } }) => {
  try {
    const { pages, missing } = query.trim() ? (await ready).search(query) : { pages: [], missing: [] };
    postMessage({ number, query, missing, count: pages.length, pages: pages.slice(0, PAGES).map(shown) });
  } catch (error) {
    postMessage({ number, query, error: String(error) });
  }
});

function shown({ page, sections, terms: looked }) {
  const best = sections.filter(([, score], i) => i < SECTIONS && score >= 0.4 * sections[0][1]);
  const found = new Set();
  const hits = best.map(([{ anchor, title, marks, text }]) => ({
    anchor,
    marks,
    title: marked(title, looked, found),
    excerpt: marked(excerpt(text, looked), looked, found),
  }));
  const title = marked(page.title, looked, found);
  for (const { marks } of hits) marked(marks.join(" "), looked, found);
  return { address: page.address, area: page.area, title, hits, terms: [...found].slice(0, 12) };
}

/** The text in parts, those that answer the query with a true: [["Die ", false], ["Einladung", true], …]. */
function marked(text, looked, found) {
  const parts = [];
  let end = 0;
  for (const { word, start, end: after } of words(text)) {
    const term = terms(word).find((one) => looked.has(one));
    if (!term) continue;
    found.add(term);
    parts.push([text.slice(end, start), false], [text.slice(start, after), true]);
    end = after;
  }
  return [...parts, [text.slice(end), false]].filter(([part]) => part);
}

/** The stretch with most different finds, from word to word, of the line that has most: a row of a table is a line. */
function excerpt(text, looked) {
  const lines = text.split("\n").map((line) => ({ line, ...busiest(line, looked) }));
  const { line, start } = lines.reduce((best, one) => (one.count > best.count ? one : best));
  return line.length > LENGTH ? cut(line, start) : line;
}

function busiest(text, looked) {
  const finds = words(text)
    .map(({ word, start, end }) => ({ start, end, term: terms(word).find((one) => looked.has(one)) }))
    .filter(({ term }) => term);
  let best = { start: 0, count: 0 };
  for (const { start } of finds) {
    const inside = finds.filter((one) => one.start >= start && one.end <= start + LENGTH * 0.7);
    const count = new Set(inside.map(({ term }) => term)).size + inside.length / 100;
    if (count > best.count) best = { start, count };
  }
  return best;
}

/** Begin with the sentence if that is not far back, in any case a few words before; fill the length up at the end. */
function cut(text, start) {
  const sentence = Math.max(...[". ", "! ", "? ", "· "].map((stop) => text.lastIndexOf(stop, start) + 2));
  let from = text.lastIndexOf(" ", start - 30) + 1;
  if (start < LENGTH / 2) from = 0;
  else if (sentence > 1 && start - sentence < LENGTH / 2) from = sentence;
  if (text.length - from < LENGTH) from = text.indexOf(" ", text.length - LENGTH) + 1;
  const to = text.length - from <= LENGTH ? text.length : text.lastIndexOf(" ", from + LENGTH);
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
