"""Was der Rechner „Arbeitstage“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.fehler import Fehler
from calc.form.meldungen import nicht_null
from calc.form.modelle import EingabeModell, Tag, feld


class ArbeitstageEingabe(EingabeModell):
    """Von welchem Tag an wie viele Arbeitstage."""

    start: Tag = feld("Start", "Der Tag, von dem an gezählt wird.")
    anzahl: int = feld(
        "Anzahl Arbeitstage", "Ganze Zahl von −1000 bis 1000, nicht 0. Negativ zählt zurück.", ge=-1000, le=1000
    )
    starttag_zaehlt: bool = feld(
        "Der Starttag zählt mit", "Dann ist er der erste gezählte Tag, wenn er ein Arbeitstag ist.", vorgabe=False
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei",
        "In der Regel ja; es sind aber keine Feiertage.",
        vorgabe=True,
        einstellung=True,
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Null Arbeitstage ergeben keinen Tag."""
        if self.anzahl == 0:
            yield nicht_null("anzahl")
