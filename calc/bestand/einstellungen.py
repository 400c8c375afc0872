"""Was für den ganzen Bestand gilt: Stichtag, Arbeitszeit, Planungsraum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from pydantic import ValidationError

from calc.form import meldungen
from calc.form.fehler import Fehler, UngueltigeEingabe
from calc.form.modelle import EingabeModell, Tag, feld
from calc.form.runden import bruch
from calc.rechner.beratungsquote.eingabe import (
    MONTAG_BIS_FREITAG,
    STUNDEN_DER_WOCHE,
    Abwesenheit,
    BeratungsquoteEingabe,
    WochentagWahl,
)
from calc.rechner.beratungsquote.regel import ordne_ein
from calc.rechner.beratungsquote.zahlen import vollzeitstunden
from calc.zeit.kalender import EIN_TAG, ERSTER_TAG, LETZTER_TAG, im_kalender, letzter_arbeitstag

WOCHE = timedelta(days=7)
ERSTER_MONTAG = ERSTER_TAG + timedelta(days=-ERSTER_TAG.weekday() % 7)
"""Die erste Woche, die ganz im hinterlegten Recht liegt, beginnt hier."""
WOCHEN_JE_FRAGE = 52
"""So viele Wochen passen in einen Zeitraum der Beratungsquote."""


class Einstellungen(EingabeModell):
    """Stichtag, Arbeitszeit einer Fachkraft und wie weit geplant wird."""

    stichtag: Tag = feld("Stichtag", "Der Tag, von dem aus gerechnet wird, meist heute.")
    wochenstunden: float | None = feld(
        "Eigene Wochenstunden",
        "Vertragliche Arbeitszeit je Woche, zum Beispiel 19,5; ohne Angabe Vollzeit.",
        vorgabe=None,
        gt=0,
        le=STUNDEN_DER_WOCHE,
    )
    vollzeitstunden: float | None = feld(
        "Wochenstunden in Vollzeit",
        "Arbeitszeit einer Vollzeitstelle je Woche; ohne Angabe die Zahl am Stichtag.",
        vorgabe=None,
        gt=0,
        le=STUNDEN_DER_WOCHE,
    )
    wochentage: tuple[WochentagWahl, ...] = feld(
        "Arbeitstage der Woche",
        "Alle Tage ankreuzen, an denen gearbeitet wird.",
        vorgabe=MONTAG_BIS_FREITAG,
        min_length=1,
    )
    abwesenheiten: tuple[Abwesenheit, ...] = feld(
        "Abwesenheiten", "Urlaub, Krankheit, Fortbildung: je Zeile erster und letzter Tag.", vorgabe=()
    )
    wochen: int = feld("Wochen", "So viele Wochen weit wird geplant, 1 bis 104.", vorgabe=26, ge=1, le=104)
    anteil_bestand: float = feld(
        "Anteil für den Bestand",
        "Von 0,1 bis 1: welcher Teil der Gespräche für geplante Kontakte bleibt. Der Rest sind Erstgespräche,"
        " Spontanes, Vertretung.",
        vorgabe=1.0,
        ge=0.1,
        le=1,
    )

    @property
    def vollzeit(self) -> float:
        """Stunden in Vollzeit: die Angabe oder die Zahl, die am Stichtag gilt."""
        return self.vollzeitstunden or vollzeitstunden(self.stichtag)

    def widersprueche(self) -> Iterator[Fehler]:
        """Wochen ohne hinterlegtes Recht, mehr als Vollzeit, Abwesenheit verkehrt herum."""
        if self.stichtag < ERSTER_MONTAG:
            yield meldungen.nicht_abgedeckt("stichtag", self.stichtag, ERSTER_MONTAG)
            return
        if self.stichtag + self.wochen * WOCHE > LETZTER_TAG:
            yield meldungen.ausserhalb("stichtag")
        if self.wochenstunden and self.wochenstunden > self.vollzeit:
            yield meldungen.mehr_als("wochenstunden", self.vollzeit, "Wochenstunden in Vollzeit")
        for nummer, abwesenheit in enumerate(self.abwesenheiten):
            if abwesenheit.bis < abwesenheit.von:
                yield meldungen.ende_vor_beginn(f"abwesenheiten.{nummer}.bis", abwesenheit.bis, abwesenheit.von)


def lies_einstellungen(roh: str) -> Einstellungen:
    """Liest und prüft Einstellungen.

    Args:
        roh: ein JSON-Objekt.

    Raises:
        UngueltigeEingabe: mit einer Meldung je Feld, das zu ändern ist.
    """
    try:
        return Einstellungen.model_validate_json(roh)
    except ValidationError as fehler:
        einzelheiten = fehler.errors(include_url=False)
        raise UngueltigeEingabe(meldungen.zu_fehlern(Einstellungen, einzelheiten, unendlich=False)) from None


@dataclass(frozen=True, slots=True)
class Woche:
    """Eine Kalenderwoche des Planungsraums.

    Args:
        name: „2026-W47“.
        montag: ihr erster Tag.
        letzter_tag: ihr letzter Arbeitstag; in einer Woche ohne Arbeitstag ihr Freitag.
        platz: wie viele Gespräche mit dem Bestand hineinpassen.
    """

    name: str
    montag: date
    letzter_tag: date
    platz: int


def planungsraum(einstellungen: Einstellungen) -> tuple[Woche, ...]:
    """Die Kalenderwochen ab der des Stichtags, jede mit ihrem Soll nach der Beratungsquote mal Anteil, abgerundet.

    Raises:
        AusserhalbDesKalenders: wenn der Planungsraum über 2100 hinausreicht.

    Rechtsgrundlage: E1, E2 des Konzepts.
    """
    erster = einstellungen.stichtag - timedelta(days=einstellungen.stichtag.weekday())
    anteil = bruch(einstellungen.anteil_bestand)
    wochen: list[Woche] = []
    for ab in range(0, einstellungen.wochen, WOCHEN_JE_FRAGE):
        anzahl = min(WOCHEN_JE_FRAGE, einstellungen.wochen - ab)
        frage = _frage(einstellungen, erster + ab * WOCHE, anzahl)
        fall = ordne_ein(frage)
        for woche in fall.wochen:
            platz = floor(fall.soll.je_tag * woche.anwesend * anteil)
            wochen.append(Woche(woche.woche, woche.ab, _letzter_tag(woche.ab), platz))
    return tuple(wochen)


def _frage(einstellungen: Einstellungen, von: date, anzahl: int) -> BeratungsquoteEingabe:
    bis = im_kalender(von + anzahl * WOCHE - EIN_TAG)
    drin = (a for a in einstellungen.abwesenheiten if a.bis >= von and a.von <= bis)
    return BeratungsquoteEingabe.model_construct(
        von=von,
        bis=min(bis, LETZTER_TAG),
        wochenstunden=einstellungen.wochenstunden or einstellungen.vollzeit,
        vollzeitstunden=einstellungen.vollzeit,
        wochentage=einstellungen.wochentage,
        abwesenheiten=tuple(drin),
        dienstfrei_24_31_dez=True,
        gefuehrt=0,
        davon_praesenz=0,
    )


def _letzter_tag(montag: date) -> date:
    freitag = im_kalender(montag + timedelta(days=4))
    letzter = letzter_arbeitstag(freitag)
    return letzter if letzter >= montag else freitag
