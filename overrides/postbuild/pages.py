"""Every HTML page: addresses relative to the page, unbroken norms, and its own Content-Security-Policy."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.postbuild.policy import policy, script_hash

BASE = "basis:"
"""Prefix of addresses counted from the root of the site; the markup of `calc` and the fences use it."""

CSP = "Content-Security-Policy"
# „§ 15 Abs. 3“ and „30 %“ must not be torn apart at the end of a line.
UNBROKEN = re.compile(r"(?<=§) (?=\d)|(?<=\bAbs\.) (?=\d)|(?<=\bNr\.) (?=\d)|(?<=\d) (?=%)")
LITERAL = "script, style, pre, code, textarea, form"
SCRIPT_TYPES = {None, "", "module", "text/javascript", "application/javascript"}


def finish(site: Path) -> set[str]:
    """Rewrite all pages below `site` and return the hashes of all their inline scripts."""
    hashes: set[str] = set()
    for page in sorted(site.rglob("*.html")):
        text, found = finish_page(page.read_text("utf-8"), to_root(page, site))
        page.write_text(text, "utf-8")
        hashes |= found
    return hashes


def to_root(page: Path, site: Path) -> str:
    """Relative address of the site's root, seen from the page: "./", "../", "../../" …"""
    return "../" * (len(page.relative_to(site).parts) - 1) or "./"


def finish_page(html: str, root: str) -> tuple[str, set[str]]:
    """Return the finished page and the hashes of its inline scripts."""
    tree = LexborHTMLParser(html)
    for name in ("href", "src"):
        for node in tree.css(f'[{name}^="{BASE}"]'):
            node.attrs[name] = root + str(node.attributes[name]).removeprefix(BASE)
    _bind_norms(tree)
    hashes = {
        script_hash(node.text())
        for node in tree.css("script:not([src])")
        if node.attributes.get("type") in SCRIPT_TYPES
    }
    for old in tree.css(f'meta[http-equiv="{CSP}"]'):
        old.decompose()
    meta = tree.create_node("meta")
    meta.attrs["http-equiv"] = CSP
    meta.attrs["content"] = policy(hashes)
    # After the charset, which must come first: it counts only within the first 1024 bytes.
    _charset(tree).insert_after(meta)
    return tree.html or "", hashes


def _bind_norms(tree: LexborHTMLParser) -> None:
    literal = {node.mem_id for outer in tree.css(LITERAL) for node in outer.traverse(include_text=True)}
    for node in [node for body in tree.css("body") for node in body.traverse(include_text=True)]:
        if node.is_text_node and node.mem_id not in literal:
            text = node.text()
            if (bound := UNBROKEN.sub("\xa0", text)) != text:
                node.replace_with(bound)


def _charset(tree: LexborHTMLParser) -> LexborNode:
    node = tree.css_first("head > meta[charset]")
    if node is None:
        raise ValueError("page without <meta charset>")
    return node
