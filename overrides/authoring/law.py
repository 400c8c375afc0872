"""Fences over the dated law: what changed since the concept, and what is open, each written once in calc/recht.

    ```rechtslage          notices at the place that a change touches
    R1, R2
    ```

`rechtspunkte` is the home of these points, `rechtsaenderungen` a table of them, `offene-fragen` lists what the law
leaves open, `regelbedarf` the amounts by year. Body of the first three: numbers, in the order in which they appear.
`praxis` and `praxispunkte` do the same for what is not from the concept (V1 …): notice and home.
`parameter` is a table of every version of every number in a file of calc/recht; its body is the name of the file.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.ausgabe.fundstellen import adresse, verweise
from calc.form.sprache import kurz
from calc.recht import beginne, lade
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN, Aenderung, Art
from calc.recht.parameter import Fassung, alle
from calc.recht.parameter import parameter as groesse
from calc.recht.praxis import PRAXIS, Praxispunkt
from calc.zeit.kalender import ERSTER_TAG
from overrides.authoring.template import template
from overrides.paths import BASE

TITLES = {
    Art.NEU: "Rechtslage geändert",
    Art.UNVERAENDERT: "Rechtslage unverändert",
    Art.UNGENAU: "Rechtslage genauer als im Konzept",
    Art.ANGEKUENDIGT: "Angekündigtes Recht, noch nicht angewandt",
}


def rechtslage(source: str, *_: Any, **__: Any) -> str:
    """Notices for the numbers in the body of the fence."""
    return _render("law_notice.html", aenderungen=_chosen(source), titles=TITLES)


def rechtspunkte(source: str, *_: Any, **__: Any) -> str:
    """The home of the numbers in the body of the fence."""
    return _render("law_points.html", aenderungen=_chosen(source))


def rechtsaenderungen(source: str, *_: Any, **__: Any) -> str:
    """A table with one line for each number in the body of the fence."""
    return _render("law_changes.html", aenderungen=_chosen(source))


def praxis(source: str, *_: Any, **__: Any) -> str:
    """One notice with the points of practice in the body of the fence."""
    return _render("practice_notice.html", punkte=_practice(source))


def praxispunkte(source: str, *_: Any, **__: Any) -> str:
    """The home of the points of practice in the body of the fence."""
    return _render("practice_points.html", punkte=_practice(source))


def offene_fragen(_source: str, *_: Any, **__: Any) -> str:
    """All questions that the law leaves open, with the points they belong to."""
    points = {key: [a for a in AENDERUNGEN.values() if key in a.offen] for key in OFFENE_FRAGEN}
    return _render("open_questions.html", fragen=OFFENE_FRAGEN.values(), points=points)


def regelbedarf(_source: str, *_: Any, **__: Any) -> str:
    """The standard needs by level and year."""
    return _render("standard_needs.html", regelbedarf=groesse("regelbedarf", "regelbedarf"))


def parameter(source: str, *_: Any, **__: Any) -> str:
    """Every version of every number in a file of calc/recht, or of every norm."""
    name = source.strip()
    if name == "normen":
        data = lade(name)
        return _render(
            "norms.html",
            normen={norm: beginne(norm) for norm in data["norm"]},
            geprueft_am=data["geprueft_am"],
            quelle=_source,
        )
    if name not in alle():
        raise SuperFencesException(f"Zahlen gibt es in {', '.join(alle())}, Normen in normen, nicht in {name!r}")
    numbers = alle()[name].values()
    return _render("numbers.html", datei=name, groessen=numbers, wert=_value, quelle=_source, anfang=ERSTER_TAG)


def _value(fassung: Fassung) -> str:
    if isinstance(fassung.wert, dict):
        return ", ".join(f"{name}: {wert}" for name, wert in fassung.wert.items())
    return fassung.bedeutung or str(fassung.wert)


def _source(text: str) -> Markup:
    """The sources, each with a link if it has a home on the site; otherwise its text as it is."""
    return Markup(", ").join(map(_one_source, re.split(r", (?=§)", text)))


def _one_source(text: str) -> Markup:
    *words, number = text.rpartition(" zu ")
    try:
        return Markup("{}{}").format("".join(words), Markup(verweise(number, BASE)))  # noqa: S704 - already markup
    except KeyError:
        return escape(text)


def _chosen(source: str) -> list[Aenderung]:
    numbers = re.split(r"[,\s]+", source.strip())
    if unknown := [number for number in numbers if number not in AENDERUNGEN]:
        raise SuperFencesException(f"Rechtsänderungen sind {', '.join(AENDERUNGEN)}, nicht {unknown}")
    return [AENDERUNGEN[number] for number in numbers]


def _practice(source: str) -> list[Praxispunkt]:
    numbers = re.split(r"[,\s]+", source.strip())
    if unknown := [number for number in numbers if number not in PRAXIS]:
        raise SuperFencesException(f"Punkte aus der Praxis sind {', '.join(PRAXIS)}, nicht {unknown}")
    return [PRAXIS[number] for number in numbers]


def _render(name: str, **values: Any) -> str:
    return template(name).render(base=BASE, adresse=adresse, kurz=kurz, seit=_since, Art=Art, **values)


def _since(aenderung: Aenderung) -> str:
    labels = {Art.UNVERAENDERT: "Gilt weiter", Art.UNGENAU: "Heute wie damals", Art.ANGEKUENDIGT: "Angekündigt"}
    return labels.get(aenderung.art, f"Seit {kurz(aenderung.gueltig_ab)}")
