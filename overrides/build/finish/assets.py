"""Our own scripts and styles: bundled, and named by content, so that no page ever runs with those of another version.

What every page loads becomes one script and one style sheet; what only some load stays apart. The sources go.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.build.finish.pages import to_root
from overrides.build.runtime import node
from overrides.paths import ASSETS

BUNDLE = Path(__file__).parent / "bundle.mjs"
KINDS = {
    "scripts": ("script[type=module][src]", "src"),
    "styles": ("link[rel=stylesheet]", "href"),
    "plain": ("script:not([type])[src]", "src"),
}
SHARED = "assets/seite"
API_STYLE = "assets/_mkdocstrings.css"
"""Not ours, and linked from every page, though only those with signatures of functions need it."""

CLASSIC = {"assets/offline/sw.mjs": "sw.js"}
"""The service worker; its name stays, and it lies at the root because it may look after nothing above it."""


@dataclass
class Page:
    """A page and what it loads of ours, by kind, as paths below the root."""

    file: Path
    tree: LexborHTMLParser
    root: str
    nodes: dict[str, list[tuple[str, LexborNode]]] = field(default_factory=dict)

    def paths(self, kind: str) -> list[str]:
        """What it loads of one kind, in order."""
        return [path for path, _ in self.nodes[kind]]


def write(site: Path) -> None:
    """Bundle, rewrite the pages, and delete what is not loaded any more."""
    pages = [_read(file, site) for file in sorted(site.rglob("*.html"))]
    pages = [page for page in pages if any(page.nodes.values())]
    if not pages:
        return
    shared = {kind: _shared(pages, kind) for kind in ("scripts", "styles")}
    job: dict[str, Any] = {
        kind: [shared[kind], *([path] for path in _others(pages, kind, shared[kind]))] for kind in shared
    }
    plain = _others(pages, "plain", [])
    (site / SHARED).mkdir(exist_ok=True)
    job |= {"site": site, "plain": plain, "classic": CLASSIC}
    results = json.loads(node.run(BUNDLE, job, "the page's own files could not be bundled").splitlines()[-1])
    for page in pages:
        for kind in shared:
            _put(page, kind, shared[kind], results)
        _put(page, "plain", [], results)
        for link in page.tree.css("link[rel=modulepreload]"):
            link.decompose()
        page.file.write_text(page.tree.html or "", "utf-8")
    _delete_sources(site)


def _read(file: Path, site: Path) -> Page:
    page = Page(file, LexborHTMLParser(file.read_text("utf-8")), to_root(file, site))
    for link in page.tree.css(f"link[href$='{API_STYLE}']"):
        if not page.tree.css_first(".doc"):
            link.decompose()
    for kind, (selector, attribute) in KINDS.items():
        found = ((_path(page, node.attributes[attribute] or ""), node) for node in page.tree.css(selector))
        page.nodes[kind] = [(path, node) for path, node in found if path]
    return page


def _path(page: Page, address: str) -> str:
    """Path of one of our own sources below the root, or nothing."""
    path = posixpath.normpath(address.removeprefix(page.root))
    return path if path == API_STYLE or ((ASSETS.parent / path).is_file() and path.startswith("assets/")) else ""


def _shared(pages: list[Page], kind: str) -> list[str]:
    """What all pages load, in their order."""
    everywhere = set.intersection(*(set(page.paths(kind)) for page in pages))
    return [path for path in pages[0].paths(kind) if path in everywhere]


def _others(pages: list[Page], kind: str, shared: Iterable[str]) -> list[str]:
    known = dict.fromkeys(path for page in pages for path in page.paths(kind))
    return [path for path in known if path not in set(shared)]


def _put(page: Page, kind: str, shared: list[str], results: dict[str, str]) -> None:
    """The bundle stands where the first of its sources stood."""
    attribute = KINDS[kind][1]
    left = list(shared)
    for path, place in page.nodes[kind]:
        if path not in shared:
            place.attrs[attribute] = page.root + results[path]
        elif len(left) == len(shared):
            left.remove(path)
            place.attrs[attribute] = page.root + results[" ".join(shared)]
        else:
            place.decompose()


def _delete_sources(site: Path) -> None:
    for source in ASSETS.rglob("*"):
        if source.suffix in {".mjs", ".js", ".css"}:
            (site / "assets" / source.relative_to(ASSETS)).unlink(missing_ok=True)
    for other in ("assets/search/stemmer.mjs", API_STYLE):
        (site / other).unlink(missing_ok=True)
