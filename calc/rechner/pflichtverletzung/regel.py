"""Welche Folge eine Pflichtverletzung hat, nach dem Recht an ihrem Tag, noch ohne Worte.

Jede Gestalt der Regel ist ein eigener Wert; `calc/recht/minderung.toml` sagt, ab wann welche gilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calc.institute.anhoerung import Anlass, anlass_am
from calc.institute.bescheid import folgemonat, stelle_fest
from calc.institute.minderung import (
    Dagegen,
    Folge,
    Minderung,
    MinderungFall,
    Rechtsfolge,
    gruende_dagegen,
    mindere,
    offene_beginne,
)
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe, Stufe
from calc.recht.parameter import parameter, wert
from calc.zeit.fristen import Einheit, ereignisfrist
from calc.zeit.kalender import letzter_arbeitstag, zaehle_arbeitstage


class Grund(StrEnum):
    """Warum eine Pflichtverletzung diese Folge hat."""

    ERSTE = "erste"
    ZWEITE = "zweite"
    WEITERE = "weitere"
    OHNE_STUFEN = "ohne_stufen"


@dataclass(frozen=True, slots=True)
class Gestalt:
    """Eine Gestalt der Regel, welche Folge eine Pflichtverletzung hat.

    Args:
        folge: Folge nach Tag und Stufe.
        checkliste: Antwort der Checkliste auf die Frage nach dem Recht.
        mit_stufen: ob Höhe und Dauer von der Stufe abhängen.
    """

    folge: Callable[[date, Stufe], Rechtsfolge]
    checkliste: str
    mit_stufen: bool


@dataclass(frozen=True, slots=True)
class FolgeterminU25:
    """Bis wann unter 25 wieder gesprochen wird: Grenze des Gesetzes, Grenze des Konzepts, die frühere von beiden."""

    gesetz_bis: date
    konzept_bis: date
    spaetestens: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall(MinderungFall):
    """Folge, Bescheid, Zeitraum und Folgetermin zu einer Pflichtverletzung.

    Args:
        gestalt: die angewandte Gestalt der Regel.
        anlass: wann persönlich anzuhören ist, nach dem Recht am Tag der Pflichtverletzung.
        vorstufe_monate: so lange löst eine Minderung die nächste Stufe aus; `None` ohne Stufen.
        aufhebung_monate: frühestens so lange nach Beginn wird aufgehoben.
        folgetermin_arbeitstag: letzter Arbeitstag bis zum Folgetermin.
        wochen_u25: Frist des Gesetzes für das Angebot unter 25.
        tage_u25: Frist des Konzepts in Arbeitstagen.
        totalentfall: was am Tag der Pflichtverletzung zur Arbeitsverweigerung galt; leer, wenn nichts.
    """

    gestalt: Gestalt
    anlass: Anlass
    vorstufe_monate: int | None
    aufhebung_monate: int
    folgetermin: FolgeterminU25 | None
    folgetermin_arbeitstag: date | None
    wochen_u25: int
    tage_u25: int
    totalentfall: str


def ordne_ein(eingabe: PflichtverletzungEingabe) -> Fall:
    """Wendet die Regeln auf eine Pflichtverletzung an.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: §§ 31, 31a, 31b, 41, 65a Abs. 2 SGB II; K6.
    """
    ereignis = eingabe.ereignis
    regel = parameter("minderung", "pflichtverletzung_regel")
    name = regel.am(ereignis).wert
    gestalt = GESTALTEN[name]
    bescheid = stelle_fest(ereignis, eingabe.bekanntgabe, eingabe.aufgabe_post)
    folge = gestalt.folge(ereignis, eingabe.stufe)
    folge = folge.ausser(gruende_dagegen(bescheid, haerte=eingabe.haerte)).ausser(ohne_folge(eingabe))
    minderung = _minderung(eingabe, folge, bescheid.bekanntgabe)
    wochen, tage = wert("minderung", "beratung_u25", ereignis), wert("minderung", "termin_u25", ereignis)
    termin = _folgetermin(eingabe, minderung, bescheid.bekanntgabe, wochen, tage)
    return Fall(
        bescheid=bescheid,
        folge=folge,
        minderung=minderung,
        recht_seit=regel.seit(name),
        hoechstgrenze=wert("minderung", "hoechstgrenze", ereignis),
        moegliche_beginne=offene_beginne(folge, bescheid),
        gestalt=gestalt,
        anlass=anlass_am(ereignis),
        vorstufe_monate=wert("minderung", "vorstufe", ereignis) if gestalt.mit_stufen else None,
        aufhebung_monate=wert("minderung", "aufhebung", ereignis),
        folgetermin=termin,
        folgetermin_arbeitstag=letzter_arbeitstag(termin.spaetestens) if termin else None,
        wochen_u25=wochen,
        tage_u25=tage,
        totalentfall=_totalentfall(ereignis),
    )


def mit_stufen(ereignis: date, stufe: Stufe) -> Rechtsfolge:
    """Höhe und Dauer steigen mit jeder Pflichtverletzung.

    Rechtsgrundlage: § 31a Abs. 1, § 31b Abs. 2 SGB II in der Fassung ab 01.01.2023.
    """
    prozent: int = wert("minderung", "pflichtverletzung_prozent", ereignis)[stufe]
    monate: int = wert("minderung", "pflichtverletzung_monate", ereignis)[stufe]
    return Rechtsfolge(Folge.MINDERUNG, (Grund(stufe),), prozent, monate)


def ohne_stufen(ereignis: date, _: Stufe) -> Rechtsfolge:
    """Jede Pflichtverletzung mindert gleich hoch und gleich lang.

    Rechtsgrundlage: § 31a Abs. 1, § 31b Abs. 2 SGB II in der Fassung ab 01.07.2026.
    """
    prozent: int = wert("minderung", "pflichtverletzung_prozent", ereignis)
    monate: int = wert("minderung", "pflichtverletzung_monate", ereignis)
    return Rechtsfolge(Folge.MINDERUNG, (Grund.OHNE_STUFEN,), prozent, monate)


GESTALTEN: Mapping[str, Gestalt] = {
    "mit_stufen": Gestalt(mit_stufen, "recht=alt", mit_stufen=True),
    "ohne_stufen": Gestalt(ohne_stufen, "recht=neu", mit_stufen=False),
}
"""Jede Gestalt der Regel mit dem Namen, den die Daten ihr geben."""


def ohne_folge(eingabe: PflichtverletzungEingabe) -> Iterator[Dagegen]:
    """Warum eine Pflichtverletzung schon für sich keine Folge hat.

    Rechtsgrundlage: § 31 Abs. 1 SGB II.
    """
    if eingabe.wichtiger_grund:
        yield Dagegen.WICHTIGER_GRUND


def _minderung(eingabe: PflichtverletzungEingabe, folge: Rechtsfolge, bekanntgabe: date | None) -> Minderung | None:
    """Ab dem Monat nach der Bekanntgabe; nachgeholt endet sie vorzeitig, frühestens nach einem Monat (§ 31b SGB II)."""
    if folge.folge is not Folge.MINDERUNG or bekanntgabe is None:
        return None
    beginn = folgemonat(bekanntgabe)
    aufhebung = eingabe.nachgeholt_am and max(
        eingabe.nachgeholt_am, ereignisfrist(beginn, wert("minderung", "aufhebung", eingabe.ereignis))
    )
    return mindere(folge, beginn, eingabe.regelbedarfsstufe, aufhebung)


def _folgetermin(
    eingabe: PflichtverletzungEingabe, minderung: Minderung | None, bekanntgabe: date | None, wochen: int, tage: int
) -> FolgeterminU25 | None:
    """Vier Wochen nach Bekanntgabe und 20 Arbeitstage ab Beginn, der erste zählt mit (§ 31a Abs. 6 SGB II, K6)."""
    if not eingabe.u25 or minderung is None or bekanntgabe is None:
        return None
    gesetz = ereignisfrist(bekanntgabe, wochen, Einheit.WOCHEN)
    konzept = zaehle_arbeitstage(minderung.beginn, tage, starttag_zaehlt=True, dienstfrei=eingabe.dienstfrei_24_31_dez)
    return FolgeterminU25(gesetz, konzept, min(gesetz, konzept))


def _totalentfall(ereignis: date) -> str:
    """Nur ein Hinweis; gerechnet wird der Entfall nicht (§ 31a Abs. 7 SGB II)."""
    regel = parameter("minderung", "totalentfall")
    return str(regel.am(ereignis).wert) if ereignis >= regel.abgedeckt_ab else ""
