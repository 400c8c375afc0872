"""Geplante und anwesende Tage je Kalenderwoche."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.zeit.kalender import DIENSTFREI, ERSTER_TAG, HAMBURGER_FEIERTAGE, LETZTER_TAG

# Days are ordinals here: a year has 366 of them, and the command line must get through thousands of years a second.


class Kalenderwoche(NamedTuple):
    """Eine Kalenderwoche, soweit sie im Zeitraum liegt.

    Args:
        beginn: ihr Montag; am Anfang des Zeitraums kann er davor liegen.
        geplant: gewählte Wochentage im Zeitraum.
        anwesend: geplante ohne Feiertage, dienstfreie Tage und Abwesenheiten.
    """

    beginn: int
    geplant: int
    anwesend: int

    @property
    def woche(self) -> str:
        """„2026-W47“, nach ISO 8601: Die Woche gehört zum Jahr ihres Donnerstags."""
        return _name(self.beginn)


@cache
def _name(montag: int) -> str:
    jahr, nummer, _ = date.fromordinal(montag).isocalendar()
    return f"{jahr}-W{nummer:02}"


@cache
def _freie_tage(dienstfrei: bool) -> tuple[int, ...]:
    jahre = range(ERSTER_TAG.year, LETZTER_TAG.year + 1)
    dezember = [date(jahr, monat, tag) for jahr in jahre for monat, tag in DIENSTFREI] if dienstfrei else []
    return tuple(sorted(tag.toordinal() for tag in (*HAMBURGER_FEIERTAGE, *dezember)))


def _wochentag(tag: int) -> int:
    return (tag - 1) % 7  # day 1 was a Monday


def _ausfaelle(eingabe: BeratungsquoteEingabe) -> list[int]:
    frei = _freie_tage(eingabe.dienstfrei_24_31_dez)
    erster, nach_letztem = bisect_left(frei, eingabe.von.toordinal()), bisect_right(frei, eingabe.bis.toordinal())
    wochentage = eingabe.tage_je_woche
    return [tag for tag in frei[erster:nach_letztem] if _wochentag(tag) in wochentage]


def ausfaelle(eingabe: BeratungsquoteEingabe) -> list[tuple[date, str]]:
    """Geplante Tage, die als Feiertag oder dienstfrei ausfallen, mit dem Grund."""
    tage = map(date.fromordinal, _ausfaelle(eingabe))
    return [(tag, HAMBURGER_FEIERTAGE.get(tag, "dienstfrei")) for tag in tage]


def zaehle(eingabe: BeratungsquoteEingabe) -> list[Kalenderwoche]:
    """Alle Kalenderwochen, die der Zeitraum berührt, auch solche ohne einen anwesenden Tag."""
    von, bis, wochentage = eingabe.von.toordinal(), eingabe.bis.toordinal(), eingabe.tage_je_woche
    fehlt = set(_ausfaelle(eingabe))
    for abwesenheit in eingabe.abwesenheiten:
        tage = range(max(abwesenheit.von.toordinal(), von), min(abwesenheit.bis.toordinal(), bis) + 1)
        fehlt.update(tag for tag in tage if _wochentag(tag) in wochentage)
    je_woche = Counter(tag - _wochentag(tag) for tag in fehlt)
    wochen = []
    for montag in range(von - _wochentag(von), bis + 1, 7):
        ganz = von <= montag and montag + 6 <= bis
        geplant = len(wochentage) if ganz else sum(von <= montag + tag <= bis for tag in wochentage)
        wochen.append(Kalenderwoche(montag, geplant, geplant - je_woche.get(montag, 0)))
    return wochen


def anwesende(eingabe: BeratungsquoteEingabe, von: date, bis: date) -> int:
    """Zahl der anwesenden Tage in einem Teil des Zeitraums; 0, wenn `bis` vor `von` liegt."""
    if bis < von:
        return 0
    return sum(woche.anwesend for woche in zaehle(eingabe.model_copy(update={"von": von, "bis": bis})))


def letzter_anwesender(eingabe: BeratungsquoteEingabe, von: date) -> date | None:
    """Der letzte anwesende Tag des Zeitraums ab einem Tag; `None`, wenn es keinen gibt."""
    tage = map(date.fromordinal, range(eingabe.bis.toordinal(), von.toordinal() - 1, -1))
    return next((tag for tag in tage if anwesende(eingabe, tag, tag)), None)
