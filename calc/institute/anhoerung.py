"""Die Anhörung vor einer Minderung: wann sie persönlich ist und bis wann sie läuft.

Rechtsgrundlage: § 24 SGB X; § 31a Abs. 2 SGB II.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from calc.institute.bekanntgabe import bekannt_nach_aufgabe
from calc.recht.parameter import wert
from calc.zeit.fristen import Einheit, ereignisfrist
from calc.zeit.kalender import EIN_TAG, grund_kein_arbeitstag, naechster_werktag, zaehle_arbeitstage


class Persoenlich(StrEnum):
    """Ob persönlich anzuhören ist; „persönlich“ schließt Telefon und Video ein (L3)."""

    SOLL = "soll"
    AUF_VERLANGEN = "auf_verlangen"
    GELEGENHEIT = "gelegenheit"


@dataclass(frozen=True, slots=True)
class Anlass:
    """Eine Gestalt der Regel, wann persönlich anzuhören ist.

    Args:
        name: wie sie in `calc/recht/minderung.toml` heißt.
        quelle: Nummer, unter der die Site sie erklärt.
        erstes: beim ersten Versäumnis.
        wiederholt: bei jedem weiteren.
        drittes_in_folge: beim dritten in Folge.
        offen: Schlüssel der offenen Fragen dazu.
    """

    name: str
    quelle: str
    erstes: Persoenlich
    wiederholt: Persoenlich
    drittes_in_folge: Persoenlich
    offen: tuple[str, ...] = ()


WIEDERHOLT_PERSOENLICH = Anlass(
    "wiederholt_persoenlich",
    "L3",
    erstes=Persoenlich.AUF_VERLANGEN,
    wiederholt=Persoenlich.SOLL,
    drittes_in_folge=Persoenlich.SOLL,
    offen=("anhoerung_alt",),
)
"""Beim ersten Mal auf Verlangen, bei jedem weiteren in der Regel persönlich (§ 31a Abs. 2 SGB II ab 01.01.2023)."""
AUF_VERLANGEN = Anlass(
    "auf_verlangen",
    "R4",
    erstes=Persoenlich.AUF_VERLANGEN,
    wiederholt=Persoenlich.AUF_VERLANGEN,
    drittes_in_folge=Persoenlich.GELEGENHEIT,
)
"""Auf Verlangen; beim dritten in Folge ist Gelegenheit dazu zu geben (§ 31a Abs. 2 SGB II ab 01.07.2026)."""
_ANLAESSE: Mapping[str, Anlass] = {anlass.name: anlass for anlass in (WIEDERHOLT_PERSOENLICH, AUF_VERLANGEN)}


def anlass_am(ereignis: date) -> Anlass:
    """Wann persönlich anzuhören ist, nach dem Recht am Tag des Versäumnisses.

    Rechtsgrundlage: § 31a Abs. 2 SGB II (L3, R4).
    """
    return _ANLAESSE[wert("minderung", "anhoerung_regel", ereignis)]


@dataclass(frozen=True, slots=True)
class Anhoerungsfrist:
    """Ende der Anhörungsfrist, vor und nach der Verschiebung auf den nächsten Werktag.

    `grund_frei`: warum das rohe Ende kein Werktag ist; leer, wenn nichts verschoben wird.
    """

    zugang: date
    tage: int
    rohende: date
    ende: date
    grund_frei: str


def anhoerungsfrist(zugang: date, tage: int) -> Anhoerungsfrist:
    """Berechnet, bis wann sich eine Person äußern kann.

    Args:
        zugang: Tag, an dem das Schreiben ankam; er zählt nicht mit.
        tage: Länge der Frist.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nach 2100 läge.

    Rechtsgrundlage: § 24, § 26 Abs. 1, 3 SGB X.
    """
    rohende = ereignisfrist(zugang, tage, Einheit.TAGE)
    ende = naechster_werktag(rohende)
    return Anhoerungsfrist(zugang, tage, rohende, ende, grund_kein_arbeitstag(rohende) if ende != rohende else "")


@dataclass(frozen=True, slots=True)
class Anhoerungspost:
    """Bis wann ein Anhörungsschreiben zur Post muss: letzter Arbeitstag und letzter Kalendertag."""

    arbeitstag: date
    kalendertag: date
    tage: int


def anhoerungspost(ereignis: date, tage: int, bescheid_bis: date, *, dienstfrei: bool = True) -> Anhoerungspost | None:
    """Bis wann ein Anhörungsschreiben zur Post muss, damit seine Frist endet, bevor der Bescheid zur Post geht.

    Gerechnet ist mit derselben Zeit auf dem Postweg wie beim Bescheid.

    Args:
        ereignis: Tag des Versäumnisses; davor gibt es nichts anzuhören.
        tage: Länge der Frist.
        bescheid_bis: letzter Tag, an dem der Bescheid zur Post geht.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Returns:
        `None`, wenn die Zeit dafür nicht reicht.

    Rechtsgrundlage: § 24, § 26 Abs. 1, 3 SGB X; § 31b Abs. 1 SGB II; V1.
    """
    tag = bescheid_bis - timedelta(days=tage)
    while tag >= ereignis and anhoerungsfrist(bekannt_nach_aufgabe(tag), tage).ende >= bescheid_bis:
        tag -= EIN_TAG
    if tag < ereignis:
        return None
    arbeitstag = zaehle_arbeitstage(tag, -1, starttag_zaehlt=True, dienstfrei=dienstfrei)
    return Anhoerungspost(arbeitstag, tag, tage) if arbeitstag >= ereignis else None
