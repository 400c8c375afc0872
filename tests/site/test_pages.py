"""Every page: policy, links, size."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
import tomllib
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site.conftest import ERROR_PAGE, SITE, Site

CSP = "meta[http-equiv='Content-Security-Policy']"
LOADING = {
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "use": "href",
    "object": "data",
}
PACKED = {".br", ".gz"}
FOR_DEVELOPERS = "technik/"
# Its rules are made from the data; the policy test knows their very text.
OWN_STYLE = {ERROR_PAGE, "wie-oft/index.html"}
SOURCES = tomllib.loads((SITE.parent / "calc/ausgabe/fundstellen.toml").read_text("utf-8"))
"""Where the calculators send people who ask for a source."""


def one(tree: LexborHTMLParser, selector: str) -> LexborNode:
    (node,) = tree.css(selector)
    return node


def targets(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for name in ("href", "src"):
        for node in tree.css(f"[{name}]"):
            yield node, node.attributes[name] or ""


def file_of(page: str, address: str) -> tuple[str, str]:
    """Path below the root and fragment that an address on a page leads to."""
    parts = urlsplit(address)
    folder = "" if page == ERROR_PAGE or parts.path.startswith("/") else posixpath.dirname(page)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/"))) if parts.path else page
    if (SITE / path).is_dir():
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return path, unquote(parts.fragment)


def anchors(tree: LexborHTMLParser) -> set[str | None]:
    # A calculator also takes the key of one of its choices.
    return {node.attributes["id"] for node in tree.css("[id]")} | {
        node.attributes.get("value") for node in tree.css("form[data-rechner] input[type=checkbox]")
    }


def test_links_and_anchors_resolve(site: Site) -> None:
    known = {path: anchors(tree) for path, tree in site.items()}
    broken = []
    for page, tree in site.items():
        for _, address in targets(tree):
            if urlsplit(address).scheme in {"mailto", "tel", "data"}:
                continue
            if page.startswith(FOR_DEVELOPERS) and address.startswith("https://"):
                continue  # counsellors' pages have no such link: they work without the internet
            path, fragment = file_of(page, address)
            if not (SITE / path).is_file() or (fragment and path in known and fragment not in known[path]):
                broken.append(f"{page}: {address}")
    assert broken == []


def test_no_address_counts_from_the_server_root(pages: Site) -> None:
    rooted = [
        f"{page}: {address}" for page, tree in pages.items() for _, address in targets(tree) if address.startswith("/")
    ]
    assert rooted == []


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    foreign = [
        f"{page}: {address}"
        for page, tree in site.items()
        for node, address in targets(tree)
        if LOADING.get(node.tag or "") and urlsplit(address).netloc
    ]
    for file in SITE.rglob("*.css"):
        urls = re.findall(r"""(?:url\(|@import\s+)["']?([^"')\s]+)""", file.read_text("utf-8"))
        foreign += [f"{file.relative_to(SITE)}: {url}" for url in urls if urlsplit(url).netloc]
    assert foreign == []


def test_policy_comes_first_and_allows_exactly_what_is_inline(site: Site) -> None:
    for page, tree in site.items():
        metas = tree.css(CSP)
        assert len(metas) == 1, page
        head = [node.tag for node in tree.css("head > *")]
        assert head[:2] == ["meta", "meta"], page
        assert tree.css("head > meta")[1].attributes.get("http-equiv"), page
        policy = metas[0].attributes["content"] or ""
        assert "unsafe-inline" not in policy, page
        assert "'unsafe-eval'" not in policy, page
        scripts = [node for node in tree.css("script:not([src])") if node.attributes.get("type") != "application/json"]
        for directive, nodes in (("script-src", scripts), ("style-src", tree.css("style"))):
            allowed = re.findall(r"'sha256-([^']+)'", policy.partition(directive)[2].partition(";")[0])
            assert set(allowed) == {digest(node.text()) for node in nodes}, page


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_no_inline_style_and_no_inline_handler(site: Site) -> None:
    for page, tree in site.items():
        assert tree.css("[style]") == [], page
        assert tree.css("style") == [] or page in OWN_STYLE, page
        handlers = [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
        assert handlers == [], page


def test_server_examples_hold_the_whole_policy(site: Site) -> None:
    hashes = {
        h for tree in site.values() for h in re.findall(r"'sha256-[^']+'", one(tree, CSP).attributes["content"] or "")
    }
    examples = sorted((SITE / "server").glob("*.txt"))
    assert len(examples) == 3
    for example in examples:
        text = example.read_text("utf-8")
        assert hashes == set(re.findall(r"'sha256-[^']+'", text)), example.name
        assert "frame-ancestors" in text, example.name


@pytest.mark.parametrize(("norm", "address"), SOURCES["normen"].items())
def test_every_norm_has_its_place(site: Site, norm: str, address: str) -> None:
    path, fragment = file_of("index.html", address)
    assert path in site, norm
    assert not fragment or fragment in anchors(site[path]), norm


def test_reading_pages_are_small(pages: Site) -> None:
    """At most 300 kB on the way, with everything that the page and its search load; all pages in one may have more."""
    search = {str(file.relative_to(SITE)) for file in (SITE / "assets/search").iterdir() if file.suffix not in PACKED}
    for page, tree in pages.items():
        if tree.css_first("form[data-rechner]"):
            continue
        loaded = {file_of(page, address)[0] for node, address in targets(tree) if node.tag in {"link", "script", "img"}}
        loaded = {path for path in loaded if not path.endswith(".html")}
        loaded |= {page, *search}
        most = 320_000 if page == "gesamt/index.html" else 300_000
        assert sum(size_on_the_way(path) for path in loaded) <= most, page


def size_on_the_way(path: str) -> int:
    packed = SITE / f"{path}.gz"
    return (packed if packed.exists() else SITE / path).stat().st_size
