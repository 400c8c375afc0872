// Python for a page: starts the worker, has files fetched for it, carries questions to it and answers back.
//
// The page loads this module before the form: where the form wants Python at once, it is on its way from here on.

import { StartError, explained } from "./faults.mjs";
import { request, Source } from "./fetching.mjs";
import { Line } from "./line.mjs";
import { newestOnly, oneByOne } from "./queue.mjs";
import { supply } from "./supply.mjs";

const WORKER = new URL("./worker.mjs", import.meta.url).href;
const BASIS = new URL("../laufzeit/", import.meta.url).href;
const NEEDED = ["Worker", "WebAssembly", "DecompressionStream"];

/** What a start from the snapshot can fail of and a plain one perhaps not. */
const OTHERWISE = ["unbekannt", "speicher", "haengt"];
const GONE = ["datei_fehlt", "datei_falsch"];

/** From everything being there to Python running: a slow machine takes ten seconds, a start that hangs takes for ever. */
const STARTING_MS = 60_000;
/** The longest answer, the collection of all checklists, takes less than a second. */
const ANSWERING_MS = 20_000;

const listening = new Set(); // whoever wants to hear how far it is
let early = /** @type {Promise<Worker> | null} */ (null);
let breakOff = /** @type {(reason: StartError) => void} */ (() => {});

/**
 * Starts Python. `bereit` rejects with a StartError whose `kennung` chooses the text for the reader (faults.mjs).
 * `rechne` resolves to the answer, or to null when a newer question of its kind has come; `frage` always to the answer.
 * `arbeiter` is the worker itself, for a page that asks it other things.
 * Called again while a start is on its way or has failed, it breaks that off and begins anew.
 * @param {{
 *   manifest: object, basis: string, geduld?: number,
 *   aufFortschritt?: (state: { geladen: number, gesamt: number }) => void, aufStocken?: (silent: boolean) => void,
 * }} order `geduld`: milliseconds after which a worker that has not answered is replaced
 */
export function starte({ manifest, basis, geduld = ANSWERING_MS, aufFortschritt = () => {}, aufStocken = () => {} }) {
  listening.clear();
  listening.add({ aufFortschritt, aufStocken });
  const start = () => begin(manifest, basis);
  let worker = early ?? start();
  early = null;
  const put = oneByOne(
    () => worker,
    () => (worker = start()),
    geduld,
  );
  return { bereit: worker.then(() => {}), rechne: newestOnly(put), frage: put, arbeiter: worker };
}

function begin(manifest, basis) {
  breakOff(new StartError("abgebrochen", "a new start was asked for"));
  const ended = new Promise((_, reject) => (breakOff = reject));
  ended.catch(() => {}); // heard of while something is on its way
  const attempt = (schnappschuss, again = "") => startWorker({ manifest, basis, schnappschuss, again }, ended);
  return attempt(Boolean(manifest.snapshot))
    .catch((error) => {
      if (!OTHERWISE.includes(error.kennung)) throw error;
      if (!manifest.snapshot) return attempt(false, "?neu");
      console.warn(`Start aus dem Schnappschuss nicht möglich, normaler Start folgt: ${error.detail}`);
      return attempt(false, "?neu");
    })
    .catch(async (error) => {
      const old = GONE.includes(error.kennung) && (await isOutdated(basis));
      throw old ? new StartError("neue_fassung", `${error.detail}; the server has another version`) : error;
    });
}

/** Has the server another version than this page is of? Then its files are gone for good. */
async function isOutdated(basis) {
  const mine = document.querySelector("meta[name=fassung]")?.getAttribute("content");
  const answer = await request(new URL("../../version.json", basis).href, { cache: "no-store" }).catch(() => null);
  const { fassung } = (await answer?.json().catch(() => null)) ?? {};
  return Boolean(mine && fassung && fassung !== mine);
}

async function startWorker({ manifest, basis, schnappschuss, again }, ended) {
  const missing = NEEDED.filter((name) => !(name in globalThis));
  if (!("withResolvers" in Promise)) missing.push("Promise.withResolvers");
  // Whoever has the rest has WebAssembly too, unless it is switched off.
  const kennung = missing.every((name) => name === "WebAssembly") ? "wasm_blockiert" : "browser_alt";
  if (missing.length > 0) throw new StartError(kennung, `es fehlt: ${missing.join(", ")}`);
  performance.mark("python:beginn");
  const worker = moduleWorker(again);
  const line = new Line((silent) => listening.forEach(({ aufStocken }) => aufStocken(silent)));
  const source = new Source(basis, line, manifest.files);
  const up = line.wait();
  let timer = 0;
  try {
    const started = new Promise((resolve, reject) => {
      up.signal.onabort = () => reject(up.signal.reason);
      worker.onerror = async (event) => reject(await reason(event));
      worker.onmessage = ({ data }) => {
        up.end();
        if (data.art === "bereit") resolve(data.zeiten);
        if (data.art === "fehler") reject(new StartError(data.kennung, data.detail));
      };
      worker.postMessage({ art: "starte", manifest, basis, schnappschuss });
      supply(worker, source, manifest, schnappschuss, hear).then(
        () => (timer = setTimeout(() => reject(hangs()), STARTING_MS)),
        async (error) => reject(await explained(error)),
      );
    });
    note(await Promise.race([started, ended]));
  } catch (error) {
    worker.terminate();
    line.close(error);
    throw error;
  } finally {
    up.end();
    clearTimeout(timer);
  }
  return worker;
}

const hear = (state) => listening.forEach(({ aufFortschritt }) => aufFortschritt(state));
const hangs = () => new StartError("haengt", `Python has not started ${STARTING_MS / 1000} s after everything was there`);

/** The worker's marks on this page's time line, where the tools of the browser and the bench show them. */
function note(times) {
  for (const [name, at] of times) performance.mark(`python:${name}`, { startTime: at - performance.timeOrigin });
  performance.mark("python:bereit");
}

function moduleWorker(again) {
  let understood = false;
  const worker = new Worker(WORKER + again, {
    get type() {
      understood = true;
      return /** @type {const} */ ("module");
    },
  });
  if (understood) return worker;
  worker.terminate();
  throw new StartError("browser_alt", "keine Modul-Worker");
}

/** A worker that could not be loaded says nothing more than that: look for the reason, past the cache. */
async function reason(event) {
  if (event.message) return new StartError("unbekannt", event.message);
  try {
    const type = (await request(WORKER, { cache: "reload" })).headers.get("content-type");
    return new StartError(/javascript/.test(type) ? "unbekannt" : "mime_typ", `${WORKER}: ${type}`);
  } catch (error) {
    return error;
  }
}

const written = document.getElementById("laufzeit-manifest");
if (written?.dataset.start === "sofort") {
  early = begin(JSON.parse(written.textContent), BASIS);
  early.catch(() => {}); // whoever calls `starte` hears of it
}
