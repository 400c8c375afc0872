"""Die Kundensituationen aus `calc/recht/situationen.toml`; ihre Zahlen stehen in `kontaktintervall.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from calc.recht import lade
from calc.recht.parameter import Parameter, parameter


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


class Abstand(NamedTuple):
    """„Alle n Monate“, gegebenenfalls mit empfohlener Frühgrenze in Monaten."""

    monate: int
    fruehestens_monate: int | None = None


@dataclass(frozen=True, slots=True)
class Takt:
    """Die Größen, aus denen ein Abstand besteht."""

    monate: Parameter
    fruehestens_monate: Parameter | None = None

    def am(self, tag: date) -> Abstand:
        """Der Abstand, der an einem Tag gilt."""
        frueh = self.fruehestens_monate
        return Abstand(self.monate.am(tag).wert, frueh.am(tag).wert if frueh else None)


def takt(monate: str, fruehestens_monate: str | None = None) -> Takt:
    """Ein Takt aus `calc/recht/kontaktintervall.toml`.

    Args:
        monate: Name der Größe für den Abstand.
        fruehestens_monate: Name der Größe für die empfohlene Frühgrenze.
    """
    frueh = parameter("kontaktintervall", fruehestens_monate) if fruehestens_monate else None
    return Takt(parameter("kontaktintervall", monate), frueh)


@dataclass(frozen=True, slots=True)
class Angaben:
    """Was das Konzept zu einer Situation festlegt.

    Args:
        regel: Nummern des Konzepts.
        kontakt: Takt der Kontakte, wenn er fest ist.
        pruefung: Takt der Prüfungen, wenn er fest ist.
        prueft: was zu prüfen ist, wenn es nicht der Beratungsbedarf ist.
        ereignisse: Felder, ohne die sich die Situation nicht rechnen lässt.
        weitere: Felder, nach denen bei ihr außerdem gefragt wird.
        ohne_beratungsfrist: dass die Beratung im Jahr (I6) bei ihr nur ein Hinweis ist (S3).
        checkliste: Name der Checkliste, die eigens zur Situation passt.
        wahl: die Antwort, die dort feststeht, geschrieben „frage=antwort“.
    """

    titel: str
    gruppe: str
    regel: tuple[str, ...]
    kontakt: Takt | None = None
    pruefung: Takt | None = None
    prueft: str | None = None
    ereignisse: tuple[str, ...] = ()
    weitere: tuple[str, ...] = ()
    ohne_beratungsfrist: bool = False
    checkliste: str | None = None
    wahl: str | None = None


def _lies(werte: Mapping[str, Any]) -> Angaben:
    takte = {name: takt(**werte[name]) for name in ("kontakt", "pruefung") if name in werte}
    listen = {name: tuple(werte.get(name, ())) for name in ("regel", "ereignisse", "weitere")}
    return Angaben(**{**werte, **takte, **listen})


SITUATIONEN: Mapping[Situation, Angaben] = MappingProxyType(
    {Situation(schluessel): _lies(werte) for schluessel, werte in lade("situationen")["situation"].items()}
)
"""Alle Situationen in der Reihenfolge, in der das Formular sie zeigt."""


class Unvereinbar(NamedTuple):
    """Zwei Situationen, die nicht zugleich zutreffen können.

    Args:
        paar: die beiden Schlüssel.
        grund: warum, in einem Satz.
        quelle: Nummer, an der es sich zeigt.
    """

    paar: frozenset[Situation]
    grund: str
    quelle: str


UNVEREINBAR = tuple(
    Unvereinbar(frozenset((Situation(eine), Situation(andere))), werte["grund"], werte["quelle"])
    for werte in lade("situationen")["unvereinbar"]
    for eine in werte["situationen"]
    for andere in werte["mit"]
)
"""Alle Paare, die sich ausschließen, für Rechner und Finder."""


def fragt_nach(feld: str) -> list[str]:
    """Die Situationen, bei denen das Formular ein Feld zeigt.

    Args:
        feld: Name eines Ereignisses, zum Beispiel `schulende`.
    """
    return [situation for situation, angaben in SITUATIONEN.items() if feld in (*angaben.ereignisse, *angaben.weitere)]


class Betroffen(NamedTuple):
    """Eine Rechtsänderung und die Situationen, die sie berührt.

    Args:
        nummer: Nummer in `aenderungen.toml`.
        situationen: Schlüssel der Situationen.
        zusatz: was die Fachkraft bei dieser Situation daraus machen soll.
    """

    nummer: str
    situationen: frozenset[str]
    zusatz: str = ""


RECHTSLAGE = tuple(
    Betroffen(werte["nummer"], frozenset(werte["situationen"]), werte.get("zusatz", ""))
    for werte in lade("situationen")["rechtslage"]
)
