import { loadPyodide } from "../pyodide/pyodide.mjs";

const pyodide = await loadPyodide();
const wheels = await (await fetch(new URL("wheels.json", import.meta.url))).json();
for (const wheel of wheels) {
  const archive = await (await fetch(new URL(wheel, import.meta.url))).arrayBuffer();
  pyodide.unpackArchive(archive, "zip", { extractDir: "/lib/python3.14/site-packages" });
}
pyodide.runPython(`
import holidays
from calc.seite import antworte

holidays.Germany(subdiv="HH", years=2026)
antworte("kontaktintervall", '{"stichtag": "2026-11-22", "situationen": ["aktivierbar_ue25"], "letzter_kontakt": "2026-10-01"}')
`);
postMessage("ready");
