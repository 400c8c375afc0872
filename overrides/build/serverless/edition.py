"""From the finished site to the folder."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from overrides.build.compression import compressed
from overrides.build.finish.pages import to_root
from overrides.build.runtime import node
from overrides.build.serverless import pages
from overrides.paths import CACHE

RESULT = CACHE / "ohne-server"
OWN = "assets/ohne-server"
HERE = Path(__file__).parent
MODULES = ("pyodide.js", "pyodide.asm.js")
"""Files of the runtime that the worker imports by their address."""

FETCHED = ("assets/search/index.json", "bestand/beispiel.csv")
"""What the modules fetch besides the runtime."""
FOR_SERVERS = ("*.br", "*.gz", "*.map", "404.html", "sitemap.xml", "server", "sw.js", "version.json")


def convert(site: Path, target: Path) -> None:
    """Write the edition without server of a finished site."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site, target, ignore=shutil.ignore_patterns(*FOR_SERVERS))
    manifest = json.loads((site / "assets/laufzeit/manifest.json").read_text("utf-8"))
    names = {task: f"assets/laufzeit/{entry['name']}" for task, entry in manifest["files"].items()}
    (target / OWN).mkdir()
    bundles = write_pages(target)
    job = {
        "site": site,
        "target": target / OWN,
        "bundles": {name: modules for modules, name in bundles.items()},
        "modules": [names[task] for task in MODULES],
        "data": [*FETCHED, *names.values()],
    }
    shutil.copyfile(HERE / "browser" / pages.OLD, target / OWN / pages.OLD)
    node.run(HERE / "bundle.mjs", job, "the modules could not be bundled")
    for name in (*FETCHED, *names.values()):
        as_script(site / name, name, target / OWN / "daten")
    for unused in (*target.rglob("*.mjs"), *(target / "assets/laufzeit").iterdir(), target / FETCHED[0]):
        unused.unlink()


def write_pages(target: Path) -> dict[tuple[str, ...], str]:
    """Rewrite every page; return the name of the script by the modules that it is to hold."""
    bundles: dict[tuple[str, ...], str] = {}
    for page in sorted(target.rglob("*.html")):
        tree, root = LexborHTMLParser(page.read_text("utf-8")), to_root(page, target)
        modules = pages.modules(tree, root)
        digest = hashlib.sha256(" ".join(modules).encode()).hexdigest()[:8]
        name = bundles.setdefault(modules, f"seite-{digest}.js")
        page.write_text(pages.rewrite(tree, root, f"{OWN}/{name}"), "utf-8")
    return bundles


def as_script(file: Path, name: str, folder: Path) -> None:
    """A file as a script that hands it over, packed and written in letters."""
    folder.mkdir(parents=True, exist_ok=True)
    text = base64.b64encode(compressed(file.read_bytes())["gz"].read_bytes()).decode()
    script = f"ohneServer.daten({json.dumps(name)}, {json.dumps(text)});\n"
    (folder / f"{name.replace('/', '_')}.js").write_text(script, "utf-8")
