"""PDFs of built pages, printed by a headless Chromium: tagged, with bookmarks, language and title.

A page asks for one by an element with data-pdf="name.pdf" around the link to it, for example

    <p data-pdf="liste.pdf"><a href="liste.pdf">Als PDF</a></p>

The file is written beside the page. Its size is added to the element; without a PDF the element goes. An element with
data-seitenzahl="id" receives, in the PDF, the number of the sheet on which that id stands.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.build.chromium import MISSING, find_chromium
from overrides.build.finish import pdf_file
from overrides.build.finish.printer import PrintError, printed

ASKING = "[data-pdf]"
NUMBERED = "[data-seitenzahl]"
NOT_PRINTED = (
    "script, noscript, meta[http-equiv], link[rel=modulepreload], "
    "header.md-header, .md-tabs, .md-sidebar, footer.md-footer, .md-skip, .md-search, .nur-bildschirm, "
    "[data-pdf]"
)
PRINTING = "print-"
FORMAT = b"3"
"""Raise this when the same page would come out differently, so that nothing is taken from the cache."""


@dataclass(frozen=True)
class Sheet:
    """A page to be printed: its address below the root, the file asked for, and what the browser gets to see."""

    address: str
    target: Path
    html: str
    key: str


def write(site: Path, cache: Path) -> dict[str, list[str]]:
    """Write every PDF that a page asks for, or take it from `cache`; return which are left out, by the reason."""
    cache.mkdir(parents=True, exist_ok=True)
    for left in cache.glob(f"{PRINTING}*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    chromium, kept = find_chromium(), set()
    missing: dict[str, list[str]] = {}
    for page in [page for page in sorted(site.rglob("*.html")) if "data-pdf" in page.read_text("utf-8")]:
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for name in sorted({str(node.attributes["data-pdf"]) for node in tree.css(ASKING)}):
            sheet = prepare(page, name, site)
            stored = cache / f"{sheet.key}.pdf"
            try:
                if not stored.is_file():
                    _print(chromium, sheet, site, stored)
            except PrintError as error:
                missing.setdefault(str(error), []).append(name)
            else:
                kept.add(stored)
                sheet.target.write_bytes(stored.read_bytes())
        _offer(tree, page)
    for old in cache.glob("*.pdf"):
        if old not in kept:
            old.unlink()
    return missing


def prepare(page: Path, name: str, site: Path) -> Sheet:
    """What to print, and a key that changes with everything that would change the print."""
    folder = page.parent.relative_to(site).as_posix().strip("./")
    address = f"/{folder}/" if folder else "/"
    tree = outward(page.read_text("utf-8"))
    html = tree.html or ""
    files = [str(node.attributes[kind]) for kind in ("href", "src") for node in tree.css(f":is(link, img)[{kind}]")]
    total = hashlib.sha256(FORMAT + html.encode())
    for file in [site / urljoin(address, file).lstrip("/") for file in files]:
        total.update(hashlib.sha256(file.read_bytes()).digest() if file.is_file() else b"-")
    return Sheet(address, page.parent / name, html, total.hexdigest())


def outward(html: str) -> LexborHTMLParser:
    """The page without scripts and navigation, and without links that would lead to the printing server."""
    tree = LexborHTMLParser(html)
    canonical = tree.css_first("link[rel=canonical]")
    home = str(canonical.attributes["href"]) if canonical else ""
    for node in tree.css(NOT_PRINTED):
        node.decompose(recursive=True)
    for link in tree.css("a[href]"):
        _lead_outside(link, home)
    for node in tree.css("[data-adresse]"):
        if not home and node.parent:
            node.parent.decompose(recursive=True)
    return tree


def _lead_outside(link: LexborNode, home: str) -> None:
    address = str(link.attributes["href"])
    if address.startswith("#") or urlsplit(address).scheme:
        return
    if home:
        link.attrs["href"] = urljoin(home, address)
    else:
        del link.attrs["href"]


def _print(chromium: str, sheet: Sheet, site: Path, stored: Path) -> None:
    if not chromium:
        raise PrintError(MISSING)
    # Beside the cache, because a browser packed as a snap sees no other temporary folder.
    with tempfile.TemporaryDirectory(prefix=PRINTING, dir=stored.parent, ignore_cleanup_errors=True) as folder:
        raw = printed(chromium, site, sheet.address, sheet.html, Path(folder))
        tree = LexborHTMLParser(sheet.html)
        if tree.css_first(NUMBERED):
            html = _numbered(tree, pdf_file.places(raw))
            raw = printed(chromium, site, sheet.address, html, Path(folder))
        part = Path(folder) / "part"
        part.write_bytes(pdf_file.tidy(raw))
        part.replace(stored)


def _numbered(tree: LexborHTMLParser, places: Mapping[str, int]) -> str:
    for node in tree.css(NUMBERED):
        node.inner_html = str(places.get(str(node.attributes["data-seitenzahl"]), ""))
    return tree.html or ""


def _offer(tree: LexborHTMLParser, page: Path) -> None:
    for node in tree.css(ASKING):
        file = page.parent / str(node.attributes["data-pdf"])
        if not file.is_file():
            node.decompose(recursive=True)
        elif not node.css_first(".pdf-groesse"):
            size = tree.create_node("span")
            size.attrs["class"] = "pdf-groesse"
            size.inner_html = f" ({_size(file.stat().st_size)}, {_sheets(pdf_file.pages(file.read_bytes()))})"
            node.insert_child(size)
    page.write_text(tree.html or "", "utf-8")


def _sheets(number: int) -> str:
    return "1 Seite" if number == 1 else f"{number} Seiten"


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB".replace(".", ",") if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"
