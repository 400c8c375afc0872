"""Wie der Rechner „Beratungsquote“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Anteil, Checkliste, Darstellung, Saeule, Saeulen, Satz, Tabelle
from calc.form.sprache import aufzaehlung, dezimal, kurz
from calc.rechner.beratungsquote.antwort import BeratungsquoteErgebnis, gespraeche
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe

WOCHEN_EINES_MONATS = 6
SPANNE = {"woche": "Ende der Woche", "monat": "Ende des Monats", "jahr": "Ende des Jahres"}


def stelle_dar(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> Darstellung:
    """Das Soll in einem Satz, was noch offen ist, der Anteil in Präsenz und eine Säule je Woche."""
    return Darstellung(
        (_satz(eingabe, ergebnis),),
        tuple(_zusatz(eingabe, ergebnis)),
        quellen="E1, E2, E5",
        bilder=tuple(_bilder(ergebnis)),
        tabellen=(_tabelle(ergebnis),),
        checkliste=Checkliste("jahresblick"),
    )


def _satz(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> str:
    zeitraum = f"vom {kurz(eingabe.von)} bis zum {kurz(eingabe.bis)}"
    if not ergebnis.soll:
        return f"Kein Soll {zeitraum}: kein Tag mit Anwesenheit."
    return f"Mindestens {gespraeche(ergebnis.soll)} {zeitraum}, davon {ergebnis.soll_praesenz} in Präsenz."


def _zusatz(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> Iterator[Satz]:
    if ergebnis.soll and not ergebnis.offen:
        yield (f"Geführt: {eingabe.gefuehrt}. Das Soll ist erreicht.",)
    elif ergebnis.soll:
        yield (f"Noch offen: {ergebnis.offen}. {_je_tag(eingabe, ergebnis)}",)
        yield from _rest(ergebnis)
    if eingabe.davon_praesenz is None and eingabe.gefuehrt:
        yield ("Wie viele davon in Präsenz waren, ist nicht angegeben.",)
    if ergebnis.praesenz_anteil is not None:
        anteil = f"{dezimal(ergebnis.praesenz_anteil, 1)} % ({eingabe.davon_praesenz} von {eingabe.gefuehrt})"
        yield (f"In Präsenz waren {anteil}; in der Regel sollen es {ergebnis.praesenz_ziel} % sein.",)
    if ergebnis.praesenz_offen:
        yield (f"In Präsenz noch offen: {ergebnis.praesenz_offen}.",)
    if ergebnis.soll != ergebnis.soll_ohne_abzug:  # which of the two applies is the warning below
        yield (f"Ohne Abzug von freien Tagen und Abwesenheit: {gespraeche(ergebnis.soll_ohne_abzug)}.",)


def _je_tag(eingabe: BeratungsquoteEingabe, ergebnis: BeratungsquoteErgebnis) -> str:
    if ergebnis.offen_je_tag is None:
        return "Im Zeitraum bleibt kein Tag mit Anwesenheit."
    tage = f"Anwesende Tage im Zeitraum: {ergebnis.arbeitstage}"
    if eingabe.stichtag:
        tage = f"Anwesende Tage ab dem {kurz(eingabe.stichtag)}: {ergebnis.verbleibend}"
    return f"{tage}, das sind {dezimal(ergebnis.offen_je_tag)} je Tag."


def _rest(ergebnis: BeratungsquoteErgebnis) -> Iterator[Satz]:
    """Was davon in der Woche, im Monat und im Jahr liegt; der ganze Zeitraum steht schon da, und nichts ist nichts."""
    teile = [
        f"bis zum {kurz(r.bis)} ({SPANNE[r.spanne]}) {r.gespraeche}"
        for r in ergebnis.rest
        if r.spanne in SPANNE and r.gespraeche
    ]
    if teile:
        yield (f"Gleichmäßig verteilt sind das {aufzaehlung(teile)}.",)


def _bilder(ergebnis: BeratungsquoteErgebnis) -> Iterator[Anteil | Saeulen]:
    if ergebnis.praesenz_anteil is not None:
        yield Anteil("Anteil in Präsenz", ergebnis.praesenz_anteil, ergebnis.praesenz_ziel)
    yield Saeulen(
        "Soll je Kalenderwoche",
        "Gefüllt: für anwesende Tage. Rahmen: für alle geplanten Tage.",
        tuple(Saeule(w.woche[-2:], w.soll_exakt, w.soll_exakt_ohne_abzug) for w in ergebnis.wochen),
    )


def _tabelle(ergebnis: BeratungsquoteErgebnis) -> Tabelle:
    return Tabelle(
        "Kalenderwochen",
        ("Woche", "Ab", "Tage", "Soll", "Ohne Abzug"),
        tuple(
            (
                f"KW {w.woche[-2:]}/{w.woche[:4]}",
                w.ab,
                f"{w.anwesend} von {w.geplant}",
                dezimal(w.soll_exakt, 2),
                dezimal(w.soll_exakt_ohne_abzug, 2),
            )
            for w in ergebnis.wochen
        ),
        zugeklappt=len(ergebnis.wochen) > WOCHEN_EINES_MONATS,
    )
