// What can be wrong with a start. `kennung` chooses the sentence for the reader, `detail` is for the console.

const SMALLEST_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const NO_MEMORY = /memory/i;

export class StartError extends Error {
  constructor(kennung, detail) {
    super(detail);
    this.kennung = kennung;
    this.detail = detail;
  }
}

/** The StartError for any error: WebAssembly may be forbidden, or not understood, memory refused. */
export async function explained(error) {
  if (error?.kennung) return error;
  const detail = `${error?.name}: ${error?.message}`;
  const allowed = await WebAssembly.compile(SMALLEST_MODULE).then(Boolean, () => false);
  if (!allowed) return new StartError("wasm_blockiert", detail);
  if (error instanceof WebAssembly.CompileError) return new StartError("browser_alt", detail);
  return new StartError(NO_MEMORY.test(error?.message) ? "speicher" : "unbekannt", detail);
}
