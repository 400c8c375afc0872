"""Was der Rechner „Bekanntgabe“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, auswahl, feld, feld_stichtag


class Weg(StrEnum):
    """Wie ein Bescheid zur Person kommt."""

    POST = "post"
    ELEKTRONISCH = "elektronisch"
    PORTAL = "portal"
    PERSOENLICH = "persoenlich"
    ZUSTELLUNG = "zustellung"


AUSGANG = {
    Weg.POST: "Aufgabe zur Post",
    Weg.ELEKTRONISCH: "Absendung",
    Weg.PORTAL: "Benachrichtigung",
    Weg.PERSOENLICH: "Aushändigung",
    Weg.ZUSTELLUNG: "Zustellung",
}
MIT_ZUGANG = (Weg.POST, Weg.ELEKTRONISCH)
WegWahl = Annotated[
    Weg,
    auswahl(
        {
            Weg.POST: "Mit der Post",
            Weg.ELEKTRONISCH: "Elektronisch übermittelt",
            Weg.PORTAL: "Zum Abruf im Portal",
            Weg.PERSOENLICH: "Persönlich ausgehändigt",
            Weg.ZUSTELLUNG: "Förmlich zugestellt",
        }
    ),
]


class BekanntgabeEingabe(EingabeModell):
    """Wie und wann der Bescheid auf den Weg ging."""

    weg: WegWahl = feld("Weg", "Wie der Bescheid zur Person kommt.")
    datum: Tag = feld(
        "Datum",
        "Tag, an dem der Bescheid zur Post ging, abgesendet, im Portal angekündigt oder ausgehändigt wurde; bei einer"
        " Zustellung der Tag laut Urkunde.",
    )
    stichtag: Tag | None = feld_stichtag()
    tatsaechlicher_zugang: Tag | None = feld(
        "Tatsächlich angekommen am",
        "Nur angeben, wenn bekannt. Ein späterer Tag zählt, ein früherer nicht. Bei Post ins Ausland nötig.",
        vorgabe=None,
        sichtbar_wenn={"weg": [*MIT_ZUGANG]},
    )
    abruf: Tag | None = feld(
        "Im Portal abgerufen am",
        "Nur angeben, wenn die Benachrichtigung nachweislich zu spät kam oder ihr Zugang bestritten ist und sich nicht"
        " nachweisen lässt.",
        vorgabe=None,
        sichtbar_wenn={"weg": [Weg.PORTAL]},
    )
    rechtsbehelfsbelehrung: bool = feld(
        "Die Rechtsbehelfsbelehrung ist richtig",
        "Sie sagt, wie man sich gegen den Bescheid wehrt. Fehlt sie oder ist sie falsch: nicht ankreuzen.",
        vorgabe=True,
    )
    ausland: bool = feld("Bekanntgabe im Ausland", "Dann ist für den Widerspruch mehr Zeit.", vorgabe=False)

    def widersprueche(self) -> Iterator[Fehler]:
        """Nichts kommt an, bevor es abgeschickt ist; und welcher Tag den Zugang bestimmt, hängt vom Weg ab."""
        if self.weg is Weg.PORTAL and self.tatsaechlicher_zugang:
            yield meldungen.anderes_feld("tatsaechlicher_zugang", "Beim Portal", "Im Portal abgerufen am")
        if self.weg is not Weg.PORTAL and self.abruf:
            yield meldungen.nur_bei("abruf", "Ein Abruf", "beim Weg „Zum Abruf im Portal“")
        if self.weg is Weg.POST and self.ausland and not self.tatsaechlicher_zugang:
            yield meldungen.fehlt_zu("tatsaechlicher_zugang", "Post ins Ausland")
        if self.zugang and self.zugang < self.datum:
            name = "abruf" if self.weg is Weg.PORTAL else "tatsaechlicher_zugang"
            yield meldungen.zu_frueh(name, self.zugang, AUSGANG[self.weg], self.datum)

    @property
    def zugang(self) -> date | None:
        """Der Tag, an dem der Bescheid ankam oder abgerufen wurde, soweit er bei diesem Weg zählen kann."""
        if self.weg is Weg.PORTAL:
            return self.abruf
        return self.tatsaechlicher_zugang if self.weg in MIT_ZUGANG else None
