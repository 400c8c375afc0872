// Python for the page of a whole table: the same worker as a calculator's, with more modules, and one that can be stopped.

import { Source } from "../calculator/fetching.mjs";
import { Line } from "../calculator/line.mjs";
import { starte } from "../calculator/runtime.mjs";

export const INPUT = "/eingang";
export const OUTPUT = "/ausgang";

/** Someone has stopped what was going on. */
export class Stopped extends Error {}

/** @typedef {{ getan: number, gesamt: number }} Progress */
/** @typedef {{ hinein?: Record<string, Uint8Array>, heraus?: string, brauche?: string[], melde?: (state: Progress) => void }} More */

const silent = /** @type {(state: Progress) => void} */ (() => {});

const RULES = "bestand.zip";

/** Names of archives, and the extension that comes with one of them. */
const EXTENSIONS = { "calamine.zip": "calamine.wasm" };

export function createEngine({ manifest, basis, aufFortschritt, aufStocken }) {
  let life = begin();

  function begin() {
    const { arbeiter, bereit } = starte({ manifest, basis, aufFortschritt, aufStocken });
    const end = Promise.withResolvers();
    end.promise.catch(() => {}); // heard of by whoever waits at that moment
    const here = { arbeiter, bereit, end, libraries: new Map(), last: Promise.resolve() };
    // What every table needs comes as soon as Python stands, not only with the table.
    bereit.then(() => library(here, RULES)).catch(() => {}); // whoever asks hears of it
    return here;
  }

  /** One message at a time, in their order; answers come to whoever asked. */
  function send(here, message, transfer, report) {
    const answer = here.last.then(async () => exchange(await here.arbeiter, message, transfer, report));
    here.last = answer.catch(() => {});
    return Promise.race([answer, here.end.promise]);
  }

  function library(here, name) {
    if (!here.libraries.has(name)) {
      const added = addition(name).then((more) => send(here, more, []));
      added.catch(() => here.libraries.delete(name)); // the next one who needs it tries again
      here.libraries.set(name, added);
    }
    return here.libraries.get(name);
  }

  async function addition(name) {
    const { files, site, workbooks } = manifest;
    const extension = EXTENSIONS[name];
    const source = new Source(basis, new Line(() => {}), files);
    const [{ buffer }, modul] = await Promise.all([
      source.bytes(files[name]),
      extension && source.module(files[extension]),
    ]);
    const lade = name === RULES ? "calc.bestand.seite" : null;
    return { art: "bestand", was: "erweitere", archiv: buffer, ort: site, modul, pfad: workbooks, lade };
  }

  return {
    ready: () => life.bereit,

    /** Puts an order to calc.bestand.seite. @param {object} auftrag @param {More} more */
    async ask(auftrag, { hinein = {}, heraus, brauche = [], melde = silent } = {}) {
      const here = life;
      await Promise.race([here.bereit, here.end.promise]);
      for (const name of [RULES, ...brauche]) await Promise.race([library(here, name), here.end.promise]);
      const transfer = Object.values(hinein).map(({ buffer }) => buffer);
      return send(here, { art: "bestand", was: "beauftrage", auftrag, hinein, heraus }, transfer, melde);
    },

    /** Ends whatever is going on, at once, and starts a new Python that knows nothing. */
    stop() {
      const { arbeiter, end } = life;
      end.reject(new Stopped());
      arbeiter.then((worker) => worker.terminate(), () => {});
      life = begin();
    },
  };
}

/** @param {Worker} worker */
function exchange(worker, message, transfer, report = silent) {
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message: text }) => reject(new Error(text));
    worker.onmessage = ({ data }) => {
      if (data.art === "fortschritt") report(data);
      else if ("antwort" in data) resolve(data.datei ? { ...data.antwort, inhalt: data.datei } : data.antwort);
      else reject(new Error(data.fehler));
    };
    worker.postMessage(message, transfer);
  });
}
