// Pyodide's own JavaScript without what this page cannot reach: node glue.mjs '{"source": …, "modules": […], "uses": […], "notice": "/* … */", "target": …}'
// It serves every library that Emscripten knows, sound and 3D graphics too. An engine reads all of it before anything runs.

import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { transform } from "esbuild";

const job = JSON.parse(process.argv[2]);
const PLACES = 'Module["';
const MODULES = "API._pyodide._importhook.sys.modules";

/** A Python that was restored (`t`) has what is asked for; asking by source would start its parser and its compiler. */
const restored = (source, value) => [source, `t?${value}:${source}`];

/** Each text must occur exactly once, and becomes the other. */
const CHANGES = [
  // Every export of the core got a place in the table and a global of its own, in case a library asks for it. What one
  // asks for is looked up anyway, in the same way, by reportUndefinedSymbols.
  ["assignWasmExports(wasmExports);updateGOT(origExports);", "assignWasmExports(wasmExports);"],
  // A function of JavaScript gets into the table through a tiny module: one of each signature is enough.
  ["var convertJsFunctionToWasm=", "var signatureModules={};var convertJsFunctionToWasm="],
  ["var module=new WebAssembly.Module(bytes);", "var module=signatureModules[sig]??=new WebAssembly.Module(bytes);"],
  ["API.finalizeBootstrap=function(t,e){t&&", "API.finalizeBootstrap=function(t,e){t&&"], // `t` still means restored
  restored('API.rawRun("import _pyodide_core")', '[0,""]'),
  restored('API._pyodide._base.eval_code("{}")', `${MODULES}.fromkeys("")`),
  restored('API.runPythonInternal("import importlib; importlib")', `${MODULES}.get("importlib")`),
  restored('API.runPythonInternal("import __main__; __main__.__dict__")', `${MODULES}.get("__main__").__dict__`),
  restored('API.runPythonInternal("import builtins; builtins.__dict__")', `${MODULES}.get("builtins").__dict__`),
  ["export default _createPyodideModule;", ""], // see readAtOnce
];

try {
  let code = await readFile(job.source, "utf8");
  for (const [text, becomes] of CHANGES) code = around(code, text).join(becomes);
  const needed = await imported(job.modules);
  code = withImports(code, needed);
  code = withExports(code, await readAll(job.uses));
  // The policy of the page forbids eval; called by that name, it would keep every variable around it alive.
  code = code.replaceAll(/(?<![.\w$])eval\(/g, "(0,eval)(");
  await writeFile(job.target, readAtOnce((await transform(code, { charset: "utf8", format: "esm", minify: true })).code));
} catch (error) {
  console.error(`pyodide.asm.mjs: ${/** @type {Error} */ (error).message}`);
  process.exit(1);
}

/** What is before and behind a text that must occur exactly once. */
function around(code, text) {
  const parts = code.split(text);
  if (parts.length !== 2) throw new Error(`has ${parts.length - 1} times, not once: ${text}`);
  return parts;
}

/** Text between a beginning that occurs once and the next end, and what is around it. */
function cut(code, begin, end) {
  const [before, rest] = around(code, begin);
  const at = rest.indexOf(end);
  return [before + begin, rest.slice(0, at), rest.slice(at)];
}

async function readAll(files) {
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

async function imported(files) {
  const modules = await Promise.all(files.map(async (file) => new WebAssembly.Module(await readFile(file))));
  return new Set(modules.flatMap((module) => WebAssembly.Module.imports(module).map(({ name }) => name)));
}

/** Only the functions that the wasm files import; the others have no use for their signatures either. */
function withImports(code, needed) {
  const [before, list, after] = cut(code, "var wasmImports={", "}");
  const entries = list.split(",").map((entry) => [entry, ...entry.split(":")]);
  const kept = entries.filter(([, name]) => needed.has(name));
  const functions = new Set(kept.map((parts) => parts.at(-1)));
  const signed = (text) => text.replaceAll(/(?<![\w$.])([\w$]+)\.sig="[a-z]+";/g, (all, name) => (functions.has(name) ? all : ""));
  return signed(before) + kept.map(([entry]) => entry).join(",") + signed(after);
}

/** Only the exports of the core that some JavaScript calls, by a name of its own or as a part of the module. */
function withExports(code, ours) {
  const [before, list, after] = cut(code, "function assignWasmExports(wasmExports){", "}");
  const words = (text) => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const declared = before.slice(before.lastIndexOf("var ")); // each name once, which is no use
  const used = new Set(words(before.slice(0, -declared.length) + after + ours));
  const kept = list.split(";").filter((line) => words(line.split("wasmExports")[0].replaceAll(PLACES, "")).some((name) => used.has(name)));
  return before + kept.join(";") + after;
}

/** An engine reads a function in parentheses at once; otherwise it skips it first, all of it, and reads it when it is called. */
function readAtOnce(code) {
  const rest = code.replace(/^async function [\w$]+/, "");
  if (rest === code || !rest.trimEnd().endsWith("}")) throw new Error("is not one function");
  return `${job.notice}\nexport default (async function${rest.trimEnd()});\n`;
}
