"""Was Meldeversäumnis und Pflichtverletzung gemeinsam haben: Folge, Zeitraum und Beträge einer Minderung.

Rechtsgrundlage: §§ 31a, 31b, 32 Abs. 2, 41 SGB II.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from calc.institute.bescheid import Beginn, Bescheid, moegliche_beginne
from calc.institute.regelbedarf import anteil, regelbedarf, teilmonat, warum_unbekannt
from calc.recht.parameter import wert
from calc.zeit.fristen import beginnfrist, ereignisfrist, monate_zwischen
from calc.zeit.kalender import EIN_TAG, grund_kein_arbeitstag, ist_arbeitstag


class Folge(StrEnum):
    """Was aus einem Versäumnis wird."""

    KEINE = "keine"
    MINDERUNG = "minderung"
    NICHTERREICHBARKEIT = "nichterreichbarkeit"


class Dagegen(StrEnum):
    """Was eine Folge ausschließt, die das Versäumnis sonst hätte."""

    HAERTE = "haerte"
    ZU_SPAET = "zu_spaet"
    WICHTIGER_GRUND = "wichtiger_grund"
    OHNE_BELEHRUNG = "ohne_belehrung"
    FERNKONTAKT = "fernkontakt"


@dataclass(frozen=True, slots=True)
class Rechtsfolge:
    """Folge eines Versäumnisses mit Gründen; ohne Minderung sind Prozent und Monate 0.

    Args:
        gruende: warum es diese Folge ist; was sie heißen, sagt der Rechner.
    """

    folge: Folge
    gruende: tuple[StrEnum, ...]
    prozent: int = 0
    monate: int = 0

    def ausser(self, gruende: Iterator[Dagegen]) -> Rechtsfolge:
        """Dieselbe Folge oder, wenn es Gründe dagegen gibt, keine."""
        dagegen = tuple(gruende)
        return Rechtsfolge(Folge.KEINE, dagegen) if dagegen else self


@dataclass(frozen=True, slots=True)
class Monat:
    """Ein Monat, der ganz oder zum Teil gemindert ist.

    Args:
        erster: sein erster Tag.
        regelbedarf: der volle Regelbedarf in Euro; `None` ohne Stufe oder wenn er nicht bekannt ist.
        voll: die Minderung eines vollen Monats in Euro.
        betrag: die Minderung in diesem Monat.
        tage: Zahl der geminderten Tage, wenn es nicht der ganze Monat ist.
        tage_im_monat: so viele Tage zählt ein Monat dabei.
        unbekannt: warum der Regelbedarf fehlt; leer, wenn er bekannt ist.
    """

    erster: date
    regelbedarf: Decimal | None
    voll: Decimal | None
    betrag: Decimal | None
    tage: int | None
    tage_im_monat: int
    unbekannt: str


@dataclass(frozen=True, slots=True)
class Minderung:
    """Zeitraum und Höhe einer Minderung.

    Args:
        beginn: erster Tag.
        ende: letzter Tag, mit Aufhebung der Tag davor.
        ende_ohne_aufhebung: letzter Tag der gesetzlichen Dauer.
        monate: gesetzliche Dauer.
        prozent: Anteil am Regelbedarf.
        stufe: Regelbedarfsstufe; ohne sie gibt es keine Beträge.
        aufhebung_ab: ab wann sie vorzeitig aufgehoben ist.
        je_monat: jeder Monat mit seinem Betrag.
    """

    beginn: date
    ende: date
    ende_ohne_aufhebung: date
    monate: int
    prozent: int
    stufe: int | None
    aufhebung_ab: date | None
    je_monat: tuple[Monat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinderungFall:
    """Was Meldeversäumnis und Pflichtverletzung beide ergeben, noch ohne Worte.

    Args:
        recht_seit: erster Tag, von dem an die angewandte Gestalt der Regel gilt.
        hoechstgrenze: Prozent des Regelbedarfs, die in einem Monat höchstens gemindert werden.
        moegliche_beginne: wann die Folge je nach Aufgabe zur Post eintritt; `None`, wenn das nicht (mehr) offen ist.
        kenntnis: ob die Folge statt auf einer Belehrung darauf beruht, dass die Person die Rechtsfolgen kannte.
        grund_frei: warum am Tag des Versäumnisses nicht gearbeitet wird; leer an einem Arbeitstag.
    """

    bescheid: Bescheid
    folge: Rechtsfolge
    minderung: Minderung | None
    recht_seit: date
    hoechstgrenze: int
    moegliche_beginne: tuple[Beginn, ...] | None
    kenntnis: bool
    grund_frei: str

    @property
    def mit_bescheid(self) -> bool:
        """Ob es etwas festzustellen gibt oder der Bescheid schon da ist."""
        return self.folge.folge is not Folge.KEINE or self.bescheid.bekanntgabe is not None


def mindere(folge: Rechtsfolge, beginn: date, stufe: int | None, aufhebung_ab: date | None = None) -> Minderung:
    """Zeitraum und Beträge einer Minderung, ohne Verschiebung.

    Args:
        folge: die Folge mit Prozent und Monaten.
        beginn: erster Tag.
        stufe: Regelbedarfsstufe, wenn sie bekannt ist.
        aufhebung_ab: ab wann vorzeitig aufgehoben wird; liegt das Ende früher, ändert es nichts.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: § 31b Abs. 1, 2, § 41 SGB II; § 26 Abs. 4 SGB X.
    """
    ohne_aufhebung = beginnfrist(beginn, folge.monate)
    if aufhebung_ab and aufhebung_ab > ohne_aufhebung:
        aufhebung_ab = None
    ende = aufhebung_ab - EIN_TAG if aufhebung_ab else ohne_aufhebung
    return Minderung(
        beginn=beginn,
        ende=ende,
        ende_ohne_aufhebung=ohne_aufhebung,
        monate=folge.monate,
        prozent=folge.prozent,
        stufe=stufe,
        aufhebung_ab=aufhebung_ab,
        je_monat=tuple(_monat(erster, beginn, ende, folge.prozent, stufe) for erster in _monatserste(beginn, ende)),
    )


def _monatserste(beginn: date, ende: date) -> Iterator[date]:
    return (ereignisfrist(beginn.replace(day=1), nummer) for nummer in range(monate_zwischen(beginn, ende) + 1))


def _monat(erster: date, beginn: date, ende: date, prozent: int, stufe: int | None) -> Monat:
    """Ein Monat; maßgeblich ist sein Regelbedarf, ein Teil davon zählt nach Tagen (§ 41 SGB II)."""
    von, bis = max(erster, beginn), min(beginnfrist(erster, 1), ende)
    ganz = von == erster and bis == beginnfrist(erster, 1)
    je_monat: int = wert("minderung", "teilmonat", erster)
    tage = None if ganz else min((bis - von).days + 1, je_monat)
    bedarf = regelbedarf(stufe, erster) if stufe else None
    voll = None if bedarf is None else anteil(bedarf, prozent)
    betrag = voll if voll is None or tage is None else teilmonat(voll, tage, erster)
    return Monat(erster, bedarf, voll, betrag, tage, je_monat, warum_unbekannt(erster))


def offene_beginne(folge: Rechtsfolge, bescheid: Bescheid, *, dienstfrei: bool = True) -> tuple[Beginn, ...] | None:
    """Wann die Folge je nach Aufgabe zur Post eintritt; `None`, wenn es keine gibt oder der Bescheid schon da ist."""
    if folge.folge is Folge.KEINE or bescheid.bekanntgabe:
        return None
    return tuple(moegliche_beginne(bescheid.ereignis, bescheid.feststellung_spaetestens, dienstfrei=dienstfrei))


def warum_frei(ereignis: date, *, dienstfrei: bool = True) -> str:
    """Warum an einem Tag nicht gearbeitet wird; leer an einem Arbeitstag.

    Args:
        ereignis: Tag des Versäumnisses.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.
    """
    return "" if ist_arbeitstag(ereignis, dienstfrei=dienstfrei) else grund_kein_arbeitstag(ereignis)


def gruende_dagegen(bescheid: Bescheid, *, haerte: bool) -> Iterator[Dagegen]:
    """Was eine Minderung noch ausschließt, wenn das Versäumnis selbst sie hätte.

    Rechtsgrundlage: § 31a Abs. 3, § 31b Abs. 1 SGB II.
    """
    if haerte:
        yield Dagegen.HAERTE
    if bescheid.zu_spaet:
        yield Dagegen.ZU_SPAET
