// Shows on the page what was searched for.
import { terms, words } from "./german.mjs";

/** @param {string[]} found terms of the result that led here */
export function mark(found) {
  if (!globalThis.Highlight) return;
  const looked = new Set(found);
  const ranges = [];
  const nodes = document.createTreeWalker(document.querySelector("article") ?? document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const text = /** @type {Text} */ (nodes.currentNode);
    for (const { word, start, end } of words(text.data)) {
      if (!terms(word).some((term) => looked.has(term))) continue;
      const range = new Range();
      range.setStart(text, start);
      range.setEnd(text, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set("suche", new Highlight(...ranges));
}
