// Fetching files of the runtime from any server: as it sends them if it compresses, otherwise our .gz, unpacked here.

const SMALLEST_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const REMEMBERED = "laufzeit-gepackt";

/** What went wrong, in the words of the form: `kennung` chooses the text, `detail` is for the console. */
export class StartError extends Error {
  constructor(kennung, detail) {
    super(detail);
    this.kennung = kennung;
    this.detail = detail;
  }
}

/** The StartError for any error: WebAssembly may be forbidden, or not understood. */
export async function explained(error) {
  if (error.kennung) return error;
  const detail = `${error.name}: ${error.message}`;
  const allowed = await WebAssembly.compile(SMALLEST_MODULE).then(Boolean, () => false);
  if (!allowed) return new StartError("wasm_blockiert", detail);
  return new StartError(error instanceof WebAssembly.CompileError ? "browser_alt" : "unbekannt", detail);
}

/**
 * Response for one file of the manifest.
 * `report(0, bytes)` hears how many bytes come on the way.
 */
export async function load(basis, file, report = () => {}) {
  const address = new URL(file.name, basis).href;
  if (!uncompressed().includes(file.name)) {
    const abort = new AbortController();
    const direct = await request(address, { signal: abort.signal });
    const encoding = direct.headers.get("content-encoding");
    if (encoding) return announced(direct, file, encoding === "br" ? file.br : file.gz, report);
    abort.abort();
    remember(file.name);
  }
  const packed = await request(`${address}.gz`);
  // Some servers declare a .gz as an encoding; then the browser has unpacked it already.
  const open = packed.headers.has("content-encoding");
  const content = open ? packed.body : packed.body.pipeThrough(new DecompressionStream("gzip"));
  return announced(new Response(content), file, file.gz, report);
}

/** Response of the server, or a StartError that says which file is missing. */
export async function request(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    throw new StartError("datei_fehlt", `${address}: ${/** @type {Error} */ (error).message}`);
  }
  if (!response.ok) throw new StartError("datei_fehlt", `${address}: ${response.status}`);
  return response;
}

/** Names of files that this server has sent without compressing them: not asked for in vain a second time. */
function uncompressed() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? "[]");
  } catch {
    return []; // storage may be forbidden
  }
}

function remember(name) {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify([...uncompressed(), name].slice(-20)));
  } catch {
    // Then the next visit asks in vain again.
  }
}

/** The response, after its size is known; with the type that WebAssembly insists on. */
function announced(response, file, bytes, report) {
  report(0, bytes);
  // Only a response that nobody touched can use the browser's cache of compiled code.
  if (!file.name.endsWith(".wasm") || response.headers.get("content-type") === "application/wasm") return response;
  return new Response(response.body, { headers: { "content-type": "application/wasm" } });
}
