// Runs one Python script in Pyodide: node run.mjs '{"script": …, "mounts": {inside: outside}, "packages": […], …}'

import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const job = JSON.parse(process.argv[2]);

// Node's own report of an uncaught error would begin with the line it comes from: the whole minified runtime.
process.on("uncaughtException", fail);

try {
  const pyodide = await loadPyodide({
    ...job.options,
    // The last two: the same sources give the same bytecode.
    env: { PYDANTIC_DISABLE_PLUGINS: "__all__", PYTHONHASHSEED: "0", SOURCE_DATE_EPOCH: "946684800" },
  });
  for (const [inside, outside] of Object.entries(job.mounts ?? {})) pyodide.mountNodeFS(inside, outside);
  if (job.packages) await pyodide.loadPackage(job.packages, { messageCallback() {} });
  pyodide.pyimport("sys").path.extend(pyodide.toPy(job.path ?? []));
  pyodide.globals.set("ARGUMENTS", pyodide.toPy(job.arguments ?? {}));
  await pyodide.runPythonAsync(await readFile(job.script, "utf8"), { filename: job.script });
  process.exit(pyodide.globals.get("EXIT_CODE") ?? 0);
} catch (error) {
  fail(error);
}

function fail(error) {
  console.error(error.message || String(error));
  process.exit(1);
}
