// Hovering or focusing a link to a calculator starts to fetch what it will need.

const EVENTS = ["pointerover", "focusin"];
const CALCULATOR = /\/rechner\/[^/]+\/$/;

for (const event of EVENTS) document.addEventListener(event, maybe, { passive: true });

function maybe({ target }) {
  const link = target.closest?.("a[href]");
  if (link && (link.dataset.rechnerLink !== undefined || CALCULATOR.test(link.pathname))) prefetch();
}

async function prefetch() {
  for (const event of EVENTS) document.removeEventListener(event, maybe);
  if (document.getElementById("laufzeit-manifest") || navigator.connection?.saveData) return;
  const basis = new URL("../laufzeit/", import.meta.url);
  try {
    const { load, request } = await import("./fetching.mjs");
    const { files } = await (await request(new URL("manifest.json", basis))).json();
    const wanted = Object.entries(files).filter(([task]) => task !== "stdlib.zip");
    await Promise.all(wanted.map(async ([, file]) => (await load(basis, file)).arrayBuffer()));
  } catch {
    // The calculator itself will say what is wrong.
  }
}
