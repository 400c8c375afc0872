// Hovering or focusing a link to a calculator starts to fetch what it will need; so does staying on the start page.

const EVENTS = ["pointerover", "focusin"];
const HOME = new URL("../../", import.meta.url).pathname;
const STAYED_MS = 5000;
const CALCULATOR = /\/rechner\/[^/]+\/$/;

for (const event of EVENTS) document.addEventListener(event, maybe, { passive: true });
if (location.pathname === HOME) addEventListener("load", () => setTimeout(prefetch, STAYED_MS));

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
    const { files, first_visit } = await (await request(new URL("manifest.json", basis))).json();
    await Promise.all(first_visit.map(async (task) => (await load(basis, files[task])).arrayBuffer()));
  } catch {
    // The calculator itself will say what is wrong.
  }
}
