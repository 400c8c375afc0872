// Service worker: pages that were visited and all calculators work without a network. The build writes it to the root
// of the site as sw.js, with AUSGABE in front: which version this is and what belongs to it.
//
// Files named by content are taken from the copy; pages come from the server as long as it answers.

/* global AUSGABE */
import { hex } from "../calculator/checks.mjs";
import { Source } from "../calculator/fetching.mjs";
import { Line } from "../calculator/line.mjs";

const PATIENCE_MS = 4_000; // for a server that does not answer, where there is a copy
const BY_CONTENT = /[.-][0-9a-f]{8,64}\.[^/]+$/;
const OURS = /-([0-9a-f]{12})\.[a-z]+$/;
const PACKED = /\.(gz|br)$/;
const TYPES = { wasm: "application/wasm", js: "text/javascript" };

let stocking = /** @type {Promise<void> | null} */ (null); // once in the life of this worker is enough

const worker = /** @type {any} */ (self);
const root = new URL("./", worker.location.href);
const prefix = `beratung ${root.pathname} `; // other folders of the host have caches of their own
const FILES = `${prefix}dateien`;
const PAGES = `${prefix}seiten ${AUSGABE.fassung}`;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  if (event.data?.art !== "vorrat") return;
  stocking ??= stock(event.data.seite);
  event.waitUntil(stocking.then(() => event.source?.postMessage({ art: "vorrat" })));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(root.href) || request.headers.has("range")) return;
  const path = url.pathname.slice(root.pathname.length);
  if (["version.json", "sw.js"].includes(path) || ["reload", "no-store"].includes(request.cache)) return;
  if (!BY_CONTENT.test(path)) event.respondWith(fresh(event, url));
  else event.respondWith(path.includes("/laufzeit/") ? large(request) : kept(request));
});

/** A file named by its content: the copy, otherwise the server's, which becomes the copy. */
async function kept(request) {
  const copy = await caches.match(request.url);
  if (copy) return copy;
  const response = await fetch(request);
  if (response.ok) keep(FILES, request.url, response.clone()).catch(() => {});
  return response;
}

/** Parts of the runtime: pages look for the copy of most of them before they ask. A script's compiled form is with the browser's own. */
async function large(request) {
  const copy = await caches.match(request.url.replace(PACKED, ""));
  return copy ? sooner(fetch(request), copy) : fetch(request);
}

/**
 * Pages, and whatever has no name by content: as the server has it now, if it answers. Without navigation preload: where
 * that finds no server, Firefox shows its own error page whatever is answered here.
 */
async function fresh(event, url) {
  const address = url.href.replace(/#.*/, "");
  const asked = (async () => {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(PAGES, address, response.clone()).catch(() => {}));
    return response;
  })();
  const copy = await ownCopy(address);
  if (copy) return sooner(asked, copy);
  return event.request.mode === "navigate" ? asked.catch(() => nothing()) : asked;
}

/** The newest copy of a page that this folder's caches have. */
async function ownCopy(address) {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  for (const name of [PAGES, ...names.filter((one) => one !== PAGES).reverse()]) {
    const copy = await (await caches.open(name)).match(address, { ignoreVary: true });
    if (copy) return copy;
  }
  return undefined;
}

function sooner(asked, copy) {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  return Promise.race([asked, patience]).then(
    (response) => (response && response.status < 500 ? response : copy),
    () => copy,
  );
}

function nothing() {
  const places = AUSGABE.seiten.filter(({ titel }) => titel);
  const list = places.map(({ adresse, titel }) => `<li><a href="${root.pathname}${adresse}">${titel}</a></li>`).join("");
  const html =
    `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ohne Verbindung</title>` +
    `<h1>Ohne Verbindung</h1><p>Diese Seite wurde auf diesem Gerät noch nie geöffnet und der Server ist gerade nicht zu erreichen.</p>` +
    `<p>Ohne Verbindung sind da:</p><ul>${list}</ul></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Stores a response if it is what it should be: a login page instead of a file must not stay. */
async function keep(name, address, response) {
  const content = await response.arrayBuffer();
  const type = response.headers.get("content-type") ?? "";
  const [, wanted] = OURS.exec(new URL(address).pathname) ?? [];
  if (wanted && !hex(await crypto.subtle.digest("SHA-256", content)).startsWith(wanted)) return;
  if (/html/.test(type) && !new TextDecoder().decode(content).includes('name="fassung"')) return;
  const cache = await caches.open(name);
  await cache.put(address, new Response(content, { headers: { "content-type": type } }));
}

/** Fetches what the calculators need, and the pages visited earlier in this version; then lets go what is of older ones. */
async function stock(seite) {
  try {
    const files = await caches.open(FILES);
    const has = async (address) => Boolean(await files.match(address));
    await Promise.all(AUSGABE.dateien.map(async (path) => (await has(at(path))) || add(FILES, at(path), "default")));
    const older = await visited();
    const wanted = new Set([...AUSGABE.seiten.map(({ adresse }) => at(adresse)), ...older, ...(seite ? [seite] : [])]);
    for (const address of wanted) if (!(await (await caches.open(PAGES)).match(address))) await add(PAGES, address, "no-cache");
    const { files: known, first_visit: tasks } = AUSGABE.laufzeit;
    const source = new Source(at("assets/laufzeit/"), new Line(() => {}), known);
    for (const task of tasks) {
      const address = at(`assets/laufzeit/${known[task].name}`);
      if (!(await has(address))) await files.put(address, new Response(await source.bytes(known[task]), { headers: typeOf(address) }));
    }
    await forget(files);
  } catch (error) {
    stocking = null;
    console.warn("Offline: not everything could be kept:", /** @type {Error} */ (error).message);
  }
}

const at = (path) => new URL(path, root).href;
/** An encoding is named so that the page takes the copy as it is: it is opened already. */
const typeOf = (address) => ({
  "content-encoding": "identity",
  "content-type": TYPES[address.split(".").pop()] ?? "application/octet-stream",
});

async function add(name, address, cache) {
  const response = await fetch(address, { cache });
  if (response.ok) await keep(name, address, response);
}

async function visited() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${prefix}seiten `) && name !== PAGES);
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return found.flat().map(({ url }) => url);
}

async function forget(files) {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${prefix}seiten `) && name !== PAGES) await caches.delete(name);
  }
  const known = new Set(AUSGABE.alle.map(at));
  for (const request of await files.keys()) if (!known.has(request.url)) await files.delete(request);
}
