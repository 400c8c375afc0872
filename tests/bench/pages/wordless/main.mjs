// Starts the site's Python as its own page does, in a worker that also counts.

const basis = new URL("../site/assets/laufzeit/", import.meta.url).href;
const manifest = await (await fetch(`${basis}manifest.json`)).json();
const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
const failed = new Promise((_, reject) => {
  worker.onerror = ({ message }) => reject(new Error(message || "the worker could not be loaded"));
});
failed.catch(() => {}); // whoever asks hears of it
worker.postMessage({ art: "starte", manifest, basis, schnappschuss: true });
for (const name of ["pyodide.js", "pyodide.asm.js"]) worker.postMessage({ art: "datei", name }); // it loads them itself
for (const name of ["pyodide.wasm", "extension.wasm", "snapshot.bin"]) {
  const response = await fetch(basis + manifest.files[name].name);
  const wasm = name.endsWith(".wasm");
  worker.postMessage({ art: "datei", name, inhalt: await (wasm ? WebAssembly.compileStreaming(response) : response.arrayBuffer()) });
}

globalThis.ask = (cases) =>
  Promise.race([
    failed,
    new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage({ art: "zaehle", cases });
    }),
  ]);
document.querySelector("[data-zustand]").dataset.zustand = "fertig";
