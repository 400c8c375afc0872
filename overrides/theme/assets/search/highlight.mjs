// Shows on the page what was searched for, and takes the words out of the address, which people copy.
import { terms, words } from "./german.mjs";

const address = new URL(location.href);
const looked = new Set(address.searchParams.get("h")?.split(" "));
address.searchParams.delete("h");
history.replaceState(history.state, "", address);

if (globalThis.Highlight) {
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
