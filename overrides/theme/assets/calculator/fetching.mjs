// Fetching files of the runtime from any server: as it sends them if it compresses, otherwise our .gz, unpacked here.

/** What went wrong, in the words of the form: `kennung` chooses the text, `detail` is for the console. */
export class StartError extends Error {
  constructor(kennung, detail) {
    super(detail);
    this.kennung = kennung;
    this.detail = detail;
  }
}

/**
 * Response for one file of the manifest.
 * `report(share, bytes)` hears which share has arrived of how many bytes on the way.
 */
export async function load(basis, file, report = () => {}) {
  const address = new URL(file.name, basis).href;
  const abort = new AbortController();
  const direct = await request(address, { signal: abort.signal });
  const encoding = direct.headers.get("content-encoding");
  if (encoding) return counted(direct, file, encoding === "br" ? file.br : file.gz, report);
  abort.abort();
  const packed = await request(`${address}.gz`);
  // Some servers declare a .gz as an encoding; then the browser has unpacked it already.
  const open = packed.headers.has("content-encoding");
  const content = open ? packed.body : packed.body.pipeThrough(new DecompressionStream("gzip"));
  return counted(new Response(content), file, file.gz, report);
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

function counted(response, file, bytes, report) {
  report(0, bytes);
  const wasm = file.name.endsWith(".wasm");
  // Only a response that nobody touched can use the browser's cache of compiled code.
  if (wasm && response.headers.get("content-type") === "application/wasm") return response;
  let read = 0;
  const counter = new TransformStream({
    transform(chunk, stream) {
      read += chunk.byteLength;
      report(read / file.raw, bytes);
      stream.enqueue(chunk);
    },
  });
  const type = wasm ? "application/wasm" : "application/octet-stream";
  return new Response(response.body.pipeThrough(counter), { headers: { "content-type": type } });
}
