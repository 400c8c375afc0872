// Takes the snapshot: node snapshot.mjs '{"runtime": …, "stdlib": …, "extension": …, "path": …, "archives": […], …}'

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { checksum, createWithExtension, KEEP, restore, unpack, WRITE } from "../../../theme/assets/calculator/snapshot.mjs";

const job = JSON.parse(process.argv[2]);
const BLOCK = 64; // bytes that are written or left out together
const ZEROS = Buffer.alloc(BLOCK);
const SHORT = 4; // so few blocks of zeros between two runs are cheaper written than left out
const ROOM = 64; // functions that an engine may have put into the table before us
const ROUND = 1024;
const NO_MORE = 0xffff_ff00; // an end of the memory in use that nothing can be added to
const CHUNKS = Array.from({ length: 18 }, (_, i) => 2 ** (21 - i)); // of malloc, down to 16 bytes
const POOLED = Array.from({ length: 32 }, (_, i) => 16 * (i + 1)); // of Python's own allocator

// The snapshot is taken while the clock stands still. In the second world everything is otherwise that need not be the
// same, and the clock runs: what differs there is never left out. The third one sees whether that was enough.
const HERE = { time: 946_684_800_000, chance: 7, step: 0 };
const ELSEWHERE = {
  time: 1_777_777_777_777,
  chance: 99,
  step: 1_700,
  options: { _sysExecutable: "/usr/local/bin/python3.14", env: { LANG: "x".repeat(500), PYTHONHASHSEED: "1" } },
};
const ANYWHERE = { time: 1_234_567_890_123, chance: 42, step: 31 };
let world = HERE;

/** Ends a start that has shown what it was for. */
class Seen extends Error {}

// Node's own report of an uncaught error would begin with the line it comes from: the whole minified runtime.
process.on("uncaughtException", fail);
standStill();

const { loadPyodide } = await import(pathToFileURL(`${job.runtime}/pyodide.mjs`));
const { default: createModule } = await import(pathToFileURL(job.glue));
const extension = new WebAssembly.Module(await readFile(job.extension));
const lock = await readFile(job.lock, "utf8");

try {
  const table = await freeTable();
  const taken = await take(table);
  const before = await filledByInstantiation(taken);
  world = ELSEWHERE;
  const elsewhere = await filledByInstantiation(taken, ELSEWHERE.options);
  const file = pack(taken, [before, elsewhere]);
  world = ANYWHERE;
  await verify(file, taken);
  await writeFile(`${job.target}/snapshot.bin`, file);
  await writeFile(`${job.target}/snapshot.json`, JSON.stringify({ table }));
  process.exit(0);
} catch (error) {
  fail(error);
}

/** The same sources give the same snapshot: no time but the world's, no chance. */
function standStill() {
  let read = 0;
  Date.now = () => world.time + world.step * read++;
  performance.now = () => world.chance + world.step * read++;
  Math.random = () => 1 / world.chance;
  const same = (view) => (new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(world.chance), view);
  crypto.getRandomValues = same;
  createRequire(import.meta.url)("node:crypto").randomFillSync = same;
}

/** Options that hold for every start here; `_sysExecutable` keeps the path of this file out of the memory. */
function options(more, hook) {
  return {
    indexURL: job.runtime,
    stdLibURL: job.stdlib,
    lockFileContents: lock,
    packageBaseUrl: "/",
    _sysExecutable: "/python",
    env: { PYDANTIC_DISABLE_PLUGINS: "__all__", PYTHONHASHSEED: "0" },
    createPyodideModule: hook,
    ...more,
  };
}

function seen(error) {
  if (!(error instanceof Seen)) throw error;
}

/** Where in the table the extension begins: behind what Pyodide has there before it starts, with room to spare. */
async function freeTable() {
  let length;
  const hook = async (settings) => {
    settings.preRun.push((module) => (length = module.wasmTable.length));
    settings.noInitialRun = true;
    await createModule(settings);
    throw new Seen();
  };
  await loadPyodide(options({}, hook)).catch(seen);
  return Math.ceil((length + ROOM) / ROUND) * ROUND;
}

async function take(table) {
  let heap;
  const hook = async (settings) => {
    const created = await createWithExtension(createModule, settings, extension, { path: job.path, table });
    heap = created.heap;
    return created.module;
  };
  const pyodide = await loadPyodide(options({ _makeSnapshot: true }, hook));
  const module = pyodide._module;
  for (const archive of job.archives) {
    pyodide.unpackArchive(new Uint8Array(await readFile(archive)), "zip", { extractDir: job.site });
  }
  pyodide.globals.set("ARGUMENTS", JSON.stringify(job.arguments)); // a text: no object of JavaScript may stay alive
  pyodide.runPython(await readFile(job.script, "utf8"), { filename: "snapshot.py" });
  const probe = ask(pyodide);
  sweep(module);
  const memory = module.HEAPU8.slice();
  const unused = [module._emscripten_stack_get_end(), module._emscripten_stack_get_current()];
  memory.fill(0, ...unused);
  return {
    heap,
    memory,
    head: {
      build: module.API.config.BUILD_ID,
      functions: module.wasmTable.length,
      probe,
      path: job.path,
      size: memory.length,
      stack: unused,
      state: pyodide._api.serializeHiwireState(),
      table,
    },
  };
}

