// Stands in for fetch and import in a worker whose page was opened from a folder: it asks the page.

/** @type {Map<string, (packed: string | null) => void>} */
const waiting = new Map();

addEventListener("message", (event) => {
  const address = event.data?.ohneServer;
  if (!address) return;
  event.stopImmediatePropagation();
  waiting.get(address)?.(event.data.inhalt);
});

globalThis.fetch = async (resource) => {
  const address = String(/** @type {Request} */ (resource).url ?? resource);
  const packed = await new Promise((resolve) => {
    waiting.set(address, resolve);
    postMessage({ ohneServer: address });
  });
  if (packed === null) return new Response(null, { status: 404 });
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};

// By this Pyodide tells a classic worker, in which its own imports would fail; here they are bundled.
globalThis.importScripts = () => {
  throw new TypeError("everything is here already");
};

const { ohneServer } = globalThis;
/** Modules that are imported by an address, by their path. @type {Record<string, object>} */
ohneServer.module = {};
ohneServer.importiere = async (address) => {
  const found = ohneServer.module[address.replace(ohneServer.wurzel, "")];
  if (!found) throw new TypeError(`not in this worker: ${address}`);
  return found;
};
