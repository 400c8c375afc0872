// Errors as GOV.UK shows them: a summary with links to the fields, and the same text at the field.

import { CHECKED, controlsOf, labelOf } from "./fields.mjs";
import { texts } from "./texts.mjs";

/** The element an error belongs to: its own field, otherwise the nearest one around it, otherwise none. */
export function placeOf(error, places) {
  for (let name = error.feld ?? ""; name; name = name.slice(0, Math.max(name.lastIndexOf("."), 0))) {
    if (places.has(name)) return places.get(name);
  }
  return null;
}

const isEmpty = (place) => controlsOf(place).every((one) => (CHECKED.includes(one.type) ? !one.checked : !one.value));

/** Whether something needed has only not been given yet, as against a wrong entry. */
export function isMissing(error, places) {
  const place = placeOf(error, places);
  return place !== null && (error.fehlt || isEmpty(place));
}

export function clearErrors(form) {
  for (const message of form.querySelectorAll(".feld-fehler:not([hidden])")) {
    message.hidden = true;
    message.textContent = "";
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const place of form.querySelectorAll("[data-fehlerhaft]")) delete place.dataset.fehlerhaft;
  form.querySelector("[data-fehlerliste]").hidden = true;
}

function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...properties });
}

function markPlace(place, text) {
  const message = place.querySelector(".feld-fehler");
  if (!message.hidden) message.append(" ", text);
  else message.replaceChildren(element("span", texts.beforeError, { className: "nur-vorlesen" }), text);
  message.hidden = false;
  place.dataset.fehlerhaft = "";
  for (const control of controlsOf(place)) control.setAttribute("aria-invalid", "true");
}

/** The label of a field or of a part of a row, as a link to it. */
function linkTo(place, text = "") {
  const control = controlsOf(place)[0] ?? place.querySelector("button");
  const row = place.matches("[data-zeile] *") ? `${labelOf(place.closest("[data-zeile]"))}, ` : "";
  const link = element("a", `${row}${labelOf(place)}${text}`, { href: `#${control.id}` });
  link.addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is
    control.focus();
    place.scrollIntoView({ block: "nearest" });
  });
  return link;
}

function listItem(content) {
  const item = document.createElement("li");
  item.append(content);
  return item;
}

/** Shows all errors, each at its field and in the summary. */
export function showErrors(form, errors, places) {
  clearErrors(form);
  const summary = form.querySelector("[data-fehlerliste]");
  const order = [...places.values(), null];
  const found = errors
    .map((error) => [placeOf(error, places), error.text])
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  const missing = found.every(([place]) => place && isEmpty(place));
  summary.querySelector("h2, h3").textContent = missing ? texts.missing : texts.wrong;
  summary.querySelector("ul").replaceChildren(...found.map(([place, text]) => listItem(place ? linkTo(place, `: ${text}`) : text)));
  summary.hidden = false;
  for (const [place, text] of found) if (place) markPlace(place, text);
}

/** What is still needed, each once, in the order of the form. */
export function listMissing(form, errors, places) {
  const box = form.querySelector("[data-fehlt]");
  const missing = new Set(errors.map((error) => placeOf(error, places)));
  const needed = [...places.values()].filter((place) => missing.has(place));
  box.querySelector("ul").replaceChildren(...needed.map((place) => listItem(linkTo(place))));
  box.hidden = needed.length === 0;
}