/** What was freed is still full of old bytes: take all of it, clear it, give it back. */
function sweep(module) {
  const end = module._emscripten_get_sbrk_ptr() >>> 2;
  const used = module.HEAPU32[end];
  module.HEAPU32[end] = NO_MORE;
  const clear = (allocate, free, sizes) => {
    const held = [];
    for (const size of sizes) {
      for (let place = allocate(size); place !== 0; place = allocate(size)) {
        module.HEAPU8.fill(0, place, place + size);
        held.push(place);
      }
    }
    return () => held.forEach((place) => free(place));
  };
  const release = clear(module._malloc, module._free, CHUNKS);
  clear(module._PyObject_Malloc, module._PyObject_Free, POOLED)();
  release();
  module.HEAPU32[end] = used;
}

/** Memory when both wasm files are in place and Python has not run: what the snapshot need not bring. */
async function filledByInstantiation({ head }, more) {
  let memory;
  const look = (module) => {
    if (module.wasmTable.length !== head.functions) throw new Error("Python has put functions into the table");
    memory = module.HEAPU8.slice();
    throw new Seen();
  };
  await resume(head, look, more).catch(seen);
  return memory;
}

async function resume(head, whenCreated, more = {}) {
  const hook = async (settings) => {
    const { module } = await createWithExtension(createModule, settings, extension, head);
    whenCreated(module);
    module.API.restoreSnapshot = () => head.state;
    return module;
  };
  return loadPyodide(options({ _loadSnapshot: new Uint8Array(0), ...more }, hook));
}

function pack({ heap, memory, head }, before) {
  const filled = before.map((bytes) => bytes.subarray(0, heap));
  const kinds = [];
  for (let start = 0; start < memory.length; start += BLOCK) kinds.push(kindOf(start, memory, filled));
  const runs = [];
  let zeros = SHORT;
  kinds.forEach((kind, block) => {
    const start = block * BLOCK;
    if (kind === null) {
      zeros += 1;
      return;
    }
    const last = runs.at(-1);
    if (last && last[2] === kind && (kind === WRITE ? zeros < SHORT : zeros === 0)) last[1] = start + BLOCK - last[0];
    else runs.push([start, BLOCK, kind]);
    zeros = 0;
  });
  const view = new Uint32Array(memory.buffer);
  let kept = 0;
  for (const [start, length, kind] of runs) {
    if (kind === KEEP) kept = checksum(view.subarray(start >>> 2, (start + length) >>> 2), kept);
  }
  const written = runs.filter(([, , kind]) => kind === WRITE);
  const body = Buffer.concat([
    Buffer.from(Uint32Array.from(runs.flat()).buffer),
    ...written.map(([start, length]) => memory.subarray(start, start + length)),
  ]);
  const text = JSON.stringify({ ...head, kept });
  const padded = Buffer.from(text + " ".repeat((4 - (Buffer.byteLength(text) % 4)) % 4));
  const lengths = Buffer.from(Uint32Array.of(padded.length, runs.length).buffer);
  return new Uint8Array(Buffer.concat([lengths, padded, body]));
}

function kindOf(start, memory, before) {
  const block = (bytes) => Buffer.from(bytes.buffer, start, BLOCK);
  if (block(memory).equals(ZEROS)) return null;
  const same = before.every((bytes) => start + BLOCK <= bytes.length && block(bytes).equals(block(memory)));
  return same ? KEEP : WRITE;
}

/** Put back, it is the same memory, and Python goes on in it. */
async function verify(file, { memory }) {
  const { head, runs, content } = unpack(file);
  const pyodide = await resume(head, (module) => {
    restore(module, { head, runs, content });
    const restored = module.HEAPU8.slice();
    restored.fill(0, ...head.stack);
    if (Buffer.compare(restored, memory) !== 0) throw new Error("the restored memory is not the one that was taken");
  });
  if (ask(pyodide) !== head.probe) throw new Error("Python does not go on as it was");
}

/** Asks Python something whose answer the page then knows; whoever asks gives back what it asked with. */
function ask(pyodide) {
  const probe = pyodide.globals.get("probe");
  const answer = probe();
  probe.destroy();
  return answer;
}

function fail(error) {
  console.error(String(error?.message ?? error).slice(0, 2000));
  process.exit(1);
}
