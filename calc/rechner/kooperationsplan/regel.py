"""Bis wann der Kooperationsplan fortzuschreiben ist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.rechner.kooperationsplan.eingabe import KooperationsplanEingabe
from calc.recht.aenderungen import AENDERUNGEN
from calc.recht.parameter import parameter
from calc.recht.verbindlichkeit import Verbindlichkeit, verbindlichkeit
from calc.zeit.dringlichkeit import Status, status
from calc.zeit.fristen import ereignisfrist
from calc.zeit.kalender import grund_kein_arbeitstag, letzter_arbeitstag

FORTSCHREIBUNG, OHNE_PLAN = (
    parameter("kontaktintervall", name) for name in ("kooperationsplan", "ohne_kooperationsplan")
)


VERPFLICHTUNG = "R5"
RECHTSLAGE = (VERPFLICHTUNG, "R18")
"""Was sich für einen Kooperationsplan geändert hat: Verpflichtung, wenn er ausbleibt, und sein Inhalt."""


@dataclass(frozen=True, slots=True)
class Fall:
    """Letzter Kalendertag und letzter Arbeitstag für die Fortschreibung.

    Args:
        monate: wie viele Monate nach der letzten Fortschreibung die nächste ansteht.
        monate_ohne_plan: nach wie vielen Monaten die Lage ohne Plan neu zu prüfen ist.
        kalender: letzter Kalendertag.
        grund_frei: warum er kein Arbeitstag ist; `None`, wenn er einer ist.
        spaetestens: letzter Arbeitstag bis dahin.
        vor_dem_gesetz: ob der Plan älter sein soll als das Recht, das ihn einführte.
        verbindlichkeit: wie verbindlich das Konzept die Fortschreibung nennt.
        rechtslage: Nummern der Rechtsänderungen, die am Stichtag für einen Plan gelten.
    """

    monate: int
    monate_ohne_plan: int
    kalender: date
    grund_frei: str | None
    spaetestens: date
    status: Status
    vor_dem_gesetz: bool
    verbindlichkeit: Verbindlichkeit
    rechtslage: tuple[str, ...]


def ordne_ein(eingabe: KooperationsplanEingabe) -> Fall:
    """Berechnet, bis wann der Kooperationsplan gemeinsam zu prüfen und fortzuschreiben ist.

    Raises:
        AusserhalbDesKalenders: wenn der Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: § 15 Abs. 3 SGB II (C3, C4, R7); § 187 Abs. 1, § 188 BGB.
    """
    ausgang, stichtag = eingabe.letzte_fortschreibung, eingabe.stichtag
    monate: int = FORTSCHREIBUNG.am(stichtag).wert
    kalender = ereignisfrist(ausgang, monate)
    spaetestens = letzter_arbeitstag(kalender)
    return Fall(
        monate,
        OHNE_PLAN.am(stichtag).wert,
        kalender,
        grund_kein_arbeitstag(kalender) if spaetestens != kalender else None,
        spaetestens,
        status(spaetestens, stichtag),
        ausgang < recht.beginn(recht.KOOPERATIONSPLAN),
        verbindlichkeit(("C3",)),
        tuple(nummer for nummer in RECHTSLAGE if AENDERUNGEN[nummer].gueltig_ab <= stichtag),
    )
