"""Zwei Antworten desselben Rechners nebeneinander: was anders angegeben ist und was herauskommt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from calc.ausgabe.darstellung import Darstellung
from calc.ausgabe.markup import Markup, element, satz, verbinde, zeit
from calc.ausgabe.text import angaben
from calc.form.modelle import EingabeModell, Ergebnis

KOPF = ("Angabe", "Variante 1", "Variante 2")
LEER = Markup("–")
# A title may name its own day or number; what it is about are the words.
_EINZELHEIT = re.compile(r"\s*\([^)]*\)|:?\s*\d[\d.,]*\s*$")


class Variante(NamedTuple):
    """Eine der beiden Antworten."""

    eingabe: EingabeModell
    ergebnis: Ergebnis
    darstellung: Darstellung


def als_vergleich(erste: Variante, zweite: Variante) -> Markup:
    """Beide Antworten als Tabelle; was sich unterscheidet, ist markiert.

    Args:
        erste: die gemerkte Antwort.
        zweite: die Antwort zu den jetzigen Angaben.
    """
    kopf = element("tr", *(element("th", spalte, scope="col") for spalte in KOPF))
    inhalt = element(
        "table",
        element("caption", "Zwei Varianten nebeneinander"),
        element("thead", kopf),
        element("tbody", *_zeilen(erste, zweite)),
        class_="vergleich",
    )
    return element("div", inhalt, class_="ergebnis-tabelle", role="region", aria_label="Vergleich", tabindex=0)


def _zeilen(erste: Variante, zweite: Variante) -> Iterator[Markup]:
    for titel, eine, andere in _nebeneinander(dict(angaben(erste.eingabe)), dict(angaben(zweite.eingabe))):
        if eine != andere:
            yield _zeile(titel, eine, andere)
    yield _zeile("Ergebnis", satz(erste.darstellung.satz), satz(zweite.darstellung.satz))
    for mein, dein in zip_longest(erste.darstellung.zusatz, zweite.darstellung.zusatz):
        yield _zeile("Dazu", satz(mein or ()), satz(dein or ()))
    for titel, eine, andere in _nebeneinander(_termine(erste), _termine(zweite)):
        yield _zeile(titel, eine, andere)


def _termine(variante: Variante) -> dict[str, Markup]:
    """Was an welchem Tag ist; Tage, die selbst angegeben wurden, stehen schon bei den Angaben."""
    angegeben = {wert for _, wert in variante.eingabe if isinstance(wert, date)}
    return {
        _EINZELHEIT.sub("", termin.titel): zeit(termin.datum)
        for termin in variante.ergebnis.termine
        if termin.datum not in angegeben
    }


def _nebeneinander(eine: Mapping[str, str], andere: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    return ((titel, eine.get(titel, LEER), andere.get(titel, LEER)) for titel in {**eine, **andere})


def _zeile(titel: str, eine: str, andere: str) -> Markup:
    zellen = ((eine or LEER, KOPF[1]), (andere or LEER, KOPF[2]))
    anders = eine != andere
    return element(
        "tr",
        element("th", titel, scope="row"),
        *(element("td", element("strong", wert) if anders else verbinde(wert), data_spalte=s) for wert, s in zellen),
    )
