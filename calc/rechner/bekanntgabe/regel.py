"""Wann ein Bescheid bekannt gegeben ist und bis wann ein Widerspruch möglich ist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.institute.bekanntgabe import bekannt_nach_aufgabe, fiktion_tage
from calc.institute.widerspruch import Widerspruchsfrist, widerspruchsfrist
from calc.rechner.bekanntgabe.eingabe import BekanntgabeEingabe, Weg


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """Der Tag der Bekanntgabe, woraus er folgt, und die Frist für den Widerspruch.

    Args:
        fiktion_tage: am wievielten Tag nach dem Absenden der Bescheid als bekannt gegeben gilt; 0 ohne Vermutung.
        vermutet: dieser Tag; `None` ohne Vermutung.
        bekanntgabe: der Tag, der zählt.
        widerspruch: die Frist ab diesem Tag.
    """

    fiktion_tage: int
    vermutet: date | None
    bekanntgabe: date
    widerspruch: Widerspruchsfrist


def ordne_ein(eingabe: BekanntgabeEingabe) -> Fall:
    """Berechnet den Tag der Bekanntgabe und das Ende der Widerspruchsfrist.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht bis 2100 liegt.

    Rechtsgrundlage: § 37 Abs. 2, 2a SGB X; §§ 84, 66, 64 SGG.
    """
    tage, vermutet = 0, None
    if _gilt_vermutung(eingabe):
        tage, vermutet = fiktion_tage(eingabe.datum), bekannt_nach_aufgabe(eingabe.datum)
    bekannt = max(filter(None, (vermutet, eingabe.zugang)), default=eingabe.datum)
    frist = widerspruchsfrist(bekannt, belehrung=eingabe.rechtsbehelfsbelehrung, ausland=eingabe.ausland)
    return Fall(fiktion_tage=tage, vermutet=vermutet, bekanntgabe=bekannt, widerspruch=frist)


def _gilt_vermutung(eingabe: BekanntgabeEingabe) -> bool:
    """Ob ein Bescheid nach einigen Tagen als bekannt gegeben gilt: nicht, was mit der Post ins Ausland geht."""
    if eingabe.weg is Weg.POST:
        return not eingabe.ausland
    return eingabe.weg in (Weg.ELEKTRONISCH, Weg.PORTAL)
