"""Die Schutzfrist und der erste Arbeitstag danach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from calc.institute.schutzfrist import Schutzfrist, schutzfrist
from calc.rechner.mutterschutz.eingabe import MutterschutzEingabe
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag


@dataclass(frozen=True, slots=True)
class Fall:
    """Die Schutzfrist, ihr Ende ohne angehängte Tage und der erste Arbeitstag danach."""

    frist: Schutzfrist
    regelende: date
    kontakt_ab: date


def ordne_ein(eingabe: MutterschutzEingabe) -> Fall:
    """Berechnet die Schutzfrist und den ersten Arbeitstag danach.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: § 3 Abs. 1 und 2 MuSchG; D5 des Konzepts.
    """
    frist = schutzfrist(eingabe.errechneter_termin, eingabe.entbindung, verlaengert=eingabe.verlaengert)
    regelende = frist.ende - timedelta(days=frist.angehaengte_tage)
    return Fall(frist, regelende, erster_arbeitstag(frist.ende + EIN_TAG))
