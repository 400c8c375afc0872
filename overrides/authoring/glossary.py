"""The fence `glossar` (no body): all terms of docs/_daten/glossar.toml as a list with letters to jump to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from calc.ausgabe.fundstellen import adresse
from overrides.authoring.template import template
from overrides.authoring.terms import GLOSSARY, Term, all_terms, anchor
from overrides.paths import BASE

_SORTED_AS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "-": None, " ": None})


@dataclass(frozen=True)
class Line:
    """One line of the glossary: a term, or another name that refers to it."""

    name: str
    term: Term

    @property
    def refers(self) -> bool:
        return self.name != self.term.kuerzel


def formatter(_source: str, *_: Any, **__: Any) -> str:
    """Builds the list."""
    lines = sorted(
        (Line(name, term) for term in all_terms() for name in (term.kuerzel, *term.auch)),
        key=lambda line: sort_key(line.name),
    )
    groups = [(letter, list(group)) for letter, group in groupby(lines, lambda line: _letter(line.name))]
    return template("glossary.html").render(
        base=BASE, marker=GLOSSARY, groups=groups, anchor=anchor, place=_place, feedback=_feedback
    )


def sort_key(name: str) -> tuple[bool, str, str]:
    """German order: umlauts like their letters, spaces and hyphens ignored, norms first."""
    return not name.startswith("§"), name.lower().translate(_SORTED_AS), name


def _letter(name: str) -> str:
    return name[0].lower().translate(_SORTED_AS).upper()


def _place(source: str) -> str:
    """Address of a source on the site, or "" for norms that it does not explain."""
    try:
        return BASE + adresse(source)
    except KeyError:
        return ""


def _feedback(name: str) -> str:
    """Prepared mail about an uncertain term."""
    body = f"Guten Tag,\r\n\r\n„{name}“ steht im Glossar als nicht gesichert. So verwenden wir den Begriff:\r\n\r\n"
    return f"mail:fehler?subject={quote(f'Glossar: {name}')}&body={quote(body)}"
