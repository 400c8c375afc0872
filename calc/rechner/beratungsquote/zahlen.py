"""Die Zahlen des Konzepts für die Beratungsquote und der Tag, an dem sie sich ändern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc.recht.parameter import parameter, wert

GROESSEN = ("gespraeche_je_woche", "anteil_beratung", "anteil_praesenz")


@dataclass(frozen=True, slots=True)
class Zahlen:
    """Was an einem Tag gilt.

    Args:
        gespraeche_je_woche: so viele sind es in Vollzeit mindestens (E1).
        anteil_beratung: so viel Prozent der Arbeitszeit bindet die Beratung (E4).
        anteil_praesenz: so viel Prozent der Gespräche sollen in Präsenz sein (E5).
    """

    gespraeche_je_woche: int
    anteil_beratung: int
    anteil_praesenz: int


def zahlen(tag: date) -> Zahlen:
    """Die Zahlen des Konzepts, die an einem Tag gelten."""
    return Zahlen(*(wert("beratungsquote", name, tag) for name in GROESSEN))


def aenderungen(von: date, bis: date) -> Iterator[date]:
    """Tage nach `von` bis `bis`, von denen an andere Zahlen gelten als am ersten."""
    for name in GROESSEN:
        groesse = parameter("beratungsquote", name)
        erste = groesse.am(von).wert
        yield from (f.gueltig_ab for f in groesse.fassungen if von < f.gueltig_ab <= bis and f.wert != erste)


def vollzeitstunden(tag: date) -> int:
    """Wochenstunden einer Vollzeitstelle an einem Tag, wenn niemand andere nennt."""
    stunden: int = wert("beratungsquote", "vollzeitstunden", tag)
    return stunden
