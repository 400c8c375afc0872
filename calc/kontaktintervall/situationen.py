"""Die Kundensituationen des Konzepts; ihre Zahlen stehen in `calc/recht/kontakt.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from calc.recht import lade


class Situation(StrEnum):
    """Schlüssel der Situationen, wie Formulare, Kommandozeile und Fälle sie benutzen."""

    AKTIVIERBAR_UE25 = "aktivierbar_ue25"
    AKTIVIERBAR_U25_ALO = "aktivierbar_u25_alo"
    AKTIVIERBAR_U25_ASU = "aktivierbar_u25_asu"
    P10_ERZIEHEND = "p10_erziehend"
    P10_AUSBILDUNG = "p10_ausbildung"
    P10_ANDERE = "p10_andere"
    INTEGRIERT = "integriert"
    AZUBI_1_LEHRJAHR = "azubi_1_lehrjahr"
    SCHULE_BEENDET = "schule_beendet"
    SCHULE_ABSCHLUSSJAHR = "schule_abschlussjahr"
    JUNGERWACHSEN_OHNE_AUSBILDUNG = "jungerwachsen_ohne_ausbildung"
    LANGE_AU = "lange_au"
    LANGE_FBW = "lange_fbw"
    ALLEINERZIEHEND_ELTERNZEIT = "alleinerziehend_elternzeit"
    VOLLZEIT_BESCHAEFTIGT = "vollzeit_beschaeftigt"
    ARBEITSLOS_BERUFSPRAXIS = "arbeitslos_berufspraxis"
    AGH = "agh"
    DEUTSCHFOERDERUNG = "deutschfoerderung"
    WIEDERHOLT_AU = "wiederholt_au"


@dataclass(frozen=True, slots=True)
class Abstand:
    """„Alle n Monate“, gegebenenfalls mit empfohlener Frühgrenze in Monaten."""

    monate: int
    fruehestens_monate: int | None = None


@dataclass(frozen=True, slots=True)
class Angaben:
    """Was das Konzept zu einer Situation festlegt.

    Args:
        regel: Nummern des Konzepts.
        kontakt: Abstand der Kontakte, wenn er fest ist.
        pruefung: Abstand der Prüfungen, wenn er fest ist.
        ereignisse: Felder, ohne die sich die Situation nicht rechnen lässt.
    """

    titel: str
    gruppe: str
    regel: str
    kontakt: Abstand | None = None
    pruefung: Abstand | None = None
    ereignisse: tuple[str, ...] = ()


def _lies() -> dict[Situation, Angaben]:
    return {
        Situation(schluessel): Angaben(
            titel=werte["titel"],
            gruppe=werte["gruppe"],
            regel=werte["regel"],
            kontakt=Abstand(**werte["kontakt"]) if "kontakt" in werte else None,
            pruefung=Abstand(**werte["pruefung"]) if "pruefung" in werte else None,
            ereignisse=tuple(werte.get("ereignisse", ())),
        )
        for schluessel, werte in lade("kontakt")["situation"].items()
    }


SITUATIONEN: Mapping[Situation, Angaben] = MappingProxyType(_lies())
"""Alle Situationen in der Reihenfolge, in der das Formular sie zeigt."""
