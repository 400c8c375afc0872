"""Alles, was aus einem versäumten Termin folgt, noch ohne Worte."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.institute.bescheid import Bescheid, bescheid, folgemonat
from calc.institute.minderung import Folge, Minderung, Rechtsfolge, minderung
from calc.rechner.meldeversaeumnis.eingabe import MeldeversaeumnisEingabe
from calc.rechner.meldeversaeumnis.folge import rechtsfolge
from calc.zeit.fristen import Einheit, beginnfrist, ereignisfrist
from calc.zeit.kalender import naechster_werktag


@dataclass(frozen=True, slots=True)
class Entfall:
    """Nicht erreichbar: der Monat, ab dem der Anspruch entfällt und in dem eine Meldung noch alles rettet."""

    ab: date
    meldung_bis: date


@dataclass(frozen=True, slots=True)
class Anhoerung:
    """Ende der Anhörungsfrist, vor und nach der Verschiebung auf den nächsten Werktag."""

    zugang: date
    tage: int
    rohende: date
    ende: date


@dataclass(frozen=True, slots=True)
class Fall:
    """Folge, Bescheid, Zeitraum und Anhörung zu einem versäumten Termin."""

    bescheid: Bescheid
    folge: Rechtsfolge
    minderung: Minderung | None
    entfall: Entfall | None
    anhoerung: Anhoerung | None

    @property
    def mit_bescheid(self) -> bool:
        """Ob es etwas festzustellen gibt oder der Bescheid schon da ist."""
        return self.folge.folge is not Folge.KEINE or self.bescheid.bekanntgabe is not None


def ordne_ein(eingabe: MeldeversaeumnisEingabe) -> Fall:
    """Wendet die Regeln auf einen versäumten Termin an.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.
    """
    stand = bescheid(eingabe.termin, eingabe.bekanntgabe, eingabe.aufgabe_post)
    folge = rechtsfolge(eingabe, stand)
    return Fall(
        bescheid=stand,
        folge=folge,
        minderung=minderung(folge, stand.bekanntgabe, eingabe.regelbedarfsstufe),
        entfall=_entfall(folge, stand.bekanntgabe),
        anhoerung=_anhoerung(eingabe.anhoerung_zugang, eingabe.anhoerung_tage),
    )


def _entfall(folge: Rechtsfolge, bekanntgabe: date | None) -> Entfall | None:
    """Der Monat nach der Feststellung (§ 7b Abs. 4 SGB II)."""
    if folge.folge is not Folge.NICHTERREICHBARKEIT or bekanntgabe is None:
        return None
    ab = folgemonat(bekanntgabe)
    return Entfall(ab, beginnfrist(ab, 1))


def _anhoerung(zugang: date | None, tage: int) -> Anhoerung | None:
    """Tage ab Zugang, Ende verschoben (§ 24, § 26 Abs. 3 SGB X)."""
    if zugang is None:
        return None
    rohende = ereignisfrist(zugang, tage, Einheit.TAGE)
    return Anhoerung(zugang, tage, rohende, naechster_werktag(rohende))
