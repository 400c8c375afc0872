"""Fristen nach Tagen, Wochen, Monaten und Jahren: Ereignisfrist und Beginnfrist.

Gerechnet wird immer vom ursprünglichen Tag, nie vom Ergebnis einer früheren Frist: Der 31.01. und zwei Monate
ergeben den 31.03., zweimal ein Monat ergäbe den 28.03.

Rechtsgrundlage: §§ 187, 188 BGB; § 26 Abs. 1 SGB X.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from functools import cache

from calc.zeit.kalender import EIN_TAG, AusserhalbDesKalenders, im_kalender


class Einheit(StrEnum):
    """Einheit einer Frist."""

    TAGE = "tage"
    WOCHEN = "wochen"
    MONATE = "monate"
    JAHRE = "jahre"


KUERZESTER_MONAT = 28
_TAGE = {Einheit.TAGE: 1, Einheit.WOCHEN: 7}
_MONATE = {Einheit.MONATE: 1, Einheit.JAHRE: 12}


@cache
def _laenge(jahr: int, monat: int) -> int:
    return monthrange(jahr, monat)[1]


def _tag_im_monat(jahr: int, monat: int, tag: int) -> date:
    """Der `tag` des Monats, höchstens dessen letzter; `monat` zählt von 0 und darf über das Jahr hinausgehen."""
    jahr, monat = jahr + monat // 12, monat % 12 + 1
    if not MINYEAR <= jahr <= MAXYEAR:
        raise AusserhalbDesKalenders
    if tag > KUERZESTER_MONAT:
        tag = min(tag, _laenge(jahr, monat))
    return date(jahr, monat, tag)


def _weiter(tag: date, dauer: int, einheit: Einheit) -> date:
    if monate := _MONATE.get(einheit):
        return _tag_im_monat(tag.year, tag.month - 1 + dauer * monate, tag.day)
    return tag + timedelta(days=dauer * _TAGE[einheit])


def monate_zwischen(von: date, bis: date) -> int:
    """Abstand der beiden Monate, ohne auf die Tage zu sehen; negativ, wenn `bis` früher liegt."""
    return (bis.year - von.year) * 12 + bis.month - von.month


def ereignisfrist(ereignis: date, dauer: int, einheit: Einheit = Einheit.MONATE) -> date:
    """Letzter Tag einer Frist, die mit einem Ereignis beginnt; der Tag des Ereignisses zählt nicht mit.

    Args:
        ereignis: Tag des Ereignisses.
        dauer: Länge der Frist in `einheit`, −10000 bis 10000; negativ rechnet zurück.
        einheit: Tage, Wochen, Monate oder Jahre.

    Returns:
        Nach Wochen derselbe Wochentag, nach Monaten dieselbe Tageszahl; fehlt sie, der letzte Tag des Monats.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: § 187 Abs. 1, § 188 BGB; § 26 Abs. 1 SGB X.
    """
    return im_kalender(_weiter(ereignis, dauer, einheit))


def beginnfrist(erster_tag: date, dauer: int, einheit: Einheit = Einheit.MONATE) -> date:
    """Letzter Tag einer Frist, deren erster Tag mitzählt (Beginn um 0 Uhr).

    Maßgebend ist der Tag vor der Tageszahl des ersten Tages. „Ereignisfrist minus ein Tag“ wäre am Monatsende
    falsch: 14 Monate ab dem 29.12.2025 enden am 28.02.2027, nicht am 27.02.

    Args:
        erster_tag: erster Tag der Frist.
        dauer: Länge der Frist in `einheit`, 1 bis 10000.
        einheit: Tage, Wochen, Monate oder Jahre.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: § 187 Abs. 2, § 188 BGB.
    """
    if einheit in _TAGE or erster_tag.day == 1:
        return im_kalender(_weiter(erster_tag, dauer, einheit) - EIN_TAG)
    return im_kalender(_weiter(erster_tag - EIN_TAG, dauer, einheit))
