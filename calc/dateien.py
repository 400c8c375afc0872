"""Ein Ergebnis zum Mitnehmen: als Kalenderdatei oder als Tabelle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from calc.ausgabe.csvdatei import als_csv
from calc.ausgabe.kalender import Eintrag, als_kalender
from calc.form import meldungen
from calc.form.fehler import Fehler, UngueltigeEingabe
from calc.form.modelle import Termin
from calc.frage import Antwort
from calc.zeit.kalender import EIN_TAG, ERSTER_TAG, AusserhalbDesKalenders, letzter_arbeitstag, zaehle_arbeitstage

Form = Literal["kalender", "tabelle"]
KUERZEL_ZEICHEN = 20
VORLAUF_ARBEITSTAGE = 10
VORLAUF_HOECHSTENS = 60


class Datei(NamedTuple):
    """Eine Datei zum Herunterladen."""

    datei: str
    typ: str
    inhalt: str


@dataclass(frozen=True, slots=True)
class Wunsch:
    """Was in den Kalender soll.

    Args:
        heute: Tag, an dem die Datei entsteht; Tatsachen davor bleiben weg. Ohne Angabe ist nichts vorbei.
        kuerzel: höchstens 20 Zeichen, ohne Namen; leer, wenn keines gewählt ist.
        vorlauf: so viele Arbeitstage vorher wird an eine Frist zusätzlich erinnert, 0 bis 60; 0 heißt gar nicht.
        nummer: nur dieser Termin, gezählt ab 0; sonst alle.
    """

    heute: date = ERSTER_TAG
    kuerzel: str = ""
    vorlauf: int = VORLAUF_ARBEITSTAGE
    nummer: int | None = None

    def __post_init__(self) -> None:
        if len(self.kuerzel) > KUERZEL_ZEICHEN or not (
            self.kuerzel.isprintable() and self.kuerzel == self.kuerzel.strip()
        ):
            raise UngueltigeEingabe([Fehler("kuerzel", meldungen.kuerzel(KUERZEL_ZEICHEN))])
        if not 0 <= self.vorlauf <= VORLAUF_HOECHSTENS:
            raise UngueltigeEingabe([Fehler("vorlauf", meldungen.vorlauf(VORLAUF_HOECHSTENS))])


def lies_wunsch(roh: str) -> Wunsch:
    """Was die Seite zum Kalender angibt.

    Args:
        roh: JSON-Objekt mit `heute`, `kuerzel`, `vorlauf` und `nummer`, soweit gewählt; leer heißt: nichts gewählt.

    Raises:
        UngueltigeEingabe: wenn Kürzel oder Vorlauf nicht gehen.
    """
    angaben = json.loads(roh or "{}")
    heute = {"heute": date.fromisoformat(angaben["heute"])} if "heute" in angaben else {}
    return Wunsch(**angaben | heute)


def als_datei(form: Form, antwort: Antwort, wunsch: Wunsch) -> Datei:
    """Die Datei zu einer Antwort.

    Args:
        form: kalender oder tabelle.
        antwort: womit gerechnet wurde und was herauskam.
        wunsch: was in den Kalender soll; für die Tabelle ohne Wirkung.

    Raises:
        IndexError: wenn es den Termin nicht gibt.
    """
    name, ergebnis = antwort.name, antwort.ergebnis
    if form == "kalender":
        inhalt = als_kalender(antwort.kurztitel, wunsch.kuerzel, _eintraege(ergebnis.termine, wunsch), wunsch.heute)
        return Datei(f"{name}.ics", "text/calendar", inhalt)
    return Datei(
        f"{name}.csv", "text/csv", als_csv(antwort.kurztitel, antwort.darstellung(), antwort.eingabe, ergebnis)
    )


def _eintraege(termine: tuple[Termin, ...], wunsch: Wunsch) -> Iterator[Eintrag]:
    if wunsch.nummer is not None:
        gewaehlt: tuple[Termin, ...] = (termine[wunsch.nummer],)
    else:
        gewaehlt = tuple(t for t in termine if t.art != "ereignis" or t.datum >= wunsch.heute)
    for termin in gewaehlt:
        yield Eintrag(termin, tuple(_erinnerungen(termin, wunsch)))


def _erinnerungen(termin: Termin, wunsch: Wunsch) -> Iterator[date]:
    """Früh genug, um noch einzuladen, und am Arbeitstag davor; was schon vorbei ist, nicht mehr."""
    try:
        davor = letzter_arbeitstag(termin.datum - EIN_TAG)
        frueh = zaehle_arbeitstage(termin.datum, -wunsch.vorlauf) if wunsch.vorlauf else davor
    except AusserhalbDesKalenders:  # the first days of 1999
        davor = frueh = termin.datum - EIN_TAG
    tage = (frueh, davor) if termin.art == "frist" and frueh < davor else (davor,)
    return (tag for tag in tage if tag >= wunsch.heute)
