// Fetching files of the runtime from any server, through any proxy, and believing neither: what arrives is opened,
// compared with what the build has made, and if need be fetched again past the cache, then in its other form.

import { isRight } from "./checks.mjs";
import { StartError } from "./faults.mjs";

const ZIPPED = [0x1f, 0x8b];
const SCRIPT = /javascript/;

/** @typedef {{ name: string, raw: number, br: number, gz: number, sha256: string, crc32: number }} File */
/** @typedef {(share: number, size?: number) => void} Report hears the share of a file that is there, and its bytes on the way. */

const silent = /** @type {Report} */ (() => {});

/**
 * Where files come from: `basis` is their folder, `probes` two small ones that show which kinds the server compresses.
 * The browser keeps those with their headers, so that a later visit knows without asking.
 */
export class Source {
  #probes = new Map();

  constructor(basis, line, probes) {
    this.basis = basis;
    this.line = line;
    this.probes = probes;
  }

  /** The file, opened and checked. */
  async bytes(file, report = silent) {
    return (await this.#kept(file, report)) ?? this.#attempts(file, (response, entry) => this.#checked(response, file, entry, report));
  }

  /** The same, compiled; the work is done while it arrives, because that also uses the browser's cache of machine code. */
  async module(file, report = silent) {
    const kept = await this.#kept(file, report);
    if (kept) return WebAssembly.compile(kept);
    return this.#attempts(file, async (response, entry) => {
      const other = response.clone();
      const streamed = WebAssembly.compileStreaming(typed(response)).catch(() => null);
      const content = await this.#checked(other, file, entry, report);
      return (await streamed) ?? WebAssembly.compile(content);
    });
  }

  /** Makes sure that a script that somebody else will load by its address is right, in the browser's cache too. */
  async script(file, report = silent) {
    const take = async (response, entry) => {
      const type = response.headers.get("content-type") ?? "";
      if (!SCRIPT.test(type)) throw new StartError("mime_typ", `${response.url}: ${type}`);
      report(0, sizeOf(response, file));
      await this.#right(response.body.getReader(), file, entry, report);
    };
    await this.#tries(file, [["", "default"], ["", "reload"]], take);
  }

  async #attempts(file, take) {
    const [first, second] = (await this.#compresses(file)) ? ["", ".gz"] : [".gz", ""];
    return this.#tries(file, [[first, "default"], [first, "reload"], [second, "reload"]], take);
  }

  /** What the service worker has stored is unpacked: reading it costs a quarter of what the browser's own cache costs. */
  async #kept(file, report) {
    const waiting = this.line.wait();
    this.#compresses(file); // on its way meanwhile
    try {
      const response = await globalThis.caches?.match(new URL(file.name, this.basis).href);
      if (!response) return null;
      report(0, file.raw);
      const content = await verified(new Uint8Array(await response.arrayBuffer()), file, response);
      report(1);
      return content;
    } catch (error) {
      console.warn(`Rechner: the stored copy is of no use: ${/** @type {Error} */ (error).message}`);
      return null;
    } finally {
      waiting.end();
    }
  }

  /** What the server says now about the form that it should have counts more than what a cache or another form gave. */
  async #tries(file, ways, take) {
    const failed = [];
    for (const [suffix, cache] of ways) {
      const waiting = this.line.wait();
      try {
        const response = await request(new URL(file.name + suffix, this.basis).href, { cache, signal: waiting.signal });
        return await take(opened(response, suffix), response);
      } catch (error) {
        failed.push(told(error, waiting.signal, file));
        if (this.line.closed) break;
        console.warn(`Rechner: ${failed.at(-1).message}`);
      } finally {
        waiting.end();
      }
    }
    throw failed[1] ?? failed[0];
  }

  #compresses({ name }) {
    const kind = name.endsWith(".wasm") ? "probe.wasm" : "probe.bin";
    if (!this.#probes.has(kind)) this.#probes.set(kind, this.#probe(this.probes[kind]));
    return this.#probes.get(kind);
  }

  async #probe(file) {
    if (!file) return true;
    const waiting = this.line.wait();
    try {
      const response = await request(new URL(file.name, this.basis).href, { signal: waiting.signal });
      await response.arrayBuffer(); // a cache keeps only what has come completely
      return response.headers.has("content-encoding");
    } catch {
      return true; // whatever it is, the files themselves will meet it
    } finally {
      waiting.end();
    }
  }

  async #checked(response, file, entry, report) {
    report(0, sizeOf(entry, file));
    return this.#right(await reading(response.body), file, entry, report);
  }

  async #right(reader, file, entry, report) {
    return verified(await this.#collected(reader, entry.url, file, report), file, entry);
  }

  /** All bytes of a response; reading them one by one into their place costs less than a stream that only counts. */
  async #collected(reader, address, { raw }, report) {
    const content = new Uint8Array(raw);
    let length = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      this.line.alive();
      if (length + value.length > raw) {
        reader.cancel().catch(() => {});
        throw new StartError("datei_falsch", `${address}: more than ${raw} bytes`);
      }
      content.set(value, length);
      length += value.length;
      report(length / raw);
    }
    if (length !== raw) throw new StartError("datei_falsch", `${address}: ${length} bytes instead of ${raw}`);
    return content;
  }
}

