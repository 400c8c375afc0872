"""Wie viele Gespräche zu führen sind: genaue Brüche, aufgerundet erst am Ende und über den ganzen Zeitraum."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

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
    """

    geplant: int
    anwesend: int
    je_woche: Fraction
    je_tag: Fraction
    gespraeche: int
    ohne_abzug: int
    praesenz: int
    minuten_je_gespraech: float


def soll(eingabe: BeratungsquoteEingabe, gelten: Zahlen, geplant: int, anwesend: int) -> Soll:
    """Berechnet das Soll eines Zeitraums.

    Args:
        eingabe: Arbeitszeit und Wochentage.
        gelten: die Zahlen des Konzepts.
        geplant: geplante Tage im ganzen Zeitraum.
        anwesend: anwesende Tage im ganzen Zeitraum.

    Rechtsgrundlage: E1, E2, E4, E5 des Konzepts.
    """
    je_woche = gelten.gespraeche_je_woche * bruch(eingabe.wochenstunden) / bruch(eingabe.vollzeitstunden)
    je_tag = je_woche / len(eingabe.tage_je_woche)
    gespraeche = ceil(je_tag * anwesend)
    beratung = 60 * bruch(eingabe.wochenstunden) * Fraction(gelten.anteil_beratung, 100)
    return Soll(
        geplant=geplant,
        anwesend=anwesend,
        je_woche=je_woche,
        je_tag=je_tag,
        gespraeche=gespraeche,
        ohne_abzug=ceil(je_tag * geplant),
        praesenz=ceil(gespraeche * Fraction(gelten.anteil_praesenz, 100)),
        minuten_je_gespraech=kaufmaennisch(beratung / je_woche, 1),
    )
