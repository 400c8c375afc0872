"""What a printed page says in its margins; druck.css reads it from the root element, the only one it can read there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

TITLE = "data-druck-titel"
FOOT = "data-druck-fuss"
LONGEST = 108
"""Letters of the foot that fit beside the number of the sheet."""


def mark(tree: LexborHTMLParser) -> None:
    """Put the page's heading and its Stand and source on <html>."""
    root, heading = tree.css_first("html"), tree.css_first("h1")
    if root is None or heading is None:
        return
    root.attrs[TITLE] = _plain(heading)
    said = {_plain(term): _plain(term.parent.css("dd")[0]) for term in tree.css(".seitenangaben dt") if term.parent}
    if "geprüft" in said.get("Quelle", ""):
        said.pop("Gesetzestexte geprüft", None)
    source = said.get("Quelle", "")
    lines = [_foot(said, shorter) for shorter in (source, *_shorter(source))]
    root.attrs[FOOT] = next((line for line in lines if len(line) <= LONGEST), lines[-1])


def _foot(said: Mapping[str, str], source: str) -> str:
    parts = {
        "Stand": said.get("Stand der Seite"),
        "Gesetzestexte geprüft": said.get("Gesetzestexte geprüft"),
        "Quelle:": source,
    }
    return " · ".join(f"{label} {text}" for label, text in parts.items() if text)


def _shorter(source: str) -> Iterator[str]:
    """The sources without their numbers, then without what stands between title and date or place, then only one."""
    bare = [re.sub(r" \([^()]*\)$", "", one) for one in source.split("; ")]
    yield "; ".join(bare)
    short = [one if one.startswith("§") else re.sub(r", .*(?=, )", "", one) for one in bare]
    yield "; ".join(short)
    yield short[0]


def _plain(node: LexborNode) -> str:
    return re.sub(r"\s+", " ", node.text()).strip()
