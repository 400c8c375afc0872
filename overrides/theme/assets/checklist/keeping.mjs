// What stands in a form, kept with the entry of the browser's history that shows it: not in the address, not in a storage.

/** @typedef {{ html: string, written: Record<string, string>, chosen: string[] }} Kept */

/** @param {HTMLFormElement} form @param {string} html what else belongs to it */
export function keep(form, html) {
  const written = Object.fromEntries([...form.querySelectorAll("textarea")].map(({ id, value }) => [id, value]));
  const chosen = [...form.querySelectorAll("input:checked")].map(({ id }) => id);
  history.replaceState({ ...history.state, checkliste: { html, written, chosen } }, "");
}

/** Puts back what was kept; gives what else belonged to it. @param {HTMLFormElement} form */
export function kept(form) {
  /** @type {Kept | undefined} */
  const before = history.state?.checkliste;
  if (!before) return "";
  for (const line of form.querySelectorAll("textarea")) line.value = before.written[line.id] ?? "";
  for (const box of form.querySelectorAll("input")) box.checked = before.chosen.includes(box.id);
  return before.html;
}
