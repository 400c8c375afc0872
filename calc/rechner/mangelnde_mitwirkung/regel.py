"""Ob „Mangelnde Mitwirkung“ einzutragen ist und wann der Eintrag spätestens endet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from calc import recht
from calc.rechner.mangelnde_mitwirkung.eingabe import MangelndeMitwirkungEingabe
from calc.recht.aenderungen import AENDERUNGEN, Aenderung
from calc.recht.parameter import wert
from calc.zeit.kalender import grund_kein_arbeitstag, ist_arbeitstag, zaehle_arbeitstage


class Hindernis(Enum):
    """Warum der Eintrag nicht zulässig ist."""

    TERMIN_NACH_EINTRAG = auto()
    ZU_WENIGE = auto()


class Passt(Enum):
    """Wie ein Tag zur Spanne des Eintrags liegt."""

    ZU_FRUEH = auto()
    JA = auto()
    ZU_SPAET = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """Was sich aus den Terminen und dem Tag des Eintrags ergibt.

    Args:
        versaeumt: die verschiedenen versäumten Termine, der früheste zuerst.
        nach_eintrag: welche davon erst nach dem Eintrag liegen.
        mindestens: wie viele es sein müssen.
        hindernis: warum der Eintrag nicht zulässig ist.
        hoechstdauer: wie viele Arbeitstage der Eintrag höchstens dauert.
        ende: der letzte Tag, an dem er enden darf; `None`, wenn er nicht zulässig ist.
        geplantes_ende: wie das geplante Ende dazu liegt; `None` ohne Angabe oder wenn der Eintrag nicht zulässig ist.
        neuer_termin: wie der neue Termin dazu liegt, ebenso.
        keine_arbeitstage: Termine an einem Tag, der kein Arbeitstag ist, mit dem Grund.
        sachstand: Sachstand des Konzepts, wenn der Eintrag davor liegt.
        neues_recht: die Änderung des Rechts, die mit dem Eintrag leicht verwechselt wird, sobald sie gilt.
    """

    versaeumt: tuple[date, ...]
    nach_eintrag: tuple[date, ...]
    mindestens: int
    hindernis: Hindernis | None
    hoechstdauer: int
    ende: date | None
    geplantes_ende: Passt | None
    neuer_termin: Passt | None
    keine_arbeitstage: tuple[tuple[date, str], ...]
    sachstand: date | None
    neues_recht: Aenderung | None


def ende_spaetestens(eintrag_am: date, *, dienstfrei: bool = True) -> date:
    """Der letzte Tag, an dem der Eintrag enden darf; der Tag des Eintrags zählt nicht mit.

    Args:
        eintrag_am: Tag des Eintrags.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Raises:
        AusserhalbDesKalenders: wenn der Tag nach dem Jahr 2100 läge.

    Rechtsgrundlage: L9 des Konzepts.
    """
    return zaehle_arbeitstage(eintrag_am, _zahl("hoechstdauer", eintrag_am), dienstfrei=dienstfrei)


def ordne_ein(eingabe: MangelndeMitwirkungEingabe) -> Fall:
    """Prüft, ob „Mangelnde Mitwirkung“ einzutragen ist, und berechnet das späteste Ende.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nach dem Jahr 2100 läge.

    Rechtsgrundlage: L8, L9 des Konzepts.
    """
    eintrag, dienstfrei, neu = eingabe.eintrag_am, eingabe.dienstfrei_24_31_dez, eingabe.neuer_termin
    versaeumt = tuple(sorted(set(eingabe.versaeumte_einladungen)))
    hindernis = _hindernis(versaeumt, eintrag)
    ende = None if hindernis else ende_spaetestens(eintrag, dienstfrei=dienstfrei)
    termine = (*versaeumt, neu) if neu else versaeumt
    sachstand, aenderung = recht.beginn(recht.KONZEPT), AENDERUNGEN["R13"]
    return Fall(
        versaeumt=versaeumt,
        nach_eintrag=tuple(tag for tag in versaeumt if tag > eintrag),
        mindestens=_zahl("versaeumte_einladungen", eintrag),
        hindernis=hindernis,
        hoechstdauer=_zahl("hoechstdauer", eintrag),
        ende=ende,
        geplantes_ende=_passt(eingabe.ende_geplant, eintrag, ende),
        neuer_termin=_passt(neu, eintrag, ende),
        keine_arbeitstage=tuple(
            (tag, grund_kein_arbeitstag(tag)) for tag in termine if not ist_arbeitstag(tag, dienstfrei=dienstfrei)
        ),
        sachstand=sachstand if eintrag < sachstand else None,
        neues_recht=aenderung if aenderung.gueltig_ab <= eintrag else None,
    )


def _zahl(name: str, eintrag_am: date) -> int:
    zahl: int = wert("mangelnde_mitwirkung", name, eintrag_am)
    return zahl


def _hindernis(versaeumt: tuple[date, ...], eintrag_am: date) -> Hindernis | None:
    if versaeumt and versaeumt[-1] > eintrag_am:
        return Hindernis.TERMIN_NACH_EINTRAG
    return Hindernis.ZU_WENIGE if len(versaeumt) < _zahl("versaeumte_einladungen", eintrag_am) else None


def _passt(tag: date | None, eintrag_am: date, ende: date | None) -> Passt | None:
    if tag is None or ende is None:
        return None
    if tag <= eintrag_am:
        return Passt.ZU_FRUEH
    return Passt.JA if tag <= ende else Passt.ZU_SPAET
