// When Python does not run: the sentence for the reader, one for the console, and the next try.

/** What passes by itself is tried again by itself, after these seconds and whenever the browser is online again. */
const PASSING = ["verbindung", "server_stoerung"];
const AGAIN_S = [5, 10, 20, 40, 60];

let timer = 0;
let tries = 0;
let waiting = () => {};

const sentence = (form, key) => form.querySelector(`[data-ausfall="${key}"]`) ?? form.querySelector('[data-ausfall="unbekannt"]');

function offerRetry(form, offered) {
  form.querySelector("[data-erneut]").hidden = !offered;
}

export function showFailure(form, error) {
  clearFailure(form);
  const known = sentence(form, error.kennung);
  known.hidden = false;
  offerRetry(form, true);
  form.querySelector("[data-ansage]").textContent = known.textContent;
  form.dataset.zustand = "fehler";
  console.warn("Rechner:", error.kennung ?? "unbekannt", error.detail ?? error);
}

/** Nothing has come for a while; says so until something comes again. */
export function showStall(form, silent) {
  const known = sentence(form, "stockt");
  if (known.hidden === !silent) return;
  known.hidden = !silent;
  offerRetry(form, silent);
  if (!silent) return;
  form.querySelector("[data-ansage]").textContent = known.textContent;
  console.warn("Rechner: stockt, nothing comes from the server");
}

export function clearFailure(form) {
  clearTimeout(timer);
  removeEventListener("online", waiting);
  for (const one of form.querySelectorAll("[data-ausfall]")) one.hidden = true;
  offerRetry(form, false);
}

export function retryLater({ kennung }, again) {
  if (!PASSING.includes(kennung)) return;
  waiting = again;
  addEventListener("online", again, { once: true });
  timer = setTimeout(again, 1000 * AGAIN_S[Math.min(tries++, AGAIN_S.length - 1)]);
}
