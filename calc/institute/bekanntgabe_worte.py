"""Wie von der Bekanntgabe eines Bescheids zu erzählen ist."""

from __future__ import annotations

from datetime import date

from calc.form.modelle import Schritt
from calc.form.sprache import mit_wochentag

AUFGABE_ZUR_POST = "Aufgabe zur Post"


def schritt_fiktion(
    aufgabe: date, tage: int, bekannt: date, name: str = AUFGABE_ZUR_POST, quelle: str = "§ 37 Abs. 2 SGB X"
) -> Schritt:
    """Der Rechenschritt vom Absenden zur Bekanntgabe.

    Args:
        aufgabe: Tag des Absendens.
        tage: am wievielten Tag danach der Bescheid als bekannt gegeben gilt.
        bekannt: dieser Tag.
        name: was am Tag des Absendens geschah.
        quelle: die Norm, die das für diesen Weg sagt.
    """
    return Schritt(f"{name} am {mit_wochentag(aufgabe)}; bekannt gegeben am {tage}. Tag danach.", bekannt, quelle)
