"""Die Termine der nächsten zwölf Monate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import PlainSerializer

from calc.form.modelle import ALS_TEXT
from calc.institute.schutzfrist import Schutzfrist
from calc.rechner.kontaktintervall.faelligkeit import Faelligkeit, nach_schutzfrist
from calc.rechner.kontaktintervall.forderung import Art
from calc.recht.verbindlichkeit import STUFEN, Verbindlichkeit
from calc.zeit.fristen import ereignisfrist, monate_zwischen
from calc.zeit.kalender import AusserhalbDesKalenders, letzter_arbeitstag

PLAN_MONATE = 12

Nummern = Annotated[tuple[str, ...], PlainSerializer(", ".join, return_type=str)]
"""Nummern des Konzepts; im JSON ein Text: „O2, D1“."""


@dataclass(frozen=True, slots=True)
class Plantermin:
    """Ein Termin des Jahresplans."""

    datum: date
    regel: Nummern
    art: Annotated[Art, ALS_TEXT]
    verbindlichkeit: Annotated[Verbindlichkeit, ALS_TEXT]


def jahresplan(faellig: Iterable[Faelligkeit], stichtag: date, schutz: Schutzfrist | None) -> tuple[Plantermin, ...]:
    """Alle Termine vom Stichtag bis zwölf Monate danach und was davor schon verstrichen ist.

    Args:
        faellig: alles, was zu tun ist.
        stichtag: erster Tag des Plans.
        schutz: die Schutzfrist, wenn es eine gibt; Termine darin rücken auf den ersten Arbeitstag danach (D5).

    Returns:
        Nach Tagen geordnet. Wiederholungen sind aus dem Anker gerechnet, nie aus dem vorigen Termin.

    Raises:
        AusserhalbDesKalenders: wenn das Ende des Plans nicht in den hinterlegten Jahren liegt.
    """
    bis = ereignisfrist(stichtag, PLAN_MONATE)
    termine: dict[tuple[date, str, Art], Plantermin] = {}
    for f in faellig:
        regel, art, stufe = f.forderung.regel, f.forderung.art, f.verbindlichkeit
        nummern = ", ".join(regel)
        for tag in (f.spaetestens or f.forderung.fruehestens, *_wiederholungen(f, stichtag, bis, schutz)):
            if tag and tag <= bis:
                zugleich = termine.get((tag, nummern, art))
                if zugleich is None or STUFEN.index(stufe) < STUFEN.index(zugleich.verbindlichkeit):
                    termine[tag, nummern, art] = Plantermin(tag, regel, art, stufe)
    return tuple(termin for _, termin in sorted(termine.items()))


def _wiederholungen(f: Faelligkeit, stichtag: date, bis: date, schutz: Schutzfrist | None) -> Iterator[date]:
    """Die weiteren Termine ab dem Stichtag, jeder aus dem Anker gerechnet, nicht aus dem vorigen."""
    forderung = f.forderung
    anker = forderung.anker or f.spaetestens
    if forderung.abstand is None or anker is None:
        return
    monate = forderung.abstand.monate
    # A term inside the protected period counts on the day after it, so the search begins before both.
    ab = min(stichtag, schutz.beginn) if schutz else stichtag
    erste = max(1 if forderung.sofort else 2, monate_zwischen(anker, ab) // monate)
    # The last working day of a term at the start of the month after `bis` may still be in time.
    letzte = (monate_zwischen(anker, bis) + 1) // monate
    for anzahl in range(erste, letzte + 1):
        try:
            arbeitstag = letzter_arbeitstag(ereignisfrist(anker, monate * anzahl))
        except AusserhalbDesKalenders:  # the month after a plan that ends with the table of holidays
            return
        if (tag := nach_schutzfrist(arbeitstag, forderung.art, schutz)) >= stichtag:
            yield tag
