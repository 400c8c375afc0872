// Python for a page: starts the worker, fetches for it, carries questions to it and answers back.
//
// The page loads this module before the form: where the form wants Python at once, it is on its way from here on.

import { explained, load, request, StartError } from "./fetching.mjs";

const WORKER = new URL("./worker.mjs", import.meta.url).href;
const BASIS = new URL("../laufzeit/", import.meta.url).href;
const NEEDED = ["Worker", "WebAssembly", "DecompressionStream"];
const REPORT_EVERY_MS = 100;

const MODULES = ["pyodide.wasm", "extension.wasm"];
const RESTORED = ["snapshot.bin"];
const PLAIN = ["stdlib.zip", "packages.zip", "calc.zip"];

let early = /** @type {Promise<Worker> | null} */ (null);
const listening = new Set(); // whoever wants to hear how far it is

/**
 * Starts Python. `bereit` rejects with a StartError: `kennung` is browser_alt, wasm_blockiert, mime_typ, datei_fehlt
 * or unbekannt. `rechne` resolves to the answer, or to null when a newer question of its kind has come; `frage` always
 * to the answer. `arbeiter` is the worker itself, for a page that asks it other things.
 * @param {{ manifest: object, basis: string, aufFortschritt?: (state: { geladen: number, gesamt: number }) => void }} order
 */
export function starte({ manifest, basis, aufFortschritt = () => {} }) {
  listening.add(aufFortschritt);
  const worker = early ?? begin(manifest, basis);
  early = null;
  const put = oneByOne(worker);
  return { bereit: worker.then(() => {}), rechne: newestOnly(put), frage: put, arbeiter: worker };
}

function begin(manifest, basis) {
  const attempt = (schnappschuss) => startWorker({ manifest, basis, schnappschuss });
  if (!manifest.snapshot) return attempt(false);
  return attempt(true).catch((error) => {
    if (error.kennung !== "unbekannt") throw error;
    console.warn(`Start aus dem Schnappschuss nicht möglich, normaler Start folgt: ${error.detail}`);
    return attempt(false);
  });
}

async function startWorker({ manifest, basis, schnappschuss }) {
  const missing = NEEDED.filter((name) => !(name in globalThis));
  if (!("withResolvers" in Promise)) missing.push("Promise.withResolvers");
  if (missing.length > 0) throw new StartError("browser_alt", `es fehlt: ${missing.join(", ")}`);
  performance.mark("python:beginn");
  const worker = moduleWorker();
  try {
    await new Promise((resolve, reject) => {
      worker.onerror = async (event) => reject(await reason(event));
      worker.onmessage = ({ data }) => {
        if (data.art === "bereit") resolve(data.zeiten);
        if (data.art === "fehler") reject(new StartError(data.kennung, data.detail));
      };
      worker.postMessage({ art: "starte", manifest, basis, schnappschuss });
      provide(worker, manifest, basis, schnappschuss).catch(async (error) => reject(await explained(error)));
    }).then(note);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return worker;
}

/**
 * Fetches from here, not from the worker, so that nothing waits for it to come up. Everything at once, because on a
 * first visit the line is the bottleneck.
 */
async function provide(worker, { files }, basis, schnappschuss) {
  const others = schnappschuss ? RESTORED : PLAIN;
  const report = progress(MODULES.length + others.length);
  const give = (name, inhalt, transfer) => {
    performance.mark(`python:${name}`);
    worker.postMessage({ art: "datei", name, inhalt }, transfer);
  };
  const compiled = async (name) => {
    const module = await WebAssembly.compileStreaming(load(basis, files[name], report(name)));
    report(name)(1);
    give(name, module);
  };
  const bytes = async (name) => {
    const { buffer } = await collected(await load(basis, files[name], report(name)), files[name], report(name));
    give(name, buffer, [buffer]);
  };
  const optional = (name) => bytes(name).catch((error) => Promise.reject(schnappschuss ? dispensable(error) : error));
  await Promise.all([...MODULES.map(compiled), ...others.map(optional)]);
}

/** All bytes of a response; reading them one by one into their place costs less than a stream that only counts. */
async function collected(response, { raw }, report) {
  const content = new Uint8Array(raw);
  const reader = response.body.getReader();
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    content.set(value, length); // throws if there is more than there should be
    length += value.length;
    report(length / raw);
  }
  if (length !== raw) throw new Error(`${length} bytes instead of ${raw}`);
  return content;
}

