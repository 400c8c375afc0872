"""Ein Ergebnis zum Mitnehmen: als Kalenderdatei oder als Tabelle."""

from __future__ import annotations

from typing import Literal, NamedTuple

from calc.ausgabe.csvdatei import als_csv
from calc.ausgabe.darstellung import stelle_dar
from calc.ausgabe.kalender import als_kalender
from calc.modelle import EingabeModell, Ergebnis

Form = Literal["kalender", "tabelle"]


class Datei(NamedTuple):
    """Eine Datei zum Herunterladen."""

    datei: str
    typ: str
    inhalt: str


def als_datei(form: Form, name: str, eingabe: EingabeModell, ergebnis: Ergebnis, nummer: int | None = None) -> Datei:
    """Die Datei zu einem Ergebnis.

    Args:
        form: kalender oder tabelle.
        name: Name des Rechners.
        eingabe: womit gerechnet wurde.
        ergebnis: was herauskam.
        nummer: für den Kalender nur dieser Termin, gezählt ab 0; ohne Angabe alle.
    """
    if form == "kalender":
        return Datei(f"{name}.ics", "text/calendar", als_kalender(name, eingabe, ergebnis, nummer))
    return Datei(f"{name}.csv", "text/csv", als_csv(stelle_dar(name, eingabe, ergebnis), ergebnis))
