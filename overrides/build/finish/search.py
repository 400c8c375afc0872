"""The search: an index of what the finished pages say, by section and numbered point."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.paths import DATA, ROOT

TARGET = Path("assets/search")
INDEX = TARGET / "index.json"
GLOSSARY = DATA / "glossar.toml"
EVERYDAY = DATA / "suchworte.toml"
STEMMER = ROOT / "node_modules/@orama/stemmers"
UNUSED = ("search", "assets/javascripts/lunr", "assets/javascripts/workers")
"""What the theme brings for its own search."""

ERROR_PAGE = "404.html"
BRIEF = ("gesamt/", "checklisten/alle/", "lizenzen/")
"""Found by title and summary: a page of many pages would be found for everything."""
NAMED = {"checklisten/": "Checkliste: "}
"""What stands before the title of pages that share their subject, and often their words, with another one."""
WEIGHTS = {
    "rechner/": 0.9,
    "checklisten/alle/": 0.3,
    "checklisten/": 0.6,
    "technik/api/": 0.1,
    "technik/": 0.15,
    "lizenzen/": 0.25,
    "aenderungen/": 0.25,
}

SKIPPED = (
    "script, style, template, pre, form:not([data-checkliste]), nav, button, thead, .headerlink, .druckkopf, "
    ".seitenangaben, .seiteninhalt, .seiten-pdf, .schreibzeile, .checkliste-notizen, .glossar-quellen, "
    ".glossar-frage, .wieoft-weg, [data-search-exclude]"
)
HEADINGS = {"h2", "h3", "h4"}
ITEMS = {"li", "tr"}
HOME = ".fundstelle[id]"
STOP = "\x1f"
"""Between two blocks while a text is put together."""
ROW = "\x1e"
"""Around a row of a table, which becomes a line."""
TABULAR = {"table", "thead", "tbody", "tr"}
CELLS = {"td", "th"}
BLOCKS = "p li dl div ul ol h2 h3 h4 summary figcaption section blockquote pre br"
STOPS = dict.fromkeys(BLOCKS.split(), (STOP, STOP)) | {"dt": (STOP, ": "), "dd": ("", STOP), "tr": (ROW, ROW)}
"""What stands before and after the text of an element."""


@dataclass
class Section:
    """A part of a page that a result can lead to; without an anchor, the page itself."""

    anchor: str
    title: str
    marks: list[str] = field(default_factory=list)
    text: str = ""


def write(site: Path) -> None:
    """Write the index and the stemmer beside the search's own files, and remove the theme's search."""
    for folder in UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)
    pages = list(_pages(site, said(EVERYDAY)))
    index = {"pages": pages, "synonyms": synonyms(GLOSSARY), "everyday": everyday(EVERYDAY)}
    (site / INDEX).write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    shutil.copyfile(STEMMER / "dist/de.js", site / TARGET / "stemmer.mjs")


def synonyms(glossary: Path) -> list[tuple[str, str]]:
    """Abbreviations with the words that they stand for, and terms with their other name, from the glossary."""
    entries = tomllib.loads(glossary.read_text("utf-8"))["begriff"]
    return [
        (entry["kuerzel"], other)
        for entry in entries
        for name in ("lang", "auch", "varianten")
        for other in (entry[name] if isinstance(entry.get(name), list) else [entry.get(name)])
        if other
    ]


def everyday(words: Path) -> list[tuple[list[str], list[str]]]:
    """What people type, and what the pages call it."""
    return [(entry["sagen"], entry["meint"]) for entry in tomllib.loads(words.read_text("utf-8"))["wort"]]


def said(words: Path) -> dict[str, str]:
    """By the address of a page: how people call what they look for there."""
    return {entry["adresse"]: entry["worte"] for entry in tomllib.loads(words.read_text("utf-8"))["seite"]}


def _pages(site: Path, words: dict[str, str]) -> Iterator[dict[str, Any]]:
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        tree = LexborHTMLParser(file.read_text("utf-8"))
        article = tree.css_first("article")
        if article is None or address == ERROR_PAGE:
            continue
        sections = brief(article) if address.startswith(BRIEF) else read(article)
        title = sections[0].title
        for path, name in NAMED.items():
            if address.startswith(path) and address not in (path, *BRIEF):
                title = sections[0].title = name + title
        tab = tree.css_first(".md-tabs__item--active")
        area = _plain(tab.text()) if tab else ""
        yield {
            "address": address,
            "area": area if area != title else "",
            "title": title,
            "said": words.get(address, ""),
            "weight": next((weight for path, weight in WEIGHTS.items() if address.startswith(path)), 1),
            "sections": [asdict(section) for section in sections],
        }


def brief(article: LexborNode) -> list[Section]:
    """Title and summary of a page."""
    heading, summary = article.css_first("h1"), article.css_first(".zusammenfassung")
    return [Section("", _heading(heading) if heading else "", [], _plain(summary.text()) if summary else "")]


def read(article: LexborNode) -> list[Section]:
    """The sections of a page: the page itself, then each heading with an id and each item with a number of its own."""
    heading = article.css_first("h1")
    skipped = {node.mem_id for node in (*article.css(SKIPPED), *([heading] if heading else []))}
    sections = [Section("", _heading(heading) if heading else "")]
    _walk(article, sections, sections[0], skipped)
    for section in sections:
        section.text = _sentences(section.text)
    return [section for section in sections if section.text or section.marks or not section.anchor or section.title[1:]]


def _walk(node: LexborNode, sections: list[Section], into: Section, skipped: set[int]) -> Section:
    """Collect the text below a node and return the section that goes on after it."""
    for child in node.iter(include_text=True):
        if child.mem_id in skipped:
            continue
        if child.is_text_node:
            into.text += child.text() if node.tag not in TABULAR else ""
            continue
        anchor = child.attributes.get("id")
        before, after = STOPS.get(child.tag or "", ("", "")) if child.tag not in CELLS else (_before_cell(child), "")
        into.text += before
        if child.tag in HEADINGS and anchor:
            into = Section(anchor, _heading(child))
            sections.append(into)
        elif item_anchor := _item_anchor(child):
            item = Section(item_anchor, into.title)
            sections.append(item)
            _walk(child, sections, item, skipped)
            _take_label(item, child)
        else:
            if _is_mark(child):
                into.marks.append(child.text())
            into = _walk(child, sections, into, skipped)
        into.text += after + (_head(child) if child.tag == "table" else "")
    return into


def _before_cell(cell: LexborNode) -> str:
    """What parts a cell from those before it: „Erstes: 10 %“, with more cells „Erstes – bisher: 10 %; heute: 30 %“."""
    cells = [other for other in cell.parent.iter() if other.tag in CELLS] if cell.parent is not None else []
    place = next((i for i, other in enumerate(cells) if other.mem_id == cell.mem_id), 0)
    text, heads = _plain(cell.text()), _heads(cell)
    head = heads[place] if text and place < len(heads) else ""
    if not place:
        return f"{head} " if not re.search(r"[^\W\d]{3}", text) and not cell.css_first("a") else ""
    label = f"{head}: " if cell.tag == "td" and len(cells) > 2 and not text.startswith(head) else ""
    return ("; " if place > 1 else " – " if label else ": ") + label if text else ""


def _heads(node: LexborNode) -> list[str]:
    while node.tag != "table" and node.parent is not None:
        node = node.parent
    return [_plain(head.text()) for head in node.css("thead th")]


def _head(table: LexborNode) -> str:
    """The head of a table as its last line: findable, but any row tells more."""
    heads = " · ".join(filter(None, _heads(table)))
    return f"{ROW}{heads}{ROW}" if heads else ""


def _item_anchor(node: LexborNode) -> str:
    """Where a result leads to, if this is an item of its own: a point of the concept, an entry of the glossary."""
    if node.tag == "div":
        return (node.attributes.get("id") or "") if any(child.tag == "dt" for child in node.iter()) else ""
    mark = next((mark for mark in node.css(HOME) if _item_of(mark) == node.mem_id), None) if node.tag in ITEMS else None
    return (mark.attributes.get("id") or "") if mark else ""


def _item_of(mark: LexborNode) -> int | None:
    outer = mark.parent
    while outer is not None and outer.tag not in ITEMS:
        outer = outer.parent
    return outer.mem_id if outer is not None else None


def _is_mark(node: LexborNode) -> bool:
    return "id" in node.attributes and "fundstelle" in (node.attributes.get("class") or "").split()


def _take_label(item: Section, node: LexborNode) -> None:
    """Words in bold at the beginning of an item are its title; otherwise it goes by the heading above."""
    text = _sentences(item.text)
    for mark in item.marks[:1]:
        text = text.removeprefix(mark).lstrip(" ·:")
    label = node.css_first("strong, dfn, th")
    name = _plain(label.text()).rstrip(".:") if label else ""
    if name and text.startswith(name):
        item.title, text = name, text.removeprefix(name).lstrip(" ·.:;–")
    item.text = text


def _heading(node: LexborNode) -> str:
    parts = (part.text() for part in node.iter(include_text=True) if part.attributes.get("class") != "headerlink")
    return _plain("".join(parts))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\xad", "")).strip()


def _sentences(text: str) -> str:
    """One line, and one for each row of a table; a dot parts blocks that do not end like a sentence."""
    return "\n".join(filter(None, map(_line, text.split(ROW))))


def _line(text: str) -> str:
    blocks = [block for block in map(_plain, text.split(STOP)) if block]
    line = re.sub(r"(?<=[.:;!?…]) ·(?= )", "", " · ".join(blocks))
    return re.sub(r"(?<=[.:;!?…])[:;](?= )| (?=[:;] )", "", line)
