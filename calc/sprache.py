"""Deutsche Schreibweisen für Tage und Mengen, ohne Gebietsschema des Rechners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


def kurz(tag: date) -> str:
    """„26.02.2027“."""
    return f"{tag.day:02}.{tag.month:02}.{tag.year}"


def mit_wochentag(tag: date) -> str:
    """„Fr, 26.02.2027“."""
    return f"{WOCHENTAGE[tag.weekday()][:2]}, {kurz(tag)}"


def ausgeschrieben(tag: date) -> str:
    """„Freitag, 26. Februar 2027“."""
    return f"{WOCHENTAGE[tag.weekday()]}, {tag.day}. {MONATE[tag.month - 1]} {tag.year}"


def alle_monate(anzahl: int) -> str:
    """„jeden Monat“ oder „alle 6 Monate“."""
    return "jeden Monat" if anzahl == 1 else f"alle {anzahl} Monate"


def monate(anzahl: int) -> str:
    """„1 Monat“ oder „6 Monate“."""
    return "1 Monat" if anzahl == 1 else f"{anzahl} Monate"


def aufzaehlung(teile: Iterable[str]) -> str:
    """„a, b und c“."""
    *vordere, letzter = teile
    return f"{', '.join(vordere)} und {letzter}" if vordere else letzter
