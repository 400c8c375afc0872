"""Was der Rechner „Pflichtverletzung“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, auswahl, feld
from calc.form.sprache import kurz
from calc.institute.bescheid_felder import (
    abgedeckt_ab,
    feld_aufgabe_post,
    feld_bekanntgabe,
    feld_regelbedarfsstufe,
    pruefe_bescheid,
)
from calc.institute.regelbedarf import StufeWahl
from calc.recht.parameter import parameter


class Stufe(StrEnum):
    """Die wievielte Pflichtverletzung es ist, nach dem Recht mit Stufen."""

    ERSTE = "erste"
    ZWEITE = "zweite"
    WEITERE = "weitere"


StufeDerPflicht = Annotated[
    Stufe,
    auswahl({Stufe.ERSTE: "Die erste", Stufe.ZWEITE: "Die zweite", Stufe.WEITERE: "Jede weitere"}),
]
OHNE_STUFEN_AB = kurz(parameter("minderung", "pflichtverletzung_regel").seit("ohne_stufen"))


class PflichtverletzungEingabe(EingabeModell):
    """Wann die Pflicht verletzt wurde und ob es schon einen Bescheid gibt."""

    ereignis: Tag = feld("Tag der Pflichtverletzung", "Der Tag, an dem die Pflicht verletzt wurde.")
    stufe: StufeDerPflicht = feld(
        "Die wievielte Pflichtverletzung?",
        f"Nur wichtig, wenn die Pflicht vor dem {OHNE_STUFEN_AB} verletzt wurde; seitdem gibt es keine Stufen.",
        vorgabe=Stufe.ERSTE,
    )
    wichtiger_grund: bool = feld(
        "Es gab einen wichtigen Grund",
        "Nur ankreuzen, wenn er bekannt ist, zum Beispiel aus der Anhörung.",
        vorgabe=False,
    )
    haerte: bool = feld(
        "Eine Minderung wäre eine außergewöhnliche Härte",
        "Nur ankreuzen, wenn das im Einzelfall geprüft ist.",
        vorgabe=False,
    )
    aufgabe_post: Tag | None = feld_aufgabe_post()
    bekanntgabe: Tag | None = feld_bekanntgabe()
    regelbedarfsstufe: StufeWahl | None = feld_regelbedarfsstufe()
    nachgeholt_am: Tag | None = feld(
        "Pflicht nachgeholt am",
        "Tag, an dem die Person die Pflicht erfüllt oder sich ernsthaft und nachhaltig dazu bereit erklärt hat.",
        vorgabe=None,
        gruppe="Danach",
    )
    u25: bool = feld(
        "Die Person ist unter 25",
        "Dann ist nach der Minderung ein Gespräch innerhalb bestimmter Fristen nötig.",
        vorgabe=False,
        gruppe="Danach",
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei",
        "In der Regel ja; es sind aber keine Feiertage.",
        vorgabe=True,
        sichtbar_wenn={"u25": True},
        gruppe="Danach",
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Recht vor 2023, Tage in falscher Reihenfolge, Bekanntgabe und Aufgabe zur Post zugleich."""
        if self.ereignis < abgedeckt_ab():
            yield meldungen.nicht_abgedeckt("ereignis", self.ereignis, abgedeckt_ab())
        yield from pruefe_bescheid(self.ereignis, "Pflichtverletzung", self.bekanntgabe, self.aufgabe_post)
        if self.nachgeholt_am and self.nachgeholt_am < self.ereignis:
            yield meldungen.zu_frueh("nachgeholt_am", self.nachgeholt_am, "Pflichtverletzung", self.ereignis)
