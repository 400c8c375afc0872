"""Many pages on one: the contents of the pages of some sections, in the order of the navigation.

A page asks for them by `<div data-gesamt="konzept recht"></div>`; data-ohne names pages that stay out.
Every id gets the name of its page in front („wie-oft-agh--p10“), so that a number keeps its one home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.build.finish.whole_page import Seite, bare, rewrite
from overrides.paths import BASE

PAGE = "gesamt/index.html"
PLACE = "[data-gesamt]"
DEEPEST = 6
HEAD = re.compile(r'.*?</h\d>(?:\s*<p class="zusammenfassung">.*?</p>)?', re.DOTALL)
HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")


@dataclass(frozen=True)
class Entry:
    """One page in the navigation, with the titles of the groups inside its part."""

    path: str
    groups: tuple[str, ...]


@dataclass
class Part:
    """One area of the navigation; a page of the same name on top is its introduction."""

    title: str
    entries: list[Entry] = field(default_factory=list)

    def opening(self, pages: Mapping[str, Seite]) -> Seite | None:
        """The page that carries the part's heading."""
        first = pages[self.entries[0].path]
        return first if len(self.entries) == 1 or first.title == self.title else None


def write(site: Path) -> None:
    """Fill every page that asks for it; run this before `pages.finish`."""
    for file in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        place = tree.css_first(PLACE)
        if place:
            parts = navigation(site, place)
            pages = {entry.path: bare(site, entry.path) for part in parts for entry in part.entries}
            for page in pages.values():
                rewrite(page, pages)
            place.inner_html = _contents(parts, pages) + "".join(_part(part, pages) for part in parts)
            file.write_text(tree.html or "", "utf-8")


def navigation(site: Path, place: LexborNode) -> list[Part]:
    """The parts that an element asks for, read from the navigation of the start page."""
    wanted, unwanted = ((place.attributes.get(name) or "").split() for name in ("data-gesamt", "data-ohne"))
    tree = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    parts: list[Part] = []
    for area in tree.css(".seitennav-bereich"):
        title = area.css_first(".seitennav-titel")
        part = Part(title.text().strip() if title else "")
        seen: set[str] = set()
        for link in area.css("a[href]"):
            path = (link.attributes["href"] or "").removeprefix("./").strip("/")
            if path.split("/")[0] in wanted and path not in (*unwanted, *seen):
                seen.add(path)
                part.entries.append(Entry(path, tuple(_groups(link, area))))
        if part.entries:
            parts.append(part)
    return parts


def _groups(link: LexborNode, area: LexborNode) -> list[str]:
    titles: list[str] = []
    node = link.parent
    while node is not None and node.mem_id != area.mem_id:
        if "seitennav-gruppe" in (node.attributes.get("class") or "").split():
            title = node.css_first(".seitennav-titel")
            titles.insert(0, title.text().strip() if title else "")
        node = node.parent
    return titles


def _contents(parts: list[Part], pages: Mapping[str, Seite]) -> str:
    items = "".join(_contents_of(part, pages) for part in parts)
    return f'<nav class="gesamt-inhalt" aria-labelledby="inhalt"><h2 id="inhalt">Inhalt</h2><ul>{items}</ul></nav>'


def _contents_of(part: Part, pages: Mapping[str, Seite]) -> str:
    opening = part.opening(pages)
    head = _line(opening) if opening else f'<a href="#{_anchor(part)}">{escape(part.title)}</a>'
    rows = []
    group: tuple[str, ...] = ()
    for entry in part.entries[1 if opening else 0 :]:
        if entry.groups and entry.groups != group:
            rows.append(f'<li class="gesamt-gruppe">{escape(" · ".join(entry.groups))}</li>')
        group = entry.groups
        depth = ' class="gesamt-tiefer"' if group else ""
        rows.append(f"<li{depth}>{_line(pages[entry.path])}</li>")
    below = f"<ul>{''.join(rows)}</ul>" if rows else ""
    return f'<li><p class="gesamt-teil">{head}</p>{below}</li>'


def _line(page: Seite) -> str:
    numbers = f' <span class="gesamt-nummern">{page.numbers}</span>' if page.numbers else ""
    # The build fills in the number of the printed page when it writes the PDF.
    return (
        f'<span><a href="#{page.name}">{escape(page.title)}</a>{numbers}</span>'
        f'<span class="gesamt-seitenzahl" data-seitenzahl="{page.name}"></span>'
    )


def _part(part: Part, pages: Mapping[str, Seite]) -> str:
    opening = part.opening(pages)
    title = f'<h2 class="gesamt-titel" id="{_anchor(part)}">{escape(part.title)}</h2>'
    head = _page(opening, (), 2) if opening else title
    rest = "".join(_page(pages[entry.path], entry.groups, 3) for entry in part.entries[1 if opening else 0 :])
    return f'<section class="gesamt-abschnitt">{head}{rest}</section>'


def _page(page: Seite, groups: tuple[str, ...], level: int) -> str:
    where = f'<p class="gesamt-ort">{escape(" · ".join(groups))}</p>' if groups else ""
    # The link goes to the page itself, which the printed page cannot follow without an address.
    home = f'<a class="nur-bildschirm" href="{BASE}{page.path}/">Seite „{escape(page.title)}“</a>'
    # At the top: below the page, the line would be left alone on the next sheet.
    head, rest = _split(_deeper(page.html(), level - 1))
    notes = "".join(f"<span>{escape(note)}</span> " for note in page.notes)
    return (
        f'<section class="gesamt-seite gesamt-ebene-{level}">{where}{head}'
        f'<p class="gesamt-stand">{notes}{home}</p>{rest}</section>'
    )


def _split(html: str) -> tuple[str, str]:
    """The title with the summary below it, and the rest of the page."""
    found = HEAD.match(html)
    return (html[: found.end()], html[found.end() :]) if found else ("", html)


def _deeper(html: str, steps: int) -> str:
    return HEADING.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + steps, DEEPEST)}", html)


def _anchor(part: Part) -> str:
    return "teil-" + re.sub(r"[^a-z0-9]+", "-", part.title.lower()).strip("-")


def included(site: Path, page: str = PAGE) -> Iterator[str]:
    """Paths of the pages that make up a page, for tests."""
    place = LexborHTMLParser((site / page).read_text("utf-8")).css_first(PLACE)
    for part in navigation(site, place) if place else ():
        yield from (entry.path for entry in part.entries)
