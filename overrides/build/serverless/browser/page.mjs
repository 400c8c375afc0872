// Stands in for fetch and Worker in a page that was opened from a folder. Runs before any module of the site.

/* global OHNE_SERVER_DATEN */
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const wurzel = new URL("../../", script.src).href;
const path = (address) => new URL(address?.url ?? address, document.baseURI).href.replace(/[?#].*/, "").replace(wurzel, "");
const TYPES = { js: "text/javascript", json: "application/json", mjs: "text/javascript", wasm: "application/wasm" };

/** Code of workers by the path of their module, filled in by the build. @type {Record<string, string>} */
const arbeiter = {};
/** @type {Map<string, Promise<string | null>>} */
const asked = new Map();
/** @type {Map<string, (text: string | null) => void>} */
const waiting = new Map();

/** A script in daten/ hands over what it holds. */
const daten = (name, text) => waiting.get(name)?.(text);

globalThis.ohneServer = { wurzel, arbeiter, daten };

function load(name) {
  return new Promise((resolve) => {
    waiting.set(name, resolve);
    const holder = document.createElement("script");
    holder.src = `${wurzel}assets/ohne-server/daten/${name.replaceAll("/", "_")}.js`;
    holder.onerror = () => resolve(null);
    holder.onload = () => holder.remove();
    document.head.append(holder);
  });
}

async function packed(name) {
  if (!OHNE_SERVER_DATEN.includes(name)) return null;
  if (!asked.has(name)) asked.set(name, load(name));
  const found = await asked.get(name);
  asked.delete(name); // whoever wants it again loads it again: some are large
  return found;
}

/** What a server that compresses would answer. */
function response(name, text) {
  if (text === null) return new Response(null, { status: 404 });
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const content = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
  return new Response(content, { headers: { "content-encoding": "gzip", "content-type": type } });
}

const network = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (resource, ...rest) => {
  const address = new URL(path(resource), wurzel);
  return address.protocol === "file:" ? response(path(address), await packed(path(address))) : network(resource, ...rest);
};

const FromFile = globalThis.Worker;
globalThis.Worker = class extends FromFile {
  constructor(address, options) {
    void options?.type; // some look whether it is read: modules are understood, being bundled
    const begin = `globalThis.ohneServer = ${JSON.stringify({ wurzel })};\n`;
    super(URL.createObjectURL(new Blob([begin, arbeiter[path(address)]], { type: "text/javascript" })));
    this.addEventListener("message", async (event) => {
      const wanted = event.data?.ohneServer;
      if (!wanted) return;
      event.stopImmediatePropagation();
      this.postMessage({ ohneServer: wanted, inhalt: await packed(path(wanted)) });
    });
  }
};
