"""Arbeitstage und Feiertage in Hamburg.

Arbeitstag (AT): Montag bis Freitag ohne gesetzliche Feiertage. Der 24. und der 31. Dezember sind keine Feiertage,
aber in der Regel dienstfrei. Für gesetzliche Fristen zählt nur, ob ein Tag Wochenende oder Feiertag ist.

Rechtsgrundlage: Hamburger Feiertagsgesetz; für Arbeitstage interne Praxis.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

# What may be entered, and a year more at either end that holidays are known for: counting goes on beyond an input.
ERSTER_TAG = date(2000, 1, 1)
LETZTER_TAG = date(2099, 12, 31)
TABELLE_VON = date(1999, 1, 1)
TABELLE_BIS = date(2100, 12, 31)
EIN_TAG = timedelta(days=1)
DIENSTFREI = frozenset({(12, 24), (12, 31)})


class AusserhalbDesKalenders(Exception):
    """Ein errechneter Tag läge außerhalb der hinterlegten Feiertage (1999 bis 2100)."""


def _lies_feiertage() -> dict[date, str]:
    zeilen = files("calc").joinpath("recht", "feiertage.csv").read_text("utf-8").splitlines()[1:]
    return {date.fromisoformat(tag): name for tag, _, name in (zeile.partition(";") for zeile in zeilen)}


HAMBURGER_FEIERTAGE: Mapping[date, str] = MappingProxyType(_lies_feiertage())
"""Alle gesetzlichen Feiertage in Hamburg von 1999 bis 2100, nach geltendem Recht fortgeschrieben."""


def im_kalender(tag: date) -> date:
    """Gibt `tag` zurück, wenn er in der Tabelle der Feiertage liegt (1999 bis 2100).

    Raises:
        AusserhalbDesKalenders: sonst; für andere Jahre sind keine Feiertage hinterlegt.
    """
    if not TABELLE_VON <= tag <= TABELLE_BIS:
        raise AusserhalbDesKalenders
    return tag


def ist_werktag(tag: date) -> bool:
    """Ob `tag` weder Wochenende noch Feiertag ist; nur das zählt für gesetzliche Fristen (§ 26 Abs. 3 SGB X)."""
    return tag.weekday() < 5 and tag not in HAMBURGER_FEIERTAGE


def ist_arbeitstag(tag: date, *, dienstfrei: bool = True) -> bool:
    """Ob `tag` ein Arbeitstag ist.

    Args:
        tag: der fragliche Tag.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.
    """
    return ist_werktag(tag) and not (dienstfrei and (tag.month, tag.day) in DIENSTFREI)


def grund_kein_arbeitstag(tag: date) -> str:
    """Warum ein Tag kein Arbeitstag ist: Name des Feiertags, sonst „Wochenende“, sonst „dienstfrei“."""
    return HAMBURGER_FEIERTAGE.get(tag) or ("Wochenende" if tag.weekday() >= 5 else "dienstfrei")


def naechster_werktag(tag: date) -> date:
    """Der erste Werktag am oder nach `tag`: dahin verschiebt sich das Ende einer gesetzlichen Frist.

    Rechtsgrundlage: § 26 Abs. 3 SGB X; § 193 BGB; § 64 Abs. 3 SGG.
    """
    while not ist_werktag(im_kalender(tag)):
        tag += EIN_TAG
    return tag


@cache
def letzter_arbeitstag(tag: date) -> date:
    """Der letzte Arbeitstag am oder vor `tag` (24. und 31. Dezember dienstfrei)."""
    while not ist_arbeitstag(im_kalender(tag)):
        tag -= EIN_TAG
    return tag


@cache
def erster_arbeitstag(tag: date) -> date:
    """Der erste Arbeitstag am oder nach `tag` (24. und 31. Dezember dienstfrei)."""
    while not ist_arbeitstag(im_kalender(tag)):
        tag += EIN_TAG
    return tag


def zaehle_arbeitstage(start: date, anzahl: int, *, starttag_zaehlt: bool = False, dienstfrei: bool = True) -> date:
    """Der `anzahl`-te Arbeitstag nach (negativ: vor) `start`.

    Args:
        start: Tag, ab dem gezählt wird.
        anzahl: Arbeitstage, nicht null; negativ zählt zurück.
        starttag_zaehlt: ob `start` der erste gezählte Tag ist, wenn er Arbeitstag ist.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Raises:
        AusserhalbDesKalenders: wenn das Ergebnis nicht von 1999 bis 2100 liegt.
    """
    richtung = EIN_TAG if anzahl > 0 else -EIN_TAG
    tag = start - richtung if starttag_zaehlt else start
    offen = abs(anzahl)
    while offen:
        tag += richtung
        offen -= ist_arbeitstag(im_kalender(tag), dienstfrei=dienstfrei)
    return tag
