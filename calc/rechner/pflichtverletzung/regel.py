"""Welche Folge eine Pflichtverletzung hat, nach dem Recht an ihrem Tag, noch ohne Worte.

Jede Gestalt der Regel ist ein eigener Wert; `calc/recht/minderung.toml` sagt, ab wann welche gilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calc.institute.anhoerung import Anhoerungspost, Anlass, anhoerungspost, anlass_am
from calc.institute.bescheid import Bescheid, folgemonat, letzter_arbeitstag_bis, stelle_fest
from calc.institute.minderung import (
    Dagegen,
    Folge,
    Minderung,
    MinderungFall,
    Rechtsfolge,
    gruende_dagegen,
    mindere,
    offene_beginne,
    warum_frei,
)
from calc.rechner.pflichtverletzung.eingabe import Art, PflichtverletzungEingabe, Stufe
from calc.recht.parameter import parameter, wert
from calc.zeit.fristen import Einheit, beginnfrist, ereignisfrist
from calc.zeit.kalender import EIN_TAG, zaehle_arbeitstage


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
        anhoerung_post: bis wann das Anhörungsschreiben zur Post muss, solange es keinen Bescheid gibt.
        vorstufe_monate: so lange löst eine Minderung die nächste Stufe aus; `None` ohne Stufen.
        aufhebung_monate: frühestens so lange nach Beginn wird aufgehoben.
        folgetermin_arbeitstag: letzter Arbeitstag bis zum Folgetermin.
        wochen_u25: Frist des Gesetzes für das Angebot unter 25.
        tage_u25: Frist des Konzepts in Arbeitstagen.
        sperrzeit: ob die Minderung mit einer Sperrzeit beginnt.
        bescheid_nach_beginn: ob der Bescheid erst nach dem Beginn bekannt wird.
        sperrzeit_vor_ereignis: ob die Sperrzeit vor der Pflichtverletzung beginnt.
        alte_aufforderung: ob noch vor dem geltenden Recht aufgefordert oder belehrt wurde.
        konzept_vor_bekanntgabe: ob die Grenze des Konzepts schon vor der Bekanntgabe liegt.
        totalentfall: was am Tag der Pflichtverletzung zur Arbeitsverweigerung galt; leer, wenn nichts.
    """

    gestalt: Gestalt
    anlass: Anlass
    anhoerung_post: Anhoerungspost | None
    vorstufe_monate: int | None
    aufhebung_monate: int
    folgetermin: FolgeterminU25 | None
    folgetermin_arbeitstag: date | None
    wochen_u25: int
    tage_u25: int
    sperrzeit: bool
    bescheid_nach_beginn: bool
    sperrzeit_vor_ereignis: bool
    alte_aufforderung: bool
    konzept_vor_bekanntgabe: bool
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
    gestalt, recht_seit = GESTALTEN[name], regel.seit(name)
    dienstfrei, beginn = eingabe.dienstfrei_24_31_dez, eingabe.sperrzeit_beginn
    bescheid = stelle_fest(ereignis, eingabe.bekanntgabe, eingabe.aufgabe_post, dienstfrei=dienstfrei)
    folge = gestalt.folge(ereignis, eingabe.stufe)
    folge = folge.ausser(gruende_dagegen(bescheid, haerte=eingabe.haerte)).ausser(ohne_folge(eingabe))
    minderung = _minderung(eingabe, folge, bescheid.bekanntgabe)
    wochen, tage = wert("minderung", "beratung_u25", ereignis), wert("minderung", "termin_u25", ereignis)
    termin = _folgetermin(eingabe, minderung, bescheid.bekanntgabe, wochen, tage)
    return Fall(
        bescheid=bescheid,
        folge=folge,
        minderung=minderung,
        recht_seit=recht_seit,
        hoechstgrenze=wert("minderung", "hoechstgrenze", ereignis),
        moegliche_beginne=None if beginn else offene_beginne(folge, bescheid, dienstfrei=dienstfrei),
        kenntnis=eingabe.rechtsfolgen_bekannt
        and not eingabe.rechtsfolgenbelehrung
        and eingabe.art is Art.PFLICHT
        and folge.folge is not Folge.KEINE,
        grund_frei=warum_frei(ereignis, dienstfrei=dienstfrei) if beginn is None else "",
        gestalt=gestalt,
        anlass=anlass_am(ereignis),
        anhoerung_post=_anhoerung_post(eingabe, folge, bescheid),
        vorstufe_monate=wert("minderung", "vorstufe", ereignis) if gestalt.mit_stufen else None,
        aufhebung_monate=wert("minderung", "aufhebung", ereignis),
        folgetermin=termin,
        folgetermin_arbeitstag=letzter_arbeitstag_bis(termin.spaetestens, dienstfrei=dienstfrei) if termin else None,
        wochen_u25=wochen,
        tage_u25=tage,
        sperrzeit=beginn is not None,
        bescheid_nach_beginn=beginn is not None and bescheid.bekanntgabe is not None and bescheid.bekanntgabe > beginn,
        sperrzeit_vor_ereignis=beginn is not None and beginn < ereignis,
        alte_aufforderung=_alte_aufforderung(eingabe, gestalt, recht_seit),
        konzept_vor_bekanntgabe=termin is not None
        and bescheid.bekanntgabe is not None
        and termin.konzept_bis < bescheid.bekanntgabe,
        totalentfall=_totalentfall(ereignis) if eingabe.art is Art.PFLICHT else "",
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

    Auf eine Belehrung oder Kenntnis kommt es nur bei den Pflichten des Absatzes 1 an.

    Rechtsgrundlage: § 31 Abs. 1 SGB II.
    """
    if eingabe.art is Art.PFLICHT and not eingabe.rechtsfolgenbelehrung and not eingabe.rechtsfolgen_bekannt:
        yield Dagegen.OHNE_BELEHRUNG
    if eingabe.wichtiger_grund:
        yield Dagegen.WICHTIGER_GRUND


def _minderung(eingabe: PflichtverletzungEingabe, folge: Rechtsfolge, bekanntgabe: date | None) -> Minderung | None:
    """Mit der Sperrzeit oder dem Monat nach der Bekanntgabe; nachgeholt endet sie früher, nach mindestens einem Monat.

    Rechtsgrundlage: § 31b Abs. 1, 2 SGB II.
    """
    beginn = eingabe.sperrzeit_beginn or (bekanntgabe and folgemonat(bekanntgabe))
    if folge.folge is not Folge.MINDERUNG or beginn is None:
        return None
    aufhebung = None
    if eingabe.nachgeholt_am:
        # A whole month has to pass: one that begins on 31 January ends with 28 February, not before it.
        mindestens = beginnfrist(beginn, wert("minderung", "aufhebung", eingabe.ereignis)) + EIN_TAG
        aufhebung = max(eingabe.nachgeholt_am, mindestens)
    return mindere(folge, beginn, eingabe.regelbedarfsstufe, aufhebung)


def _anhoerung_post(eingabe: PflichtverletzungEingabe, folge: Rechtsfolge, bescheid: Bescheid) -> Anhoerungspost | None:
    """Bis wann anzuhören ist, mit der vorgeschlagenen Zeit (§ 24 SGB X); `None` ohne Folge oder mit Bescheid."""
    if folge.folge is Folge.KEINE or bescheid.bekanntgabe:
        return None
    tage: int = wert("anhoerung", "frist", eingabe.ereignis)
    bis, dienstfrei = bescheid.postaufgabe_arbeitstag, eingabe.dienstfrei_24_31_dez
    return anhoerungspost(eingabe.ereignis, tage, bis, dienstfrei=dienstfrei)


def _alte_aufforderung(eingabe: PflichtverletzungEingabe, gestalt: Gestalt, recht_seit: date) -> bool:
    """Ob noch über die alten Rechtsfolgen belehrt wurde (§ 65a Abs. 3 SGB II)."""
    vom = None if eingabe.art is Art.SPERRZEIT else eingabe.aufforderung_vom
    return vom is not None and vom < recht_seit and not gestalt.mit_stufen


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
