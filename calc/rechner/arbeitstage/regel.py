"""Arbeitstage zählen, ohne Wochenenden, Feiertage und dienstfreie Tage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc.rechner.arbeitstage.eingabe import ArbeitstageEingabe
from calc.zeit.kalender import EIN_TAG, grund_kein_arbeitstag, ist_arbeitstag, zaehle_arbeitstage


@dataclass(frozen=True, slots=True)
class Uebersprungen:
    """Ein Montag bis Freitag, der nicht zählt, und warum."""

    datum: date
    grund: str


@dataclass(frozen=True, slots=True)
class Fall:
    """Der erreichte Tag und was unterwegs nicht gezählt wurde."""

    ziel: date
    uebersprungen: tuple[Uebersprungen, ...]


def ordne_ein(eingabe: ArbeitstageEingabe) -> Fall:
    """Zählt Arbeitstage von einem Tag aus vor oder zurück.

    Raises:
        AusserhalbDesKalenders: wenn das Ergebnis nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: interne Praxis; Hamburger Feiertagsgesetz; §§ 187, 188 Abs. 1 BGB entsprechend.
    """
    start, dienstfrei = eingabe.start, eingabe.dienstfrei_24_31_dez
    ziel = zaehle_arbeitstage(start, eingabe.anzahl, starttag_zaehlt=eingabe.starttag_zaehlt, dienstfrei=dienstfrei)
    return Fall(
        ziel,
        tuple(
            Uebersprungen(tag, grund_kein_arbeitstag(tag))
            for tag in _gezaehlte_spanne(start, ziel, mit_start=eingabe.starttag_zaehlt)
            if tag.weekday() < 5 and not ist_arbeitstag(tag, dienstfrei=dienstfrei)
        ),
    )


def _gezaehlte_spanne(start: date, ziel: date, *, mit_start: bool) -> Iterator[date]:
    """Alle Tage von `start` bis `ziel` in der Richtung der Zählung, `start` nur auf Wunsch."""
    richtung = EIN_TAG if ziel >= start else -EIN_TAG
    tag = start if mit_start else start + richtung
    while (ziel - tag).days * richtung.days >= 0:
        yield tag
        tag += richtung
