const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
worker.onmessage = () => (document.querySelector("[data-zustand]").dataset.zustand = "fertig");