/** Without the snapshot there is another way to start, so that its absence is not what a reader must hear of. */
function dispensable(error) {
  return new StartError("unbekannt", error.detail ?? error.message);
}

/** Report bytes on the way, not more often than an eye can follow, once the size of every file is known. */
function progress(files) {
  const known = new Map();
  let last = 0;
  return (task) =>
    (share, size = known.get(task)?.size) => {
      known.set(task, { loaded: share * size, size });
      const now = performance.now();
      if (known.size < files || (share < 1 && now - last < REPORT_EVERY_MS)) return;
      last = now;
      const sum = (key) => [...known.values()].reduce((total, file) => total + file[key], 0);
      for (const hear of listening) hear({ geladen: sum("loaded"), gesamt: sum("size") });
    };
}

/** The worker's marks on this page's time line, where the tools of the browser and the bench show them. */
function note(times) {
  for (const [name, at] of times) performance.mark(`python:${name}`, { startTime: at - performance.timeOrigin });
  performance.mark("python:bereit");
}

function moduleWorker() {
  let understood = false;
  const worker = new Worker(WORKER, {
    get type() {
      understood = true;
      return /** @type {const} */ ("module");
    },
  });
  if (understood) return worker;
  worker.terminate();
  throw new StartError("browser_alt", "keine Modul-Worker");
}

/** A worker that could not be loaded says nothing more than that: look for the reason. */
async function reason(event) {
  if (event.message) return new StartError("unbekannt", event.message);
  try {
    const type = (await request(WORKER)).headers.get("content-type");
    return new StartError(/javascript/.test(type) ? "unbekannt" : "mime_typ", `${WORKER}: ${type}`);
  } catch (error) {
    return error;
  }
}

/** The worker answers one question at a time, in the order in which they come. */
function oneByOne(starting) {
  let last = Promise.resolve();
  return (...questions) => {
    const answer = last.then(async () => ask(await starting, questions));
    last = answer.catch(() => {}); // whoever asked hears of it
    return answer;
  };
}

/** While one question is being answered, only the newest of the others waits. */
function newestOnly(put) {
  /** @typedef {{ questions: any[], resolve: (answer: any) => void, reject: (error: unknown) => void }} Waiting */
  let current = /** @type {Waiting | null} */ (null);
  let waiting = /** @type {Waiting | null} */ (null);

  async function next() {
    if (current || !waiting) return;
    current = waiting;
    waiting = null;
    const { questions, resolve, reject } = current;
    try {
      const answer = await put(...questions);
      resolve(waiting ? null : answer);
    } catch (error) {
      reject(error);
    }
    current = null;
    next();
  }

  return (...questions) =>
    new Promise((resolve, reject) => {
      waiting?.resolve(null);
      waiting = { questions, resolve, reject };
      next();
    });
}

function ask(worker, fragen) {
  return new Promise((resolve, reject) => {
    const failed = (text) => reject(new StartError("unbekannt", text));
    worker.onerror = (event) => failed(event.message);
    worker.onmessage = ({ data }) => ("antwort" in data ? resolve(data.antwort) : failed(data.fehler));
    worker.postMessage({ art: "rechne", fragen });
  });
}

const written = document.getElementById("laufzeit-manifest");
if (written?.dataset.start === "sofort") {
  early = begin(JSON.parse(written.textContent), BASIS);
  early.catch(() => {}); // whoever calls `starte` hears of it
}
