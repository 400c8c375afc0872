"""Ein Ergebnis zum Mitnehmen: als Kalenderdatei oder als Tabelle."""

from __future__ import annotations

from typing import Literal, NamedTuple

from calc.ausgabe.csvdatei import als_csv
from calc.ausgabe.kalender import als_kalender
from calc.frage import Antwort

Form = Literal["kalender", "tabelle"]


class Datei(NamedTuple):
    """Eine Datei zum Herunterladen."""

    datei: str
    typ: str
    inhalt: str


def als_datei(form: Form, antwort: Antwort, nummer: int | None = None) -> Datei:
    """Die Datei zu einer Antwort.

    Args:
        form: kalender oder tabelle.
        antwort: womit gerechnet wurde und was herauskam.
        nummer: für den Kalender nur dieser Termin, gezählt ab 0; ohne Angabe alle.
    """
    name, ergebnis = antwort.name, antwort.ergebnis
    if form == "kalender":
        inhalt = als_kalender(antwort.kurztitel, antwort.eingabe, ergebnis, nummer)
        return Datei(f"{name}.ics", "text/calendar", inhalt)
    return Datei(f"{name}.csv", "text/csv", als_csv(antwort.darstellung(), ergebnis))
