"""Markdown extension: `[P9]` is a link to the home of point P9, `[jeden Monat][O2]` likewise.

It defines one Markdown reference per number of calc/ausgabe/fundstellen.toml, so a point can move to another page
without a change of text, and one per situation of the calculator: `[im Rechner][rechner:agh]` opens it set to „agh“.
The addresses count from the root of the site; overrides/build/finish makes them relative.
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

from calc.ausgabe.fundstellen import nummern
from calc.rechner.kontaktintervall.situationen import SITUATIONEN
from overrides.paths import BASE


class Numbers(Extension):
    """Knows the numbered points of the concept and of the changes of law, and the situations of the calculator."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        homes = {number.lower(): address for number, address in nummern().items()}
        presets = {f"rechner:{key}": f"rechner/kontaktintervall/#{key}" for key in SITUATIONEN}
        self.references = {name: (BASE + address, "") for name, address in (homes | presets).items()}
        md.registerExtension(self)
        self.md = md
        self.reset()

    def reset(self) -> None:
        self.md.references.update(self.references)


def makeExtension(**options: Any) -> Numbers:  # noqa: N802 - Python-Markdown's name
    """Entry point of Python-Markdown."""
    return Numbers(**options)
