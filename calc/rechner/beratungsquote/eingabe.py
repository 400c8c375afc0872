"""Was der Rechner „Beratungsquote“ wissen muss."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from pydantic import Field

from calc.form import meldungen
from calc.form.fehler import Fehler
from calc.form.modelle import EingabeModell, Tag, auswahl, feld, feld_stichtag
from calc.form.sprache import WOCHENTAGE, kurz
from calc.rechner.beratungsquote.zahlen import aenderungen, vollzeitstunden

HOECHSTENS_TAGE = 366
HOECHSTENS_GESPRAECHE = 99_999
STUNDEN_DER_WOCHE = 168
MONTAG_BIS_FREITAG = (0, 1, 2, 3, 4)

# Not a Literal: that would take true for 1.
WochentagWahl = Annotated[int, Field(ge=0, le=6), auswahl(dict(enumerate(WOCHENTAGE)))]


class Abwesenheit(EingabeModell):
    """Erster und letzter Tag einer Abwesenheit."""

    von: Tag = feld("Von", "Erster Tag der Abwesenheit.")
    bis: Tag = feld("Bis", "Letzter Tag der Abwesenheit; bei einem einzelnen Tag derselbe.")

    def __str__(self) -> str:
        return kurz(self.von) if self.von == self.bis else f"{kurz(self.von)} bis {kurz(self.bis)}"


class BeratungsquoteEingabe(EingabeModell):
    """Zeitraum, Arbeitszeit, Abwesenheit und was schon geführt ist."""

    von: Tag = feld("Zeitraum von", "Erster Tag des Zeitraums.", heute=False, zeitraum_bis="bis")
    bis: Tag = feld("Zeitraum bis", f"Letzter Tag des Zeitraums, höchstens {HOECHSTENS_TAGE} Tage.", heute=False)
    stichtag: Tag | None = feld_stichtag("Meist heute. Von ihm an zählen die Tage, die noch bleiben.")
    wochenstunden: float = feld(
        "Eigene Wochenstunden",
        "Vertragliche Arbeitszeit je Woche, zum Beispiel 19,5.",
        gt=0,
        le=STUNDEN_DER_WOCHE,
        einstellung=True,
    )
    vollzeitstunden: float = feld(
        "Wochenstunden in Vollzeit",
        "Arbeitszeit einer Vollzeitstelle je Woche.",
        vorgabe_aus=lambda angaben: vollzeitstunden(angaben["von"]),
        einstellung=True,
        gt=0,
        le=STUNDEN_DER_WOCHE,
    )
    wochentage: tuple[WochentagWahl, ...] = feld(
        "Arbeitstage der Woche",
        "Alle Tage ankreuzen, an denen gearbeitet wird. Die Wochenstunden verteilen sich gleichmäßig darauf.",
        vorgabe=MONTAG_BIS_FREITAG,
        einstellung=True,
        min_length=1,
    )
    abwesenheiten: tuple[Abwesenheit, ...] = feld(
        "Abwesenheiten",
        "Urlaub, Krankheit, Fortbildung: je Zeile erster und letzter Tag. Tage, die doppelt vorkommen, zählen einmal.",
        vorgabe=(),
    )
    dienstfrei_24_31_dez: bool = feld(
        "24. und 31. Dezember sind dienstfrei",
        "In der Regel ja; es sind aber keine Feiertage.",
        vorgabe=True,
        einstellung=True,
    )
    gefuehrt: int = feld(
        "Geführte Gespräche",
        "Qualifizierte Beratungsgespräche im Zeitraum, gleich auf welchem Weg.",
        vorgabe=0,
        ge=0,
        le=HOECHSTENS_GESPRAECHE,
        gruppe="Bisher geführt",
    )
    davon_praesenz: int | None = feld(
        "Davon in Präsenz",
        "Am selben Ort oder per Video; Telefon zählt hier nicht. Leer lassen, wenn es nicht bekannt ist.",
        vorgabe=0,
        leer_unbekannt=True,
        ge=0,
        le=HOECHSTENS_GESPRAECHE,
        gruppe="Bisher geführt",
    )

    @cached_property
    def tage_je_woche(self) -> tuple[int, ...]:
        """Die gewählten Wochentage, jeder einmal, Montag ist 0."""
        return tuple(sorted(set(self.wochentage)))

    def widersprueche(self) -> Iterator[Fehler]:
        """Zeitraum verkehrt oder zu lang, Abwesenheit außerhalb, ein Teil größer als das Ganze."""
        tage = (self.bis - self.von).days + 1
        if tage < 1:
            yield meldungen.ende_vor_beginn("bis", self.bis, self.von)
        elif tage > HOECHSTENS_TAGE:
            yield meldungen.zeitraum_zu_lang("bis", tage, HOECHSTENS_TAGE)
        elif neue := list(aenderungen(self.von, self.bis)):  # the concept does not say how to count across
            yield meldungen.zeitraum_ueber_aenderung("bis", min(neue))
        if self.wochenstunden > self.vollzeitstunden:
            yield meldungen.mehr_als("wochenstunden", self.vollzeitstunden, "Wochenstunden in Vollzeit")
        for nummer, abwesenheit in enumerate(self.abwesenheiten):
            stelle = f"abwesenheiten.{nummer}"
            if abwesenheit.bis < abwesenheit.von:
                yield meldungen.ende_vor_beginn(f"{stelle}.bis", abwesenheit.bis, abwesenheit.von)
            elif tage >= 1 and abwesenheit.bis < self.von:
                yield meldungen.nicht_im_zeitraum(f"{stelle}.bis", self.von, self.bis)
            elif tage >= 1 and abwesenheit.von > self.bis:
                yield meldungen.nicht_im_zeitraum(f"{stelle}.von", self.von, self.bis)
        if self.davon_praesenz is not None and self.davon_praesenz > self.gefuehrt:
            yield meldungen.mehr_als("davon_praesenz", self.gefuehrt, "Geführte Gespräche")
