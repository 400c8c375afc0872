// Fetching files of the runtime from any server: as it sends them if it compresses, otherwise our .gz, unpacked here.

/** What went wrong, in the words of the form: `kennung` chooses the text, `detail` is for the console. */
export class Startfehler extends Error {
  constructor(kennung, detail) {
    super(detail);
    this.kennung = kennung;
    this.detail = detail;
  }
}

/**
 * Response for one file of the manifest.
 * `melde(anteil, bytes)` hears which share has arrived of how many bytes on the way.
 */
export async function hole(basis, datei, melde = () => {}) {
  const adresse = new URL(datei.name, basis).href;
  const abbruch = new AbortController();
  const direkt = await frage(adresse, { signal: abbruch.signal });
  const verfahren = direkt.headers.get("content-encoding");
  if (verfahren) return gezaehlt(direkt, datei, verfahren === "br" ? datei.br : datei.gz, melde);
  abbruch.abort();
  const gepackt = await frage(`${adresse}.gz`);
  // Some servers declare a .gz as an encoding; then the browser has unpacked it already.
  const offen = gepackt.headers.has("content-encoding");
  const inhalt = offen ? gepackt.body : gepackt.body.pipeThrough(new DecompressionStream("gzip"));
  return gezaehlt(new Response(inhalt), datei, datei.gz, melde);
}

/** Response of the server, or a Startfehler that says which file is missing. */
export async function frage(adresse, optionen) {
  let antwort;
  try {
    antwort = await fetch(adresse, optionen);
  } catch (fehler) {
    throw new Startfehler("datei_fehlt", `${adresse}: ${fehler.message}`);
  }
  if (!antwort.ok) throw new Startfehler("datei_fehlt", `${adresse}: ${antwort.status}`);
  return antwort;
}

function gezaehlt(antwort, datei, bytes, melde) {
  melde(0, bytes);
  const wasm = datei.name.endsWith(".wasm");
  // Only a response that nobody touched can use the browser's cache of compiled code.
  if (wasm && antwort.headers.get("content-type") === "application/wasm") return antwort;
  let gelesen = 0;
  const zaehler = new TransformStream({
    transform(stueck, strom) {
      gelesen += stueck.byteLength;
      melde(gelesen / datei.raw, bytes);
      strom.enqueue(stueck);
    },
  });
  const typ = wasm ? "application/wasm" : "application/octet-stream";
  return new Response(antwort.body.pipeThrough(zaehler), { headers: { "content-type": typ } });
}
