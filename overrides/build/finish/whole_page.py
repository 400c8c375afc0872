"""One page on its way into the whole concept: only what is read, its ids renamed, its links led inside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.paths import BASE

CONTENT = "article .md-content__inner, article.md-content__inner"
NOT_READ = (
    "script, style, link, template, noscript, dialog, form, input, select, textarea, button, [hidden], [role=status], "
    "[data-mail], [data-ohne-mail], [data-pdf], .headerlink, .seiteninhalt, .druckkopf, .seitenangaben, "
    ".nur-bildschirm, .begriffe, .glossar-buchstaben, .wieoft-stand"
)
CALCULATOR = "form[data-rechner]"
CHECKLIST = "form[data-checkliste]"
BOXES = ".checkliste input"
"""Boxes to tick are there for paper."""
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "headers", "popovertarget")
"""Attributes that name one or more ids of the same page."""


@dataclass
class Seite:
    """A page, taken apart."""

    path: str
    name: str
    title: str
    content: LexborNode
    ids: dict[str, str]
    numbers: str
    notes: list[str]

    def html(self) -> str:
        """What is left of it."""
        return (self.content.inner_html or "").strip()


def bare(site: Path, path: str) -> Seite:
    """Read a built page and drop what belongs to the screen alone."""
    tree = LexborHTMLParser((site / path / "index.html").read_text("utf-8"))
    content = tree.css_first(CONTENT)
    heading = tree.css_first("h1")
    if content is None or heading is None:
        raise ValueError(f"gesamt: {path} has no content")
    notes = [_words(row) for row in tree.css(".seitenangaben dl > div")]
    for node in content.css(CALCULATOR):
        _replace(node, _link_to_calculator(node))
    for node in content.css(f"{CHECKLIST} :is(label.schreibzeile-titel, textarea.schreibzeile-linie)"):
        _to_paper(node)
    for node in content.css(CHECKLIST):
        node.unwrap()
    boxes = {node.mem_id for node in content.css(BOXES)}
    for node in [node for node in content.css(NOT_READ) if node.mem_id not in boxes]:
        node.decompose(recursive=True)
    for node in content.css("details"):
        node.attrs["open"] = ""
    _unhook(content)
    name = path.replace("/", "-")
    ids = {str(node.attributes["id"]): f"{name}--{node.attributes['id']}" for node in content.css("[id]")}
    if heading.attributes.get("id"):
        ids[str(heading.attributes["id"])] = name
    heading.attrs["id"] = ids[""] = name
    marks = [node.text().strip() for node in content.css(".fundstelle[id]")]
    return Seite(path, name, heading.text().strip(), content, ids, _range(marks), notes)


def rewrite(page: Seite, pages: Mapping[str, Seite]) -> None:
    """Rename the ids of a page and lead its links to where their targets now are."""
    for node in page.content.css("[id]"):
        node.attrs["id"] = page.ids.get(str(node.attributes["id"]), str(node.attributes["id"]))
    for attribute in REFERENCES:
        for node in page.content.css(f"[{attribute}]"):
            names = [page.ids[name] for name in (node.attributes[attribute] or "").split() if name in page.ids]
            if names:
                node.attrs[attribute] = " ".join(names)
            else:  # what it named belongs to the screen
                del node.attrs[attribute]
    for node in page.content.css(f"{BOXES}[name]"):
        node.attrs["name"] = f"{page.name}--{node.attributes['name']}"
    for attribute in ("href", "src"):
        for node in page.content.css(f"[{attribute}]"):
            node.attrs[attribute] = _address(page, node.attributes[attribute] or "", pages)


def _address(page: Seite, address: str, pages: Mapping[str, Seite]) -> str:
    parts = urlsplit(address)
    below_root = parts.scheme + ":" == BASE
    if (parts.scheme and not below_root) or parts.netloc:
        return address
    folder = "" if below_root or not parts.path else page.path
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page.path
    target, fragment = pages.get(path.removesuffix("/index.html")), unquote(parts.fragment)
    if target and fragment in target.ids:
        return f"#{target.ids[fragment]}"
    end = "" if "." in posixpath.basename(path) or path == "." else "/"
    query = f"?{parts.query}" if parts.query else ""
    return f"{BASE}{'' if path == '.' else path}{end}{query}{f'#{parts.fragment}' if parts.fragment else ''}"


def _link_to_calculator(form: LexborNode) -> str:
    title = (form.attributes.get("aria-label") or "").removeprefix("Rechner ").strip()
    chosen = form.css_first("input[name=situationen][checked]")
    preset = f"#{chosen.attributes['value']}" if chosen else ""
    address = f"{BASE}rechner/{form.attributes['data-rechner']}/{preset}"
    return f'<p class="gesamt-rechner">Rechner: <a href="{escape(address)}">{escape(title)}</a></p>'


def _to_paper(field: LexborNode) -> None:
    """A line to write on and its name are there for paper, without the field of the screen."""
    line = field.parser.create_node("span")
    line.attrs["class"] = field.attributes["class"]
    line.inner_html = field.inner_html or ""
    field.replace_with(line)


def _replace(node: LexborNode, html: str) -> None:
    box = node.parser.create_node("div")
    box.inner_html = html
    node.replace_with(box)
    box.unwrap()


def _unhook(content: LexborNode) -> None:
    """Take away what the scripts of a page look for; without their forms they would fail."""
    for node in content.css("*"):
        for name in [name for name in node.attributes if name.startswith("data-") and name != "data-align"]:
            del node.attrs[name]


def _range(marks: list[str]) -> str:
    """„C1–C5“, „L8–L9, K1“: runs of numbers with the same letter."""
    runs: list[list[str]] = []
    for mark in sorted(marks, key=lambda mark: (mark[:1], int(mark[1:]))):
        if runs and runs[-1][-1] == f"{mark[:1]}{int(mark[1:]) - 1}":
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _words(row: LexborNode) -> str:
    term, text = row.css_first("dt"), row.css_first("dd")
    return re.sub(r"\s+", " ", f"{term.text().strip()}: {text.text().strip()}") if term and text else ""
