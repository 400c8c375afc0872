// Fetches for the worker, from the page, so that nothing waits for it to come up. Everything at once, because on a first
// visit the line is the bottleneck.

import { StartError } from "./faults.mjs";

const REPORT_EVERY_MS = 100;
const MODULES = ["pyodide.wasm", "extension.wasm"];
const SCRIPTS = ["pyodide.js", "pyodide.asm.js"];
const RESTORED = ["snapshot.bin"];
const PLAIN = ["stdlib.zip", "packages.zip", "calc.zip"];

/**
 * Hands every file to the worker once it is there and right.
 * @param {import("./fetching.mjs").Source} source
 * @param {(state: { geladen: number, gesamt: number }) => void} hear
 */
export async function supply(worker, source, { files }, schnappschuss, hear) {
  const others = schnappschuss ? RESTORED : PLAIN;
  const report = progress([...MODULES, ...SCRIPTS, ...others].length, hear);
  const give = (name, inhalt, transfer) => {
    performance.mark(`python:${name}`);
    worker.postMessage({ art: "datei", name, inhalt }, transfer);
  };
  const compiled = async (name) => give(name, await source.module(files[name], report(name)));
  const script = async (name) => give(name, await source.script(files[name], report(name)));
  const bytes = async (name) => {
    const { buffer } = await source.bytes(files[name], report(name));
    give(name, buffer, [buffer]);
  };
  const optional = (name) => bytes(name).catch((error) => Promise.reject(schnappschuss ? dispensable(error) : error));
  await Promise.all([...MODULES.map(compiled), ...SCRIPTS.map(script), ...others.map(optional)]);
}

/** Without the snapshot there is another way to start, so that its absence is not what a reader must hear of. */
function dispensable(error) {
  return new StartError("unbekannt", error.detail ?? error.message);
}

/** Report bytes on the way, not more often than an eye can follow, once the size of every file is known. */
function progress(files, hear) {
  const known = new Map();
  let last = 0;
  return (task) =>
    (share, size = known.get(task)?.size) => {
      known.set(task, { loaded: share * size, size });
      const now = performance.now();
      if (known.size < files || (share < 1 && now - last < REPORT_EVERY_MS)) return;
      last = now;
      const sum = (key) => [...known.values()].reduce((total, file) => total + file[key], 0);
      hear({ geladen: sum("loaded"), gesamt: sum("size") });
    };
}
