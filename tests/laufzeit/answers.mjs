// Answers in Pyodide under Node, with the files that the page loads: continued from the snapshot, or started plainly.
// node answers.mjs '{"runtime": …, "restored": true, "questions": …, "target": …}'

import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { createWithExtension, restore, unpack } from "../../overrides/theme/assets/calculator/snapshot.mjs";

const job = JSON.parse(process.argv[2]);

// Node's own report of an uncaught error would begin with the line it comes from: the whole minified runtime.
process.on("uncaughtException", fail);
try {
  const manifest = JSON.parse(await readFile(`${job.runtime}/manifest.json`, "utf8"));
  const path = (task) => `${job.runtime}/${manifest.files[task].name}`;
  const bytes = async (task) => new Uint8Array(await readFile(path(task)));
  const pyodide = await start(manifest, path, bytes);
  const { antworte } = pyodide.pyimport("calc.seite");
  const questions = JSON.parse(await readFile(job.questions, "utf8"));
  const answers = questions.map(([name, input]) => job.forms.map((form) => antworte(name, input, "basis:", form)));
  await writeFile(job.target, JSON.stringify(answers));
  process.exit(0);
} catch (error) {
  fail(error);
}

/** As worker.mjs does it; Node looks for the rest of Pyodide's files under their own names. */
async function start(manifest, path, bytes) {
  const { loadPyodide } = await import(pathToFileURL(`${job.npm}/pyodide.mjs`));
  const { default: createModule } = await import(pathToFileURL(path("pyodide.asm.js")));
  const extension = new WebAssembly.Module(await bytes("extension.wasm"));
  const options = {
    indexURL: job.npm,
    lockFileContents: manifest.lock,
    packageBaseUrl: "/",
    env: { PYDANTIC_DISABLE_PLUGINS: "__all__" },
  };
  if (job.restored) {
    const place = { path: manifest.extension, table: manifest.snapshot.table };
    const { head, ...memory } = unpack(await bytes("snapshot.bin"));
    const createPyodideModule = async (settings) => {
      const { module } = await createWithExtension(createModule, settings, extension, place);
      restore(module, { head, ...memory });
      module.API.restoreSnapshot = () => head.state;
      return module;
    };
    // No library at all: whatever was not loaded before is missing.
    return loadPyodide({ ...options, stdLibURL: job.empty, _loadSnapshot: new Uint8Array(0), createPyodideModule });
  }
  const stdLibURL = `${job.runtime}/${manifest.files["stdlib.zip"].name}`;
  const pyodide = await loadPyodide({ ...options, stdLibURL, createPyodideModule: createModule });
  for (const task of ["packages.zip", "calc.zip"]) {
    pyodide.unpackArchive(await bytes(task), "zip", { extractDir: manifest.site });
  }
  pyodide.FS.writeFile(manifest.extension, await bytes("extension.wasm"));
  return pyodide;
}

function fail(error) {
  console.error(String(error?.message ?? error).slice(0, 2000));
  process.exit(1);
}
