"""Was der Rechner „Meldeversäumnis“ wissen muss."""

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
from calc.recht import STAND
from calc.recht.parameter import parameter, wert


class Kontaktweg(StrEnum):
    """Wo der versäumte Termin stattfinden sollte."""

    PRAESENZ = "praesenz"
    TELEFON = "telefon"
    VIDEO = "video"


class Zaehler(StrEnum):
    """Das wievielte Meldeversäumnis es ist."""

    ERSTES = "erstes"
    WIEDERHOLT = "wiederholt"
    DRITTES_IN_FOLGE = "drittes_in_folge"


KontaktwegWahl = Annotated[
    Kontaktweg,
    auswahl({Kontaktweg.PRAESENZ: "In Präsenz", Kontaktweg.TELEFON: "Am Telefon", Kontaktweg.VIDEO: "Per Video"}),
]
ZaehlerWahl = Annotated[
    Zaehler,
    auswahl(
        {
            Zaehler.ERSTES: "Das erste",
            Zaehler.WIEDERHOLT: "Ein wiederholtes",
            Zaehler.DRITTES_IN_FOLGE: "Das dritte in Folge",
        }
    ),
]
ANHOERUNG_TAGE: int = wert("anhoerung", "frist", STAND)
ZAEHLUNG_AB = kurz(parameter("minderung", "meldeversaeumnis_regel").seit("ab_wiederholung"))
IN_PRAESENZ: dict[str, Any] = {"kontaktweg": [Kontaktweg.PRAESENZ]}


class MeldeversaeumnisEingabe(EingabeModell):
    """Welcher Termin versäumt wurde, wie eingeladen war und ob es schon einen Bescheid gibt."""

    termin: Tag = feld("Versäumter Termin", "Der Tag, an dem die Person nicht erschienen ist.", vergangen=True)
    stichtag: Tag | None = feld_stichtag()
    kontaktweg: KontaktwegWahl = feld("Art des Termins", "So, wie er in der Einladung stand.")
    rechtsfolgenbelehrung: bool = feld(
        "Die Einladung enthielt eine Rechtsfolgenbelehrung",
        "Die schriftliche Belehrung über die Folgen, wenn die Person nicht erscheint (RFB).",
    )
    rechtsfolgen_bekannt: bool = feld_rechtsfolgen_bekannt(IN_PRAESENZ)
    wichtiger_grund: bool = feld(
        "Es gab einen wichtigen Grund",
        "Nur ankreuzen, wenn die Person ihn dargelegt und nachgewiesen hat, zum Beispiel in der Anhörung.",
        vorgabe=False,
        sichtbar_wenn=IN_PRAESENZ,
    )
    haerte: bool = feld(
        "Eine Minderung wäre eine außergewöhnliche Härte",
        "Nur ankreuzen, wenn das im Einzelfall geprüft ist.",
        vorgabe=False,
        sichtbar_wenn=IN_PRAESENZ,
    )
    zaehler: ZaehlerWahl = feld(
        "Das wievielte Versäumnis?",
        f"Für Termine ab dem {ZAEHLUNG_AB} zählen die Versäumnisse seit diesem Tag, mit Rechtsfolgenbelehrung"
        " oder Kenntnis der Folgen und ohne wichtigen Grund.",
        vorgabe=Zaehler.ERSTES,
        sichtbar_wenn=IN_PRAESENZ,
    )
    einladung_versandt: Tag | None = feld(
        "Einladung versandt am",
        f"Nur nötig, wenn sie vor dem {ZAEHLUNG_AB} verschickt wurde.",
        vorgabe=None,
        sichtbar_wenn=IN_PRAESENZ,
        gruppe="Einladung und Anhörung",
        vergangen=True,
    )
    anhoerung_zugang: Tag | None = feld(
        "Anhörung zugegangen am",
        "Tag, an dem das Anhörungsschreiben ankam. Leer lassen, wenn es noch keines gibt.",
        vorgabe=None,
        sichtbar_wenn=IN_PRAESENZ,
        gruppe="Einladung und Anhörung",
        vergangen=True,
    )
    anhoerung_tage: int = feld(
        "Frist zur Anhörung in Tagen",
        f"Das Gesetz nennt keine Länge; vorgeschlagen sind {ANHOERUNG_TAGE} Tage.",
        vorgabe=ANHOERUNG_TAGE,
        einstellung=True,
        ge=1,
        le=366,
        sichtbar_wenn={"anhoerung_zugang": True},
        gruppe="Einladung und Anhörung",
    )
    aufgabe_post: Tag | None = feld_aufgabe_post(heute=True, sichtbar_wenn=IN_PRAESENZ)
    bekanntgabe: Tag | None = feld_bekanntgabe(heute=True, sichtbar_wenn=IN_PRAESENZ)
    regelbedarfsstufe: StufeWahl | None = feld_regelbedarfsstufe(sichtbar_wenn=IN_PRAESENZ)

    def widersprueche(self) -> Iterator[Fehler]:
        """Recht vor 2023, Tage in falscher Reihenfolge, Bekanntgabe und Aufgabe zur Post zugleich."""
        if self.termin < abgedeckt_ab():
            yield meldungen.nicht_abgedeckt("termin", self.termin, abgedeckt_ab())
        if self.einladung_versandt and self.einladung_versandt > self.termin:
            yield meldungen.zu_spaet("einladung_versandt", self.einladung_versandt, "versäumter Termin", self.termin)
        if self.anhoerung_zugang and self.anhoerung_zugang < self.termin:
            yield meldungen.zu_frueh("anhoerung_zugang", self.anhoerung_zugang, "versäumter Termin", self.termin)
        yield from pruefe_bescheid(self.termin, "versäumter Termin", self.bekanntgabe, self.aufgabe_post)
