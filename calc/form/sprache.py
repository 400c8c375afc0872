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


_EINE = {"tage": "Tag", "wochen": "Woche", "monate": "Monat", "jahre": "Jahr"}


def dauer(anzahl: int, einheit: str) -> str:
    """„1 Monat“ oder „6 Monate“.

    Args:
        anzahl: wie viele.
        einheit: tage, wochen, monate oder jahre.
    """
    return f"{anzahl} {_EINE[einheit] if anzahl == 1 else einheit.capitalize()}"


_ZAHLWORT = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")


def zahlwort(zahl: int) -> str:
    """„sechs“, bis zwölf ausgeschrieben, sonst Ziffern."""
    return _ZAHLWORT[zahl] if zahl < len(_ZAHLWORT) else str(zahl)


def monat(tag: date) -> str:
    """„November 2026“."""
    return f"{MONATE[tag.month - 1]} {tag.year}"


def spanne(von: date, bis: date) -> str:
    """„01.11. bis 30.11.2026“, über den Jahreswechsel „01.12.2026 bis 28.02.2027“."""
    return f"{kurz(von)[: 6 if von.year == bis.year else None]} bis {kurz(bis)}"


def euro(betrag: str) -> str:
    """„168,90 €“ zu „168.90“."""
    return f"{betrag.replace('.', ',')} €"


def aufzaehlung(teile: Iterable[str]) -> str:
    """„a, b und c“."""
    *vordere, letzter = teile
    return f"{', '.join(vordere)} und {letzter}" if vordere else letzter


def dezimal(zahl: float, stellen: int | None = None) -> str:
    """„19,5“: mit Komma, auf Wunsch mit fester Zahl von Stellen.

    Args:
        zahl: schon gerundet, hier wird nur geschrieben.
        stellen: Stellen nach dem Komma; ohne Angabe so viele wie nötig.
    """
    text = f"{zahl:.12g}" if stellen is None else f"{zahl:.{stellen}f}"
    return text.replace(".", ",")
