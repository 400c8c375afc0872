// Python in its own thread: starts Pyodide from the files that the page fetches for it, then answers questions.

import * as bestand from "../bestand/inside.mjs";
import { explained } from "./faults.mjs";
import { createWithExtension, restore, unpack } from "./snapshot.mjs";

const SMALLEST_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const WITHOUT_PLUGINS = { PYDANTIC_DISABLE_PLUGINS: "__all__" };

const supplies = new Map();
let python;
let antworte;

onmessage = async ({ data }) => {
  if (data.art === "datei") supply(data.name).resolve(data.inhalt);
  if (data.art === "rechne") answer(data.fragen);
  if (data.art === "starte") await begin(data);
  if (data.art === "bestand") bestand.answer(python, data);
};

async function begin(order) {
  performance.mark("worker");
  postMessage({ art: "da" });
  try {
    python = await start(order);
    antworte = python.pyimport("calc.seite").antworte;
    postMessage({ art: "bereit", zeiten: times() });
  } catch (error) {
    const { kennung, detail } = await explained(error);
    postMessage({ art: "fehler", kennung, detail });
  }
}

/** A file that the page has sent, or will send. */
function supply(name) {
  if (!supplies.has(name)) supplies.set(name, Promise.withResolvers());
  return supplies.get(name);
}

function answer(questions) {
  try {
    const given = JSON.parse(antworte(...questions));
    // Our own fault: the reader gets a sentence, whoever looks for the reason finds it here.
    if (given.ursache) console.error("Rechner:", given.ursache);
    postMessage({ art: "antwort", antwort: given });
  } catch (error) {
    postMessage({ art: "antwort", fehler: /** @type {Error} */ (error).message });
  }
}

/** Pyodide in which `calc` can be imported: continued from the snapshot, or started plainly and furnished. */
async function start({ manifest, basis, schnappschuss }) {
  const { files, lock } = manifest;
  const scripts = Promise.all(["pyodide.js", "pyodide.asm.js"].map((task) => script(basis, files[task].name, task)));
  await WebAssembly.compile(SMALLEST_MODULE); // if a policy forbids it, Pyodide would wait for ever
  const broken = handOver(basis, !schnappschuss);
  const [{ loadPyodide }, { default: createModule }] = await scripts;
  performance.mark("skripte");
  const options = { indexURL: basis, packageBaseUrl: basis, lockFileContents: lock, env: WITHOUT_PLUGINS };
  const way = schnappschuss ? resume : furnish;
  return Promise.race([way(loadPyodide, createModule, options, manifest), broken]);
}

async function resume(loadPyodide, createModule, options, { extension, snapshot: { table } }) {
  let head;
  const pyodide = await loadPyodide({
    ...options,
    _loadSnapshot: new Uint8Array(0), // says that there is one; `restore` knows it better
    createPyodideModule: async (settings) => {
      const place = { path: extension, table };
      const { module } = await createWithExtension(createModule, settings, supply("extension.wasm").promise, place);
      performance.mark("instanzen");
      const snapshot = unpack(new Uint8Array(await supply("snapshot.bin").promise));
      restore(module, snapshot);
      performance.mark("speicher");
      head = snapshot.head;
      module.API.restoreSnapshot = () => head.state;
      return module;
    },
  });
  // Known in the build, and asked before anyone else asks. The generator of random numbers is new after it.
  const found = pyodide.globals.get("probe")();
  if (found !== head.probe) throw new Error(`Python is not as it was: ${found} instead of ${head.probe}`);
  performance.mark("probe");
  return pyodide;
}

async function furnish(loadPyodide, createModule, options, { site, extension }) {
  const archives = ["packages.zip", "calc.zip"].map((name) => supply(name).promise);
  const pyodide = await loadPyodide({ ...options, createPyodideModule: createModule });
  for (const archive of archives) pyodide.unpackArchive(await archive, "zip", { extractDir: site });
  // As Emscripten does for preloaded files: Python finds a file by that name, dlopen the module compiled meanwhile.
  const { FS, _module: emscripten } = pyodide;
  const compiled = await supply("extension.wasm").promise;
  FS.writeFile(extension, "");
  emscripten.preloadedWasm[extension] = await emscripten.loadWebAssemblyModule(
    compiled, { loadAsync: true, nodelete: true }, extension, {},
  );
  return pyodide;
}

/**
 * Pyodide loads two files by their original names; give it what is on its way already.
 * Returns a promise that only rejects: Pyodide itself would wait for ever for an instance that failed.
 */
function handOver(basis, withLibrary) {
  const network = self.fetch;
  const library = async () => new Response(withLibrary ? await supply("stdlib.zip").promise : "");
  const ready = {
    [`${basis}pyodide.asm.wasm`]: async () => new Response(),
    [`${basis}python_stdlib.zip`]: library,
  };
  self.fetch = (resource, ...rest) => (ready[resource] ?? (() => network(resource, ...rest)))();
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_response, imports) => {
      try {
        const module = /** @type {WebAssembly.Module} */ (await supply("pyodide.wasm").promise);
        performance.mark("übersetzt");
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

/** The page has fetched and checked it: now it is in the browser's cache. */
async function script(basis, name, task) {
  await supply(task).promise;
  return import(new URL(name, basis).href);
}

/** What was reached when, in milliseconds of the clock that page and worker share. */
function times() {
  return performance.getEntriesByType("mark").map(({ name, startTime }) => [name, performance.timeOrigin + startTime]);
}

export { start };
