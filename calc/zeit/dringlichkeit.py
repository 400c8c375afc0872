"""Wie dringend eine Pflicht ist."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from calc.zeit.kalender import zaehle_arbeitstage

VORLAUF_ARBEITSTAGE = 10


class Status(StrEnum):
    """Überfällig, fällig (in den nächsten zehn Arbeitstagen) oder geplant."""

    UEBERFAELLIG = "ueberfaellig"
    FAELLIG = "faellig"
    GEPLANT = "geplant"


RANG = {Status.UEBERFAELLIG: 0, Status.FAELLIG: 1, Status.GEPLANT: 2}
"""Das Dringendste zuerst."""


@cache
def _vorlauf_ende(stichtag: date) -> date:
    return zaehle_arbeitstage(stichtag, VORLAUF_ARBEITSTAGE)


def status(spaetestens: date, stichtag: date) -> Status:
    """Ordnet den letzten Arbeitstag einer Pflicht ein.

    Args:
        spaetestens: letzter Arbeitstag für die Pflicht.
        stichtag: der Tag, von dem aus gerechnet wird; er zählt beim Vorlauf nicht mit.
    """
    if spaetestens < stichtag:
        return Status.UEBERFAELLIG
    return Status.FAELLIG if spaetestens <= _vorlauf_ende(stichtag) else Status.GEPLANT
