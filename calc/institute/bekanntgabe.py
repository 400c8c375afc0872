"""Wann ein abgesendeter Bescheid als bekannt gegeben gilt.

Rechtsgrundlage: § 37 Abs. 2, 2a SGB X.
"""

from __future__ import annotations

from datetime import date, timedelta

from calc.recht.parameter import wert
from calc.zeit.kalender import EIN_TAG, im_kalender


def fiktion_tage(aufgabe: date) -> int:
    """Am wievielten Tag nach dem Absenden ein Bescheid als bekannt gegeben gilt.

    Args:
        aufgabe: Tag der Aufgabe zur Post, der Absendung oder der Benachrichtigung.

    Rechtsgrundlage: § 37 Abs. 2, 2a SGB X.
    """
    tage: int = wert("bekanntgabe", "fiktion", aufgabe)
    return tage


def bekannt_nach_aufgabe(aufgabe: date) -> date:
    """Der Tag, an dem ein abgesendeter Bescheid als bekannt gegeben gilt; er verschiebt sich nie.

    Args:
        aufgabe: Tag der Aufgabe zur Post, der Absendung oder der Benachrichtigung; er zählt nicht mit.

    Raises:
        AusserhalbDesKalenders: wenn der Tag nach 2100 läge.

    Rechtsgrundlage: § 37 Abs. 2, 2a SGB X; BSG 06.05.2010, B 14 AS 12/09 R.
    """
    return im_kalender(aufgabe + timedelta(days=fiktion_tage(aufgabe)))


def spaeteste_aufgabe(bekanntgabe: date) -> date:
    """Der letzte Tag zum Absenden, damit ein Bescheid spätestens an `bekanntgabe` bekannt gegeben ist.

    Args:
        bekanntgabe: letzter Tag, an dem der Bescheid bekannt sein darf.

    Raises:
        AusserhalbDesKalenders: wenn der Tag vor 1999 läge.

    Rechtsgrundlage: § 37 Abs. 2 SGB X.
    """
    tag = bekanntgabe
    while tag + timedelta(days=fiktion_tage(tag)) > bekanntgabe:
        tag -= EIN_TAG
    return im_kalender(tag)
