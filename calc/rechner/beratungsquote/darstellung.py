"""Wie der Rechner „Beratungsquote“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from calc.ausgabe.darstellung import Anteil, Checkliste, Darstellung, Saeule, Saeulen, Satz, Tabelle
from calc.form.runden import kaufmaennisch
from calc.form.sprache import dezimal, kurz
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.rechnung import BeratungsquoteErgebnis
from calc.rechner.beratungsquote.soll import gespraeche_je_woche
from calc.rechner.beratungsquote.wochen import zaehle

WOCHEN_EINES_MONATS = 6


def stelle_dar(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> Darstellung:
    """Das Soll in einem Satz, was noch offen ist, der Anteil in Präsenz und eine Säule je Woche."""
    return Darstellung(
        (_satz(eingabe, ergebnis),),
        tuple(_zusatz(eingabe, ergebnis)),
        quellen="E1, E2, E5",
        bilder=tuple(_bilder(eingabe, ergebnis)),
        tabellen=(_tabelle(eingabe, ergebnis),),
        checkliste=Checkliste("jahresblick"),
    )


def _satz(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> str:
    zeitraum = f"vom {kurz(eingabe.von)} bis zum {kurz(eingabe.bis)}"
    if not ergebnis.soll:
        return f"Kein Soll {zeitraum}: kein Tag mit Anwesenheit."
    return f"Mindestens {_gespraeche(ergebnis.soll)} {zeitraum}, davon {ergebnis.soll_praesenz} in Präsenz."


def _zusatz(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> Iterator[Satz]:
    if ergebnis.soll and not ergebnis.offen:
        yield (f"Geführt: {eingabe.gefuehrt}. Das Soll ist erreicht.",)
    elif ergebnis.soll:
        je_tag = dezimal(kaufmaennisch(Fraction(ergebnis.offen, ergebnis.arbeitstage), 1))
        tage = f"Anwesende Tage im Zeitraum: {ergebnis.arbeitstage}, das sind {je_tag} je Tag."
        yield (f"Noch offen: {ergebnis.offen}. {tage}",)
    if ergebnis.praesenz_anteil is not None:
        anteil = f"{dezimal(ergebnis.praesenz_anteil, 1)} % ({eingabe.davon_praesenz} von {eingabe.gefuehrt})"
        ziel = eingabe.vorgabe("anteil_praesenz").wert
        yield (f"In Präsenz waren {anteil}; in der Regel sollen es {ziel} % sein.",)
    if ergebnis.praesenz_offen:
        yield (f"In Präsenz noch offen: {ergebnis.praesenz_offen}.",)
    if ergebnis.soll != ergebnis.soll_ohne_abzug:  # which of the two applies is the warning below
        yield (f"Ohne Abzug von freien Tagen und Abwesenheit: {_gespraeche(ergebnis.soll_ohne_abzug)}.",)


def _bilder(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> Iterator[Anteil | Saeulen]:
    if ergebnis.praesenz_anteil is not None:
        yield Anteil("Anteil in Präsenz", ergebnis.praesenz_anteil, eingabe.vorgabe("anteil_praesenz").wert)
    yield Saeulen(
        "Soll je Kalenderwoche",
        "Gefüllt: für anwesende Tage. Rahmen: für alle geplanten Tage.",
        tuple(Saeule(woche[-2:], soll, ohne_abzug) for woche, _, _, soll, ohne_abzug in _wochen(eingabe, ergebnis)),
    )


def _tabelle(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> Tabelle:
    return Tabelle(
        "Kalenderwochen",
        ("Woche", "Ab", "Tage", "Soll", "Ohne Abzug"),
        tuple(
            (f"KW {woche[-2:]}/{woche[:4]}", ab, tage, dezimal(soll, 2), dezimal(ohne_abzug, 2))
            for woche, ab, tage, soll, ohne_abzug in _wochen(eingabe, ergebnis)
        ),
        zugeklappt=len(ergebnis.wochen) > WOCHEN_EINES_MONATS,
    )


def _wochen(
    eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis
) -> Iterator[tuple[str, date, str, float, float]]:
    """Woche, erster Tag im Zeitraum, anwesende von geplanten Tagen, Soll mit und ohne Abzug."""
    je_tag = gespraeche_je_woche(eingabe) / len(eingabe.tage_je_woche)
    for gezaehlt, woche in zip(zaehle(eingabe), ergebnis.wochen, strict=True):
        ohne_abzug = kaufmaennisch(je_tag * gezaehlt.geplant, 2)
        ab = max(date.fromordinal(gezaehlt.beginn), eingabe.von)
        tage = f"{gezaehlt.anwesend} von {gezaehlt.geplant}"
        yield woche.woche, ab, tage, woche.soll_exakt, ohne_abzug


def _gespraeche(anzahl: int) -> str:
    return "1 Gespräch" if anzahl == 1 else f"{anzahl} Gespräche"