/** The content if it is what the build has made, or a StartError that says as what it came. */
async function verified(content, file, { headers, url }) {
  if (await isRight(content, file)) return content;
  const as = `${headers.get("content-type")}, ${headers.get("content-encoding") ?? "not encoded"}`;
  throw new StartError("datei_falsch", `${url}: not what the build has made (${as})`);
}

/** Response of the server, or a StartError that says what it is instead of the file. */
export async function request(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (options?.signal?.aborted) throw options.signal.reason;
    throw (await redirected(address)) ?? new StartError("verbindung", `${address}: ${/** @type {Error} */ (error).message}`);
  }
  const { status } = response;
  if (status >= 500 || status === 429) throw new StartError("server_stoerung", `${address}: ${status}`);
  if ([401, 403, 407, 511].includes(status)) throw new StartError("anmeldung", `${address}: ${status}`);
  if (!response.ok) throw new StartError("datei_fehlt", `${address}: ${status}`);
  if (/text\/html/.test(response.headers.get("content-type") ?? "")) {
    throw new StartError("anmeldung", `${address}: a page (text/html) instead of the file, from ${response.url}`);
  }
  return response;
}

/** Sent on to another host, for example to log in? The browser forbids to follow and says no more than that it failed. */
async function redirected(address) {
  const answer = await fetch(address, { redirect: "manual", cache: "no-store" }).catch(() => null);
  return answer?.type === "opaqueredirect" ? new StartError("anmeldung", `${address}: sent on to another address`) : null;
}

/** The .gz form as the file that it holds; some servers declare it as an encoding, then the browser has opened it. */
function opened(response, suffix) {
  if (!suffix || response.headers.has("content-encoding")) return response;
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip")));
}

/** Reader that undoes gzip where nobody has said that it is there: a lost header, or one packing too many. */
async function reading(stream) {
  const reader = stream.getReader();
  const first = await reader.read();
  if (!first.done && ZIPPED.every((byte, i) => first.value[i] === byte)) {
    return reading(again(first.value, reader).pipeThrough(new DecompressionStream("gzip")));
  }
  let next = first;
  return {
    async read() {
      const now = next ?? (await reader.read());
      next = null;
      return now;
    },
    cancel: () => reader.cancel(),
  };
}

function again(first, reader) {
  return new ReadableStream({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** With the type that WebAssembly insists on; only a response that nobody touched can use the cache of machine code. */
function typed(response) {
  if (response.headers.get("content-type") === "application/wasm") return response;
  return new Response(response.body, { headers: { "content-type": "application/wasm" } });
}

function sizeOf({ headers, url }, file) {
  const encoding = headers.get("content-encoding");
  if (encoding === "br") return file.br;
  return encoding || url.endsWith(".gz") ? file.gz : file.raw;
}

/** After the head of the response, the browser says no more than that reading has failed. */
function told(error, signal, file) {
  if (error.kennung) return error;
  if (signal.aborted && signal.reason?.kennung) return signal.reason;
  if (error instanceof WebAssembly.CompileError || error instanceof RangeError) return error;
  return new StartError("unvollstaendig", `${file.name}: ${error.message}`);
}
