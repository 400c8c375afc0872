"""Markdown extension: the first mention of a glossary term on a page leads to its entry and carries its explanation.

It works on the finished HTML of a page, because only there everything stands that people read: Markdown, raw HTML and
the output of fences. Without JavaScript the mention is a link to the glossary, described by a hidden text at the end
of the page; assets/terms/terms.mjs shows that text on hover, focus and tap. Terms: docs/_daten/glossar.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache, cached_property
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.authoring.data import Data, read
from overrides.authoring.slugs import slug
from overrides.paths import BASE, DATA

TERMS = DATA / "glossar.toml"
WHOLE_PAGE = "</h1>"
GLOSSARY = "data-glossar"
"""Attribute of the glossary itself (overrides/authoring/templates/glossary.html): its page explains nothing twice."""

SKIPPED = (
    "a, abbr, autoref, button, caption, code, dt, form, h1, h2, h3, h4, h5, h6, kbd, label, legend, math, nav,"
    "noscript, option, pre, samp, script, select, style, summary, svg, template, textarea, th, title,"
    # Cards whose whole surface is a link, marks, titles of notices, and what cannot be seen.
    '.tueren, .fundstelle, .offen, .admonition-title, [data-ohne-begriffe], [hidden], [aria-hidden="true"]'
)


class Term(Data):
    """One entry of the glossary."""

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
    def anchor(self) -> str:
        """Id of the entry on the page of the glossary."""
        return anchor(self.kuerzel)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All spellings that are recognised in text."""
        return (self.kuerzel, *self.varianten, *self.auch) if self.im_text else ()

    @cached_property
    def explanation(self) -> str:
        """HTML of the explanation."""
        parts = [f"<strong>{escape(self.lang)}</strong>" if self.lang else "", escape(self.bedeutung)]
        unsure = ' <em class="begriff-unsicher">Nicht gesichert.</em>' if self.unsicher else ""
        return ". ".join(part for part in parts if part) + unsure


class Glossary(Data):
    """The whole file."""

    begriff: tuple[Term, ...]


def anchor(name: str) -> str:
    """Id for a term: „§ 16a“ becomes `paragraf-16a`."""
    return slug(name.replace("§", "Paragraf"), "-")


@cache
def all_terms() -> tuple[Term, ...]:
    """All entries of the glossary, in the order of the file."""
    return read(TERMS, Glossary).begriff


class Recognition:
    """Finds terms in text: whole words, the longest first; parts of a word joined by a hyphen count as words."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {spelling: term for term in terms for spelling in term.spellings}
        spellings = sorted(self.terms, key=len, reverse=True)
        alternatives = "|".join(r"\s+".join(map(re.escape, one.split(" "))) for one in spellings)
        self.pattern = re.compile(rf"(?<![\w§])(?:{alternatives})(?!\w)")

    def link(self, html: str) -> tuple[str, list[Term]]:
        """The page with its first mentions linked, and the terms in the order of their first mention."""
        page = LexborHTMLParser(f"<main>{html}</main>", is_fragment=True)
        [body] = page.css("main")
        found: dict[str, Term] = {}
        for node in list(running_text(body, {node.mem_id for node in body.css(SKIPPED)})):
            self._link_node(page, node, found)
        return body.inner_html or "", list(found.values())

    def _link_node(self, page: LexborHTMLParser, node: LexborNode, found: dict[str, Term]) -> None:
        text, end = node.text_content or "", 0
        for match in self.pattern.finditer(text):
            term = self.terms[re.sub(r"\s+", " ", match[0])]
            if term.kuerzel in found:
                continue
            found[term.kuerzel] = term
            node.insert_before(text[end : match.start()])
            node.insert_before(_mention(page, term, match[0]))
            end = match.end()
        if end:
            node.replace_with(text[end:])


def _mention(page: LexborHTMLParser, term: Term, text: str) -> LexborNode:
    link = page.create_node("a")
    link.attrs["class"] = "begriff"
    link.attrs["href"] = f"{BASE}glossar/#{term.anchor}"
    link.attrs["aria-describedby"] = f"begriff-{term.anchor}"
    link.insert_child(text)
    return link


@cache
def recognition() -> Recognition:
    """The recognition of all terms, compiled once for the whole build."""
    return Recognition(all_terms())


def running_text(node: LexborNode, skipped: Set[int]) -> Iterator[LexborNode]:
    """All pieces of text below a node, in their order, without the elements of these `mem_id`."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child
        elif child.mem_id not in skipped:
            yield from running_text(child, skipped)


def explanations(terms: Iterable[Term]) -> str:
    """The hidden texts that the mentions are described by; not for the search, which knows the glossary."""
    texts = "\n".join(
        '<p class="begriff-hinweis" hidden>'
        f'<span role="tooltip" id="begriff-{term.anchor}">{term.explanation}</span></p>'
        for term in terms
    )
    return f'\n<div class="begriffe" data-search-exclude>\n{texts}\n</div>' if texts else ""


class LinkTerms(Postprocessor):
    """Links the terms of one page."""

    def run(self, text: str) -> str:
        # Headings (for the table of contents) and docstrings also come through here by themselves.
        if WHOLE_PAGE not in text or GLOSSARY in text:
            return text
        linked, terms = recognition().link(text)
        return linked + explanations(terms)


class Terms(Extension):
    """Adds the links after everything else is HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.postprocessors.register(LinkTerms(md), "terms", priority=0)


def makeExtension(**options: Any) -> Terms:  # noqa: N802 - Python-Markdown's name
    """Entry point of Python-Markdown."""
    return Terms(**options)
