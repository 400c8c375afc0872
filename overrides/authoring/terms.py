"""Markdown extension: the first mention of a glossary term on a page leads to its entry and carries its explanation.

It works on the finished HTML of a page, because only there everything stands that people read: Markdown, raw HTML and
the output of fences. Without JavaScript the mention is a link to the glossary, described by a hidden text at the end
of the page; assets/terms/terms.mjs shows that text on hover, focus and tap. Terms: docs/_daten/glossar.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from pydantic import BaseModel, ConfigDict

from overrides.authoring.slugs import deutsch
from overrides.paths import DATA

TERMS = DATA / "glossar.toml"
PAGE = "basis:glossar/"
WHOLE_PAGE = "</h1>"
GLOSSARY = "data-glossar"
"""Attribute of the glossary itself (overrides/authoring/templates/glossary.html): its page explains nothing twice."""

TAG = re.compile(r"""<!--.*?-->|<(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
SKIPPED = re.compile(
    r"a|abbr|autoref|button|caption|code|dt|form|h[1-6]|kbd|label|legend|math|nav|noscript|option|pre|samp|script"
    r"|select|style|summary|svg|textarea|th|title",
    re.IGNORECASE,
)
# Cards whose whole surface is a link, marks, titles of notices, and what cannot be seen.
SKIPPED_BY_ATTRIBUTE = re.compile(
    r"""\s(?:data-ohne-begriffe|hidden)(?=[\s=]|$)|\saria-hidden="true"|"""
    r"""\sclass="(?:[^"]*\s)?(?:tueren|fundstelle|offen|admonition-title)(?:\s[^"]*)?\""""
)
SPACE = re.compile(r"(?:\s|&nbsp;)+")


class Begriff(BaseModel):
    """One entry of the glossary."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kuerzel: str
    lang: str = ""
    bedeutung: str = ""
    varianten: tuple[str, ...] = ()
    auch: tuple[str, ...] = ()
    norm: str = ""
    nummern: tuple[str, ...] = ()
    unsicher: bool = False
    im_text: bool = True

    @property
    def anker(self) -> str:
        """Id of the entry on the page of the glossary."""
        return anker(self.kuerzel)

    @property
    def schreibweisen(self) -> tuple[str, ...]:
        """All spellings that are recognised in text."""
        return (self.kuerzel, *self.varianten, *self.auch) if self.im_text else ()

    @cached_property
    def erklaerung(self) -> str:
        """HTML of the explanation."""
        parts = [f"<strong>{escape(self.lang)}</strong>" if self.lang else "", escape(self.bedeutung)]
        unsure = ' <em class="begriff-unsicher">Nicht gesichert.</em>' if self.unsicher else ""
        return ". ".join(part for part in parts if part) + unsure


def anker(kuerzel: str) -> str:
    """Id for a term: „§ 16a“ becomes `paragraf-16a`."""
    return deutsch(kuerzel.replace("§", "Paragraf"), "-")


@cache
def begriffe() -> tuple[Begriff, ...]:
    """All entries of the glossary, in the order of the file."""
    return tuple(Begriff(**entry) for entry in tomllib.loads(TERMS.read_text("utf-8"))["begriff"])


class Erkennung:
    """Finds terms in text: whole words, the longest first; parts of a word joined by a hyphen count as words."""

    def __init__(self, terms: Iterable[Begriff]) -> None:
        self.terms = {spelling: term for term in terms for spelling in term.schreibweisen}
        spellings = sorted(self.terms, key=len, reverse=True)
        alternatives = "|".join(SPACE.pattern.join(map(re.escape, one.split(" "))) for one in spellings)
        self.pattern = re.compile(rf"(?<![\w§])(?:{alternatives})(?!\w)")

    def link(self, html: str) -> tuple[str, list[Begriff]]:
        """The page with its first mentions linked, and the terms in the order of their first mention."""
        found: dict[str, Begriff] = {}

        def mention(match: re.Match[str]) -> str:
            term = self.terms[SPACE.sub(" ", match[0])]
            if term.kuerzel in found:
                return match[0]
            found[term.kuerzel] = term
            link = f'href="{PAGE}#{term.anker}" aria-describedby="begriff-{term.anker}"'
            return f'<a class="begriff" {link}>{match[0]}</a>'

        linked = "".join(self.pattern.sub(mention, part) if running else part for part, running in running_text(html))
        return linked, list(found.values())


@cache
def erkennung() -> Erkennung:
    """The recognition of all terms, compiled once for the whole build."""
    return Erkennung(begriffe())


def running_text(html: str) -> Iterator[tuple[str, bool]]:
    """All pieces of the page in order, and for each whether it is running text."""
    position = 0
    while tag := TAG.search(html, position):
        yield html[position : tag.start()], True
        end = _end_of_element(html, tag) if _is_skipped(tag) else tag.end()
        yield html[tag.start() : end], False
        position = end
    yield html[position:], True


def _is_skipped(tag: re.Match[str]) -> bool:
    name, attributes = tag["tag"], tag["attributes"]
    return name is not None and bool(SKIPPED.fullmatch(name) or SKIPPED_BY_ATTRIBUTE.search(attributes))


def _end_of_element(html: str, start: re.Match[str]) -> int:
    """Where the element ends; elements of the same name may stand inside."""
    depth = 1
    for tag in re.compile(rf"<(/?){start['tag']}\b[^>]*>", re.IGNORECASE).finditer(html, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return start.end()  # a void element such as <input hidden>


def explanations(terms: Iterable[Begriff]) -> str:
    """The hidden texts that the mentions are described by; not for the search, which knows the glossary."""
    # No div inside: the theme's search would take its end for the end of what is excluded.
    texts = "\n".join(
        f'<p class="begriff-hinweis" hidden><span role="tooltip" id="begriff-{term.anker}">{term.erklaerung}</span></p>'
        for term in terms
    )
    return f'\n<div class="begriffe" data-search-exclude>\n{texts}\n</div>' if texts else ""


class Begriffsverweise(Postprocessor):
    """Links the terms of one page."""

    def run(self, text: str) -> str:
        # Headings (for the table of contents) and docstrings also come through here by themselves.
        if WHOLE_PAGE not in text or GLOSSARY in text:
            return text
        linked, terms = erkennung().link(text)
        return linked + explanations(terms)


class Begriffe(Extension):
    """Adds the links after everything else is HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.postprocessors.register(Begriffsverweise(md), "begriffe", priority=0)


def makeExtension(**options: Any) -> Begriffe:  # noqa: N802 - Python-Markdown's name
    """Entry point of Python-Markdown."""
    return Begriffe(**options)
