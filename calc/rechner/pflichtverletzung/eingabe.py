"""Was der Rechner „Pflichtverletzung“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, auswahl, feld, feld_stichtag
from calc.form.sprache import kurz
from calc.institute.bescheid_felder import (
    abgedeckt_ab,
    feld_aufgabe_post,
    feld_bekanntgabe,
    feld_rechtsfolgen_bekannt,
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


class Art(StrEnum):
    """Was für eine Pflichtverletzung es ist."""

    PFLICHT = "pflicht"
    SPERRZEIT = "sperrzeit"
    ANDERE = "andere"


ArtWahl = Annotated[
    Art,
    auswahl(
        {
            Art.PFLICHT: "Eigenbemühungen, Arbeit, Maßnahme oder Kurs (§ 31 Abs. 1)",
            Art.SPERRZEIT: "Sperrzeit oder Erlöschen, von der Agentur festgestellt (§ 31 Abs. 2 Nr. 3)",
            Art.ANDERE: "Eine andere (§ 31 Abs. 2 Nr. 1, 2, 4)",
        }
    ),
]
StufeDerPflicht = Annotated[
    Stufe,
    auswahl({Stufe.ERSTE: "Die erste", Stufe.ZWEITE: "Die zweite", Stufe.WEITERE: "Jede weitere"}),
]
OHNE_STUFEN_AB = kurz(parameter("minderung", "pflichtverletzung_regel").seit("ohne_stufen"))

NUR_PFLICHT: dict[str, Any] = {"art": [Art.PFLICHT]}
MIT_BELEHRUNG: dict[str, Any] = {"art": [Art.PFLICHT, Art.ANDERE]}


class PflichtverletzungEingabe(EingabeModell):
    """Wann die Pflicht verletzt wurde und ob es schon einen Bescheid gibt."""

    ereignis: Tag = feld("Tag der Pflichtverletzung", "Der Tag, an dem die Pflicht verletzt wurde.", vergangen=True)
    stichtag: Tag | None = feld_stichtag()
    art: ArtWahl = feld(
        "Art der Pflichtverletzung", "Sie entscheidet, wann eine Minderung beginnt.", vorgabe=Art.PFLICHT
    )
    sperrzeit_beginn: Tag | None = feld(
        "Beginn der Sperrzeit oder des Erlöschens",
        "Der erste Tag, wie im Bescheid der Agentur für Arbeit.",
        vorgabe=None,
        sichtbar_wenn={"art": [Art.SPERRZEIT]},
        vergangen=True,
    )
    rechtsfolgenbelehrung: bool = feld(
        "Die Person war schriftlich über die Rechtsfolgen belehrt",
        "Die Belehrung über die Folgen, wenn die Pflicht verletzt wird (RFB).",
        vorgabe=True,
        sichtbar_wenn=NUR_PFLICHT,
    )
    rechtsfolgen_bekannt: bool = feld_rechtsfolgen_bekannt(NUR_PFLICHT)
    aufforderung_vom: Tag | None = feld(
        "Aufforderung oder Belehrung vom",
        f"Nur nötig, wenn sie aus der Zeit vor dem {OHNE_STUFEN_AB} ist.",
        vorgabe=None,
        sichtbar_wenn=MIT_BELEHRUNG,
        vergangen=True,
    )
    stufe: StufeDerPflicht = feld(
        "Die wievielte Pflichtverletzung?",
        f"Nur wichtig, wenn die Pflicht vor dem {OHNE_STUFEN_AB} verletzt wurde; seitdem gibt es keine Stufen.",
        vorgabe=Stufe.ERSTE,
    )
    wichtiger_grund: bool = feld(
        "Es gab einen wichtigen Grund",
        "Nur ankreuzen, wenn die Person ihn dargelegt und nachgewiesen hat, zum Beispiel in der Anhörung.",
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
        vergangen=True,
    )
    u25: bool = feld(
        "Die Person ist unter 25",
        "Dann soll nach der Feststellung ein Gespräch innerhalb bestimmter Fristen angeboten werden.",
        vorgabe=False,
        gruppe="Danach",
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei",
        "In der Regel ja; es sind aber keine Feiertage.",
        vorgabe=True,
        einstellung=True,
        gruppe="Danach",
    )

    def widersprueche(self) -> Iterator[Fehler]:
        """Recht vor 2023, Tage in falscher Reihenfolge, Sperrzeit ohne Beginn oder umgekehrt, zweimal der Bescheid."""
        if self.ereignis < abgedeckt_ab():
            yield meldungen.nicht_abgedeckt("ereignis", self.ereignis, abgedeckt_ab())
        yield from self._widersprueche_sperrzeit()
        if self.aufforderung_vom and self.aufforderung_vom > self.ereignis:
            yield meldungen.zu_spaet("aufforderung_vom", self.aufforderung_vom, "Pflichtverletzung", self.ereignis)
        yield from pruefe_bescheid(self.ereignis, "Pflichtverletzung", self.bekanntgabe, self.aufgabe_post)
        if self.nachgeholt_am and self.nachgeholt_am < self.ereignis:
            yield meldungen.zu_frueh("nachgeholt_am", self.nachgeholt_am, "Pflichtverletzung", self.ereignis)

    def _widersprueche_sperrzeit(self) -> Iterator[Fehler]:
        """Ihr Beginn gehört zur Sperrzeit und nur zu ihr."""
        if self.art is Art.SPERRZEIT and self.sperrzeit_beginn is None:
            yield meldungen.fehlt_zu("sperrzeit_beginn", "die Sperrzeit")
        elif self.art is not Art.SPERRZEIT and self.sperrzeit_beginn:
            yield meldungen.nur_bei("sperrzeit_beginn", "Dieser Tag", "bei einer Sperrzeit")
        elif self.sperrzeit_beginn and self.sperrzeit_beginn < abgedeckt_ab():
            yield meldungen.nicht_abgedeckt("sperrzeit_beginn", self.sperrzeit_beginn, abgedeckt_ab())
