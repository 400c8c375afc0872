// Python for a page: starts the worker, carries questions to it and answers back.

import { request, StartError } from "./fetching.mjs";

const WORKER = new URL("./worker.mjs", import.meta.url).href;
const NEEDED = ["Worker", "WebAssembly", "DecompressionStream", "TransformStream"];

/**
 * Starts Python. `bereit` rejects with a StartError: `kennung` is browser_alt, wasm_blockiert, mime_typ, datei_fehlt
 * or unbekannt. `rechne` resolves to the answer, or to null when a newer question of its kind has come; `frage` always
 * to the answer.
 * @param {{ manifest: object, basis: string, aufFortschritt?: (state: { geladen: number, gesamt: number }) => void }} order
 */
export function starte({ manifest, basis, aufFortschritt = () => {} }) {
  const attempt = (schnappschuss) => startWorker({ manifest, basis, schnappschuss }, aufFortschritt);
  const worker = attempt(true).catch((error) => {
    if (error.kennung !== "unbekannt") throw error;
    console.warn(`Start aus dem Schnappschuss nicht möglich, normaler Start folgt: ${error.detail}`);
    return attempt(false);
  });
  const put = oneByOne(worker);
  return { bereit: worker.then(() => {}), rechne: newestOnly(put), frage: put };
}

async function startWorker(order, onProgress) {
  const missing = NEEDED.filter((name) => !(name in globalThis));
  if (missing.length > 0) throw new StartError("browser_alt", `es fehlt: ${missing.join(", ")}`);
  const worker = moduleWorker();
  try {
    await /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
      worker.onerror = async (event) => reject(await explained(event));
      worker.onmessage = ({ data }) => {
        if (data.art === "fortschritt") onProgress(data);
        if (data.art === "bereit") resolve();
        if (data.art === "fehler") reject(new StartError(data.kennung, data.detail));
      };
      worker.postMessage({ art: "starte", ...order });
    }));
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return worker;
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
async function explained(event) {
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
