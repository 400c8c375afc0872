"""Was der Rechner „Bekanntgabe“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, auswahl, feld


class Weg(StrEnum):
    """Wie ein Bescheid zur Person kommt."""

    POST = "post"
    ELEKTRONISCH = "elektronisch"
    PORTAL = "portal"
    PERSOENLICH = "persoenlich"


AUSGANG = {
    Weg.POST: "Aufgabe zur Post",
    Weg.ELEKTRONISCH: "Absendung",
    Weg.PORTAL: "Benachrichtigung",
    Weg.PERSOENLICH: "Aushändigung",
}
MIT_FIKTION = [Weg.POST, Weg.ELEKTRONISCH, Weg.PORTAL]
WegWahl = Annotated[
    Weg,
    auswahl(
        {
            Weg.POST: "Mit der Post",
            Weg.ELEKTRONISCH: "Elektronisch übermittelt",
            Weg.PORTAL: "Zum Abruf im Portal",
            Weg.PERSOENLICH: "Persönlich ausgehändigt",
        }
    ),
]


class BekanntgabeEingabe(EingabeModell):
    """Wie und wann der Bescheid auf den Weg ging."""

    weg: WegWahl = feld("Weg", "Wie der Bescheid zur Person kommt.")
    datum: Tag = feld(
        "Datum", "Tag, an dem der Bescheid zur Post ging, abgesendet, im Portal angekündigt oder ausgehändigt wurde."
    )
    tatsaechlicher_zugang: Tag | None = feld(
        "Tatsächlich angekommen am",
        "Nur angeben, wenn bekannt. Ein späterer Tag zählt, ein früherer nicht.",
        vorgabe=None,
        sichtbar_wenn={"weg": [*MIT_FIKTION]},
    )
    rechtsbehelfsbelehrung: bool = feld(
        "Die Rechtsbehelfsbelehrung ist richtig",
        "Sie sagt, wie man sich gegen den Bescheid wehrt. Fehlt sie oder ist sie falsch: nicht ankreuzen.",
        vorgabe=True,
    )
    ausland: bool = feld("Bekanntgabe im Ausland", "Dann ist für den Widerspruch mehr Zeit.", vorgabe=False)

    def widersprueche(self) -> Iterator[Fehler]:
        """Nichts kommt an, bevor es abgeschickt ist."""
        if self.weg is not Weg.PERSOENLICH and self.tatsaechlicher_zugang and self.tatsaechlicher_zugang < self.datum:
            yield meldungen.zu_frueh("tatsaechlicher_zugang", self.tatsaechlicher_zugang, AUSGANG[self.weg], self.datum)
