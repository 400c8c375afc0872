"""Which version of the site this is, in every page and in version.json, and what the service worker keeps of it.

The version is a sum over every file: any change is a new one. A reader whose page is of another version is told so.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from overrides.build.finish import runtime

WORKER = "sw.js"
VERSION = "version.json"
ICON = "assets/zeichen.svg"
"""The one file without a hash that every page asks for."""

BY_CONTENT = re.compile(r"[.-][0-9a-f]{8,64}\.[^/]+$")
KEPT_PAGES = re.compile(r"(?:rechner|bestand)/(?:[^/]+/)?")
NOT_KEPT = re.compile(r"\.(?:br|gz|map|pdf)$|^server/")


def write(site: Path) -> str:
    """Mark every page, write version.json, complete the service worker; return the version."""
    version = _version(site)
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        page.write_text(html.replace("</head>", f'<meta name="fassung" content="{version}"></head>', 1), "utf-8")
    (site / VERSION).write_text(json.dumps({"fassung": version}), "utf-8")
    worker = site / WORKER
    known = json.dumps(_contents(site, version), ensure_ascii=False, separators=(",", ":"))
    worker.write_text(f"const AUSGABE={known};\n{worker.read_text('utf-8')}", "utf-8")
    return version


def _version(site: Path) -> str:
    total = hashlib.sha256()
    for path in _files(site):
        total.update(path.encode() + b"\0" + hashlib.sha256((site / path).read_bytes()).digest())
    return total.hexdigest()[:12]


def _files(site: Path) -> Iterator[str]:
    paths = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file())
    return (path for path in paths if not NOT_KEPT.search(path))


def _contents(site: Path, version: str) -> dict[str, Any]:
    manifest = json.loads((site / runtime.TARGET / "manifest.json").read_text("utf-8"))
    named = [path for path in _files(site) if BY_CONTENT.search(path)]
    large = runtime.TARGET.as_posix()
    return {
        "fassung": version,
        "seiten": [{"adresse": "", "titel": "Startseite"}, *_pages(site), {"adresse": ICON, "titel": ""}],
        "dateien": [path for path in named if not path.startswith(large)],
        "alle": named,
        "laufzeit": {key: manifest[key] for key in ("files", "first_visit")},
    }


def _pages(site: Path) -> Iterator[dict[str, str]]:
    """The calculators: they work without a network even if nobody has opened them before."""
    for file in sorted(site.rglob("index.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if KEPT_PAGES.fullmatch(address):
            heading = LexborHTMLParser(file.read_text("utf-8")).css_first("h1")
            title = heading.text(deep=False).strip() if heading else ""
            yield {"adresse": address, "titel": title}
