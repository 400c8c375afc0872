// Text into the clipboard, also where the clipboard API is missing: it needs https, an intranet page may have only http.

/** @param {string} text */
export async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  return selectAndCopy(area, () => area.select());
}

/** Paragraphs, as plain text too. @param {string[]} parts @param {string} text */
export async function copyFormatted(parts, text) {
  const box = document.createElement("div");
  for (const part of parts) box.append(Object.assign(document.createElement("p"), { textContent: part }));
  if (navigator.clipboard?.write && "ClipboardItem" in window) {
    const kinds = { "text/html": box.innerHTML, "text/plain": text };
    const blobs = Object.fromEntries(Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]));
    return navigator.clipboard.write([new ClipboardItem(blobs)]);
  }
  return selectAndCopy(box, () => getSelection()?.selectAllChildren(box));
}

/** @param {HTMLElement} element @param {() => void} select */
function selectAndCopy(element, select) {
  element.className = "nur-vorlesen";
  document.body.append(element);
  select();
  const done = document.execCommand("copy");
  element.remove();
  if (!done) throw new Error("copy refused");
}
