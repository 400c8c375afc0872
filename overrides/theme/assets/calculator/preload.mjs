// Fetches what a calculator will need, before there is one: on hovering or focusing a link to it, or when asked to.

const EVENTS = ["pointerover", "focusin"];
const CALCULATOR = /\/rechner\/[^/]+\/$/;
let begun = false;

if (location.protocol !== "file:") {
  for (const event of EVENTS) document.addEventListener(event, maybe, { passive: true });
}

function maybe({ target }) {
  const link = target.closest?.("a[href]");
  if (link && (link.dataset.rechnerLink !== undefined || CALCULATOR.test(link.pathname))) prefetch();
}

/** Once; without a word if it fails, because the calculator itself will say what is wrong. */
export async function prefetch() {
  for (const event of EVENTS) document.removeEventListener(event, maybe);
  if (begun) return;
  begun = true;
  if (document.getElementById("laufzeit-manifest") || navigator.connection?.saveData) return;
  const basis = new URL("../laufzeit/", import.meta.url);
  try {
    const [{ request, Source }, { Line }] = await Promise.all([import("./fetching.mjs"), import("./line.mjs")]);
    const { files, first_visit } = await (await request(new URL("manifest.json", basis).href)).json();
    const source = new Source(basis.href, new Line(() => {}), files);
    await Promise.all(
      first_visit.map((task) => (task.endsWith(".js") ? source.script(files[task]) : source.bytes(files[task]))),
    );
  } catch {
    // Then the first calculator takes as long as ever.
  }
}
