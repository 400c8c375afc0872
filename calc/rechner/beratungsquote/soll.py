"""Wie viele Gespräche zu führen sind: genaue Brüche, aufgerundet erst am Ende und über den ganzen Zeitraum."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from calc.form.runden import bruch, kaufmaennisch
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.zahlen import Zahlen


@dataclass(frozen=True, slots=True)
class Soll:
    """Das Soll eines Zeitraums.

    Args:
        geplant: geplante Tage.
        anwesend: anwesende Tage.
        je_woche: Soll einer vollen Woche.
        je_tag: dasselbe, gleich auf die gewählten Tage der Woche verteilt.
        gespraeche: Soll für die anwesenden Tage, aufgerundet.
        ohne_abzug: Soll für die geplanten Tage, aufgerundet.
        praesenz: wie viele von `gespraeche` in Präsenz zu führen sind, aufgerundet.
        minuten_je_gespraech: Beratungszeit einer vollen Woche, geteilt durch ihr Soll.
        nach_tagen: Soll einer Woche mit keinem, einem, zwei … Tagen, auf zwei Stellen gerundet.
    """

    geplant: int
    anwesend: int
    je_woche: Fraction
    je_tag: Fraction
    gespraeche: int
    ohne_abzug: int
    praesenz: int
    minuten_je_gespraech: float
    nach_tagen: tuple[float, ...]


class Woche(NamedTuple):
    """Das Soll einer vollen Woche; die Namen bedeuten dasselbe wie in `Soll`."""

    je_woche: Fraction
    je_tag: Fraction
    minuten_je_gespraech: float
    nach_tagen: tuple[float, ...]


# Fractions took half of the time, and a house has few different working hours.
@lru_cache(1024)
def woche(gelten: Zahlen, wochenstunden: float, vollzeitstunden: float, tage: int) -> Woche:
    """Das Soll einer vollen Woche, das nur von der Arbeitszeit abhängt.

    Args:
        gelten: die Zahlen des Konzepts.
        wochenstunden: vertragliche Stunden je Woche.
        vollzeitstunden: Stunden einer Vollzeitstelle.
        tage: Zahl der gewählten Wochentage.

    Rechtsgrundlage: E1, E2, E4 des Konzepts.
    """
    je_woche = gelten.gespraeche_je_woche * bruch(wochenstunden) / bruch(vollzeitstunden)
    je_tag = je_woche / tage
    beratung = 60 * bruch(wochenstunden) * Fraction(gelten.anteil_beratung, 100)
    return Woche(
        je_woche,
        je_tag,
        kaufmaennisch(beratung / je_woche, 1),
        tuple(kaufmaennisch(je_tag * anzahl, 2) for anzahl in range(tage + 1)),
    )


def soll(eingabe: BeratungsquoteEingabe, gelten: Zahlen, geplant: int, anwesend: int) -> Soll:
    """Berechnet das Soll eines Zeitraums.

    Args:
        eingabe: Arbeitszeit und Wochentage.
        gelten: die Zahlen des Konzepts.
        geplant: geplante Tage im ganzen Zeitraum.
        anwesend: anwesende Tage im ganzen Zeitraum.

    Rechtsgrundlage: E1, E2, E4, E5 des Konzepts.
    """
    einer = woche(gelten, eingabe.wochenstunden, eingabe.vollzeitstunden, len(eingabe.tage_je_woche))
    gespraeche = ceil(einer.je_tag * anwesend)
    return Soll(
        geplant=geplant,
        anwesend=anwesend,
        je_woche=einer.je_woche,
        je_tag=einer.je_tag,
        gespraeche=gespraeche,
        ohne_abzug=ceil(einer.je_tag * geplant),
        praesenz=ceil(gespraeche * Fraction(gelten.anteil_praesenz, 100)),
        minuten_je_gespraech=einer.minuten_je_gespraech,
        nach_tagen=einer.nach_tagen,
    )
