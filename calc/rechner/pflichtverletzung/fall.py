"""Welche Folge eine Pflichtverletzung hat, nach dem Recht an ihrem Tag.

Jede Gestalt der Regel ist eine eigene Funktion; `calc/recht/minderung.toml` sagt, ab wann welche gilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from calc.form.sprache import dauer
from calc.institute.bescheid import Bescheid, bescheid
from calc.institute.minderung import Folge, Grund, Minderung, Rechtsfolge, gruende_dagegen, minderung
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe, Stufe
from calc.rechner.pflichtverletzung.ergebnis import FolgeterminU25
from calc.recht.parameter import wert
from calc.zeit.fristen import Einheit, ereignisfrist
from calc.zeit.kalender import EIN_TAG, zaehle_arbeitstage


@dataclass(frozen=True, slots=True)
class Fall:
    """Folge, Bescheid, Zeitraum und Folgetermin zu einer Pflichtverletzung."""

    bescheid: Bescheid
    folge: Rechtsfolge
    minderung: Minderung | None
    folgetermin: FolgeterminU25 | None

    @property
    def mit_bescheid(self) -> bool:
        """Ob es etwas festzustellen gibt oder der Bescheid schon da ist."""
        return self.folge.folge is not Folge.KEINE or self.bescheid.bekanntgabe is not None


def ordne_ein(eingabe: PflichtverletzungEingabe) -> Fall:
    """Wendet die Regeln auf eine Pflichtverletzung an.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.
    """
    stand = bescheid(eingabe.ereignis, eingabe.bekanntgabe, eingabe.aufgabe_post)
    regel = _REGELN[wert("minderung", "pflichtverletzung_regel", eingabe.ereignis)]
    folge = regel(eingabe.ereignis, eingabe.stufe)
    folge = folge.ausser(gruende_dagegen(stand, haerte=eingabe.haerte)).ausser(_wichtiger_grund(eingabe))
    spanne = minderung(folge, stand.bekanntgabe, eingabe.regelbedarfsstufe)
    return Fall(
        bescheid=stand,
        folge=folge,
        minderung=_mit_aufhebung(spanne, eingabe) if spanne else None,
        folgetermin=_folgetermin(eingabe, stand.bekanntgabe, spanne.beginn) if spanne else None,
    )


def mit_stufen(ereignis: date, stufe: Stufe) -> Rechtsfolge:
    """Höhe und Dauer steigen mit jeder Pflichtverletzung.

    Rechtsgrundlage: § 31a Abs. 1, § 31b Abs. 2 SGB II in der Fassung ab 01.01.2023.
    """
    prozent = wert("minderung", "pflichtverletzung_prozent", ereignis)[stufe]
    monate = wert("minderung", "pflichtverletzung_monate", ereignis)[stufe]
    name = {Stufe.ERSTE: "Erste", Stufe.ZWEITE: "Zweite", Stufe.WEITERE: "Weitere"}[stufe]
    return _minderung(f"{name} Pflichtverletzung", prozent, monate)


def ohne_stufen(ereignis: date, _: Stufe) -> Rechtsfolge:
    """Jede Pflichtverletzung mindert gleich hoch und gleich lang.

    Rechtsgrundlage: § 31a Abs. 1, § 31b Abs. 2 SGB II in der Fassung ab 01.07.2026.
    """
    prozent = wert("minderung", "pflichtverletzung_prozent", ereignis)
    monate = wert("minderung", "pflichtverletzung_monate", ereignis)
    return _minderung("Pflichtverletzung, ohne Stufen", prozent, monate)


def _minderung(warum: str, prozent: int, monate: int) -> Rechtsfolge:
    text = f"{warum}: {prozent} % des Regelbedarfs für {dauer(monate, 'monate')}."
    return Rechtsfolge(Folge.MINDERUNG, (Grund(text, "§ 31a Abs. 1 SGB II"),), prozent, monate)


_REGELN: Mapping[str, Callable[[date, Stufe], Rechtsfolge]] = {
    regel.__name__: regel for regel in (mit_stufen, ohne_stufen)
}


def _wichtiger_grund(eingabe: PflichtverletzungEingabe) -> Iterator[Grund]:
    if eingabe.wichtiger_grund:
        yield Grund("Es gab einen wichtigen Grund.", "§ 31 Abs. 1 SGB II")


def _mit_aufhebung(minderung: Minderung, eingabe: PflichtverletzungEingabe) -> Minderung:
    """Endet vorzeitig, wenn die Pflicht nachgeholt ist, frühestens nach einem Monat (§ 31b Abs. 2 SGB II)."""
    if eingabe.nachgeholt_am is None:
        return minderung
    mindestens = wert("minderung", "aufhebung", eingabe.ereignis)
    ab = max(eingabe.nachgeholt_am, ereignisfrist(minderung.beginn, mindestens))
    return minderung if minderung.ende < ab else replace(minderung, ende=ab - EIN_TAG, aufhebung_ab=ab)


def _folgetermin(eingabe: PflichtverletzungEingabe, bekanntgabe: date | None, beginn: date) -> FolgeterminU25 | None:
    """Vier Wochen nach Bekanntgabe und 20 Arbeitstage ab Beginn, der erste zählt mit (§ 31a Abs. 6 SGB II, K6)."""
    if not eingabe.u25 or bekanntgabe is None:
        return None
    gesetz = ereignisfrist(bekanntgabe, wert("minderung", "beratung_u25", eingabe.ereignis), Einheit.WOCHEN)
    konzept = zaehle_arbeitstage(
        beginn,
        wert("minderung", "termin_u25", eingabe.ereignis),
        starttag_zaehlt=True,
        dienstfrei=eingabe.dienstfrei_24_31_dez,
    )
    return FolgeterminU25(gesetz, konzept, min(gesetz, konzept))
