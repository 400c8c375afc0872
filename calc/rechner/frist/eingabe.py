"""Was der Rechner „Frist“ wissen muss."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from calc.form.modelle import EingabeModell, Tag, auswahl, feld
from calc.zeit.fristen import Einheit


class Beginn(StrEnum):
    """Womit eine Frist beginnt."""

    EREIGNIS = "ereignis"
    TAGESBEGINN = "tagesbeginn"


EinheitWahl = Annotated[Einheit, auswahl({einheit: einheit.capitalize() for einheit in Einheit})]
BeginnWahl = Annotated[
    Beginn,
    auswahl(
        {
            Beginn.EREIGNIS: "Mit einem Ereignis: der Tag zählt nicht mit",
            Beginn.TAGESBEGINN: "Mit Tagesbeginn: der Tag zählt mit",
        }
    ),
]


class FristEingabe(EingabeModell):
    """Welches Ereignis, welche Dauer, welche Art von Frist."""

    ereignis: Tag = feld("Ereignis", "Der Tag, der die Frist auslöst, zum Beispiel die Bekanntgabe.")
    dauer: int = feld("Dauer", "Ganze Zahl von 1 bis 10000.", ge=1, le=10000)
    einheit: EinheitWahl = feld("Einheit", "Worin die Dauer gezählt wird.")
    beginn: BeginnWahl = feld("Beginn", "Fast alle Fristen beginnen mit einem Ereignis.", vorgabe=Beginn.EREIGNIS)
    verschieben: bool = feld(
        "Ende auf den nächsten Werktag verschieben",
        "Gilt für die meisten Fristen; nicht für Leistungszeiträume und von der Behörde bestimmte Termine.",
        vorgabe=True,
    )
