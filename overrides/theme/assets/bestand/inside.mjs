// Inside the worker: what the page of a whole table asks of Python.

/** @param {any} python @param {any} order */
export async function answer(python, { was, ...order }) {
  try {
    const { given, file } = await { erweitere: extend, beauftrage: commission }[was](python, order);
    postMessage({ art: "bestand", antwort: given, datei: file }, { transfer: file ? [file.buffer] : [] });
  } catch (error) {
    postMessage({ art: "bestand", fehler: String(/** @type {Error} */ (error)?.message ?? error) });
  }
}

/** More modules for Python: an archive, and where one comes with it, a compiled extension that belongs to a path. */
async function extend(python, { archiv, ort, modul, pfad, lade }) {
  python.unpackArchive(archiv, "zip", { extractDir: ort });
  const { FS, _module: emscripten } = python;
  if (modul) {
    // As Emscripten does for preloaded files: Python finds a file by that name, dlopen the compiled module.
    FS.writeFile(pfad, "");
    const how = { loadAsync: true, nodelete: true };
    emscripten.preloadedWasm[pfad] = await emscripten.loadWebAssemblyModule(modul, how, pfad, {});
  }
  // Python has looked for modules before; and it looks for codecs only where it found the first ones.
  python.pyimport("importlib").invalidate_caches();
  python.pyimport("encodings").__path__.append(`${ort}/encodings`);
  if (lade) python.pyimport(lade);
  return { given: null, file: null };
}

/** One order for Python, JSON in and out; a file on either way lies in memory under a path. */
function commission(python, { auftrag, hinein, heraus }) {
  const { FS } = python;
  for (const [path, content] of Object.entries(hinein)) FS.writeFile(path, content, { canOwn: true });
  const report = (done, all) => postMessage({ art: "fortschritt", getan: done, gesamt: all });
  const given = JSON.parse(python.pyimport("calc.bestand.seite").antworte(JSON.stringify(auftrag), report));
  for (const path of Object.keys(hinein)) FS.unlink(path);
  if (given.ursache) console.error("Bestand:", given.ursache);
  if (!heraus || given.fehler) return { given, file: null };
  const file = FS.readFile(heraus);
  FS.unlink(heraus);
  return { given, file };
}
