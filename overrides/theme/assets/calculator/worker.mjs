// Python in its own thread: starts Pyodide from the files of the manifest, then answers questions.

import { load, request as ask, StartError } from "./fetching.mjs";

const REPORT_EVERY_MS = 100;
const SMALLEST_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

let antworte;

onmessage = async ({ data }) => {
  if (data.art === "rechne") {
    answer(data.fragen);
    return;
  }
  try {
    antworte = await start(data);
    postMessage({ art: "bereit" });
  } catch (error) {
    postMessage({ art: "fehler", ...(await interpreted(error)) });
  }
};

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

async function start({ manifest, basis, schnappschuss }) {
  const { files } = manifest;
  const report = progress(schnappschuss ? 6 : 5);
  const request = (task) => load(basis, files[task], report(task));
  const bytes = async (task) => new Uint8Array(await (await request(task)).arrayBuffer());
  const compiled = async (task) => {
    const module = await WebAssembly.compileStreaming(request(task));
    report(task)(1);
    return module;
  };

  // Everything at once, because on a first visit the line is the bottleneck; in the order of need, because over HTTP/1.1
  // a browser asks a server for six files at a time.
  const scripts = [script(basis, files["pyodide.js"]), script(basis, files["pyodide.asm.js"])];
  const core = compiled("pyodide.wasm");
  const image = schnappschuss && new Uint8Array(manifest.snapshot_size);
  const restored = schnappschuss && bytes("snapshot.bin").then((runs) => fill(image, runs), dispensable);
  const library = bytes(schnappschuss ? "codecs.zip" : "stdlib.zip");
  const extension = compiled("extension.wasm");
  const archives = [bytes("packages.zip"), bytes("calc.zip")];

  handOver(basis, core, library);
  const python = Promise.all(scripts).then(([{ loadPyodide }, { default: createModule }]) =>
    loadPyodide({
      indexURL: basis,
      packageBaseUrl: basis,
      lockFileContents: manifest.lock,
      env: { PYDANTIC_DISABLE_PLUGINS: "__all__" },
      ...(schnappschuss && { _loadSnapshot: image }),
      createPyodideModule: async (settings) => {
        const module = await createModule(settings);
        await restored;
        return module;
      },
    }),
  );
  // All of them, not just the first: Pyodide would wait for ever for a module that did not compile.
  const [pyodide, , module] = await Promise.all([python, core, extension, library, restored, ...archives]);
  return furnish(pyodide, manifest, module, await Promise.all(archives));
}

/** Without the snapshot there is another way to start, so that its absence is not what a reader must hear of. */
function dispensable(error) {
  throw new StartError("unbekannt", error.detail ?? error.message);
}

/** Pyodide loads two files by their original names; give it what is on its way already. */
function handOver(basis, core, library) {
  const network = self.fetch;
  const ready = {
    [`${basis}pyodide.asm.wasm`]: async () => new Response(),
    [`${basis}python_stdlib.zip`]: async () => new Response(await library),
  };
  self.fetch = (resource, ...rest) => (ready[resource] ?? (() => network(resource, ...rest)))();
  WebAssembly.instantiateStreaming = async (_, imports) => {
    /** @type {WebAssembly.Module} */
    const module = await core;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/** Write the runs that overrides/build/runtime/archives.py has left of the snapshot; the rest stays zero. */
function fill(image, runs) {
  const [count] = new Uint32Array(runs.buffer, 0, 1);
  const places = new Uint32Array(runs.buffer, 4, 2 * count);
  let position = 4 + places.byteLength;
  for (let i = 0; i < places.length; i += 2) {
    image.set(runs.subarray(position, position + places[i + 1]), places[i]);
    position += places[i + 1];
  }
}

async function furnish(pyodide, { site, extension }, module, archives) {
  // A snapshot remembers the state of the generator as well.
  pyodide.runPython("import random; random.seed()");
  for (const archive of archives) pyodide.unpackArchive(archive, "zip", { extractDir: site });
  // As Emscripten does for preloaded files: Python finds a file by that name, dlopen the module compiled meanwhile.
  const path = `${site}/${extension}`;
  const { FS, _module: emscripten } = pyodide;
  FS.writeFile(path, "");
  emscripten.preloadedWasm[path] = await emscripten.loadWebAssemblyModule(module, { loadAsync: true, nodelete: true }, path, {});
  return pyodide.pyimport("calc.seite").antworte;
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
      postMessage({ art: "fortschritt", geladen: sum("loaded"), gesamt: sum("size") });
    };
}

async function script(basis, file) {
  const address = new URL(file.name, basis).href;
  try {
    return await import(address);
  } catch (error) {
    const type = (await ask(address)).headers.get("content-type");
    throw /javascript/.test(type) ? error : new StartError("mime_typ", `${address}: ${type}`);
  }
}

async function interpreted(error) {
  const detail = error.detail ?? `${error.name}: ${error.message}`;
  if (error.kennung) return { kennung: error.kennung, detail };
  const allowed = await WebAssembly.compile(SMALLEST_MODULE).then(Boolean, () => false);
  if (!allowed) return { kennung: "wasm_blockiert", detail };
  return { kennung: error instanceof WebAssembly.CompileError ? "browser_alt" : "unbekannt", detail };
}
