// Python's memory with everything loaded in it, pydantic's extension too: how it is put back into a new Pyodide.
// The build takes the snapshot with the same code: docs/technik/schnappschuss.md.

/** What a Pyodide must have for this; the build says so first if another version lacks it. */
export const NEEDED = [
  "API",
  "FS",
  "HEAPU32",
  "HEAPU8",
  "_emscripten_get_sbrk_ptr",
  "_emscripten_stack_get_current",
  "_emscripten_stack_get_end",
  "addRunDependency",
  "growMemory",
  "loadWebAssemblyModule",
  "preloadedWasm",
  "removeRunDependency",
  "wasmTable",
];

/** What happens to a run of bytes: written from the snapshot, or left as the wasm files have filled it. */
export const WRITE = 0;
export const KEEP = 1;

/**
 * Module of Pyodide with the extension at a fixed place: in memory before anything is allocated, in the table of
 * functions behind what any engine has put there by then. Python finds it loaded when it imports it. `heap` is where
 * the places of the two wasm files end and those begin that are given out while running.
 */
export async function createWithExtension(createModule, settings, extension, { path, table }) {
  const placed = Promise.withResolvers();
  settings.preRun.push(async (module) => {
    module.addRunDependency("extension");
    try {
      const missing = NEEDED.filter((name) => !(name in module));
      if (missing.length > 0) throw new Error(`Pyodide lacks ${missing.join(", ")}`);
      const room = table - module.wasmTable.length;
      if (room < 0) throw new Error(`the table holds ${module.wasmTable.length} functions already, not ${table}`);
      module.wasmTable.grow(room);
      const loaded = await module.loadWebAssemblyModule(await extension, { loadAsync: true, nodelete: true }, path, {});
      // As Emscripten does for preloaded files: Python finds a file by that name, dlopen what is loaded already.
      module.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
      module.FS.writeFile(path, "");
      module.preloadedWasm[path] = loaded;
      placed.resolve(module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2]);
      module.removeRunDependency("extension"); // which starts the runtime at once
    } catch (error) {
      placed.reject(error);
    }
  });
  const [module, heap] = await Promise.all([createModule(settings), placed.promise]);
  return { module, heap };
}

/** The parts of a snapshot as overrides/build/runtime/inside/snapshot.mjs has packed it. Whoever brings the file has checked it. */
export function unpack(file) {
  const words = new Uint32Array(file.buffer, file.byteOffset, file.byteLength >>> 2);
  const [length, count] = words;
  const head = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  const begin = (8 + length) >>> 2;
  return { head, runs: words.subarray(begin, begin + 3 * count), content: file.subarray((begin + 3 * count) << 2) };
}

/**
 * Makes the memory of a module that has been created, but has run nothing, what it was when the snapshot was taken.
 * Throws when it is not the same in every byte that is not written here.
 */
export function restore(module, { head, runs, content }) {
  if (module.API.config.BUILD_ID !== head.build) throw new Error(`snapshot of another Pyodide: ${head.build}`);
  if (module.wasmTable.length !== head.functions) {
    throw new Error(`the table holds ${module.wasmTable.length} functions, not ${head.functions}`);
  }
  if (module.HEAPU8.length < head.size && !module.growMemory(head.size)) throw new Error("not enough memory");
  const memory = module.HEAPU8;
  const used = module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2]; // behind it, everything is zero
  const [low, high] = head.stack;
  // Not the part of the stack that was unused: nobody reads it, and ten megabytes that nobody has touched cost no memory yet.
  const clear = (from, to) => {
    memory.fill(0, from, Math.min(to, low));
    memory.fill(0, Math.max(from, high), to);
  };
  let end = 0;
  let taken = 0;
  let sum = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const [start, length, kind] = runs.subarray(i, i + 3);
    if (end < used) clear(end, start);
    end = start + length;
    if (kind === KEEP) {
      sum = checksum(module.HEAPU32.subarray(start >>> 2, end >>> 2), sum);
    } else {
      memory.set(content.subarray(taken, taken + length), start);
      taken += length;
    }
  }
  if (end < used) clear(end, used);
  if (taken !== content.length) throw new Error(`snapshot of ${content.length} bytes instead of ${taken}`);
  if (sum !== head.kept) throw new Error("the wasm files have filled the memory otherwise than in the build");
}

/** Sum of 32-bit words that another order or another word changes. */
export function checksum(words, sum = 0) {
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ words[i], 0x01000193) + 1;
  return sum >>> 0;
}
