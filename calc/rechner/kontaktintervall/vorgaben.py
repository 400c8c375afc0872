"""Alle Vorgaben des Konzepts, die auf eine Person zutreffen."""

from __future__ import annotations

from collections.abc import Mapping

from calc.form.modelle import Hinweis
from calc.rechner.kontaktintervall.eingabe import AUSBILDUNG, KontaktintervallEingabe
from calc.rechner.kontaktintervall.ereignisse import NACH_EREIGNIS
from calc.rechner.kontaktintervall.ergebnis import Art
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Situation, takt
from calc.rechner.kontaktintervall.vorgabe import Vorgaben, turnus

_PRUEFT: Mapping[Situation, str] = {Situation.P10_ANDERE: "Handlungsbedarf prüfen"}
"""Was zu prüfen ist, wenn es nicht der Beratungsbedarf ist (O6)."""

PRUEFUNG, BERATUNG = takt("pruefung"), takt("beratung")
FALLMANAGEMENT, KOOPERATIONSPLAN = takt("fallmanagement"), takt("kooperationsplan")


def alle_vorgaben(eingabe: KontaktintervallEingabe) -> Vorgaben:
    """Die Vorgaben aller gewählten Situationen und die, die immer gelten (I6, C3, D2)."""
    stichtag = eingabe.stichtag
    for situation in dict.fromkeys(eingabe.situationen):
        angaben = SITUATIONEN[situation]
        if angaben.kontakt:
            abstand = angaben.kontakt.am(stichtag)
            yield turnus(angaben.regel, Art.KONTAKT, abstand, eingabe.letzter_kontakt, angaben.titel)
        if angaben.pruefung:
            abstand = angaben.pruefung.am(stichtag)
            was = _PRUEFT.get(situation)
            yield turnus(angaben.regel, Art.PRUEFUNG, abstand, eingabe.geprueft_am, angaben.titel, was)
        if nach_ereignis := NACH_EREIGNIS.get(situation):
            yield from nach_ereignis(eingabe, angaben.regel)
    yield from _fuer_alle(eingabe)


def _fuer_alle(eingabe: KontaktintervallEingabe) -> Vorgaben:
    stichtag = eingabe.stichtag
    if eingabe.fallmanagement:
        abstand = FALLMANAGEMENT.am(stichtag)
        yield turnus("D2", Art.KONTAKT, abstand, eingabe.letzter_kontakt, "Fallmanagement, in der Regel")
    yield turnus("I6", Art.PRUEFUNG, PRUEFUNG.am(stichtag), eingabe.geprueft_am, "gilt für alle")
    if frozenset(AUSBILDUNG).isdisjoint(eingabe.situationen):
        abstand = BERATUNG.am(stichtag)
        yield turnus("I6", Art.GESPRAECH, abstand, eingabe.letzter_kontakt, "gilt für alle, in der Regel")
    else:
        yield Hinweis(
            "info",
            "In der Regel mindestens eine Beratung im Jahr (I6). Im zweiten Lehrjahr kann das persönliche Gespräch"
            " entfallen; deshalb steht dafür hier keine Frist.",
            "S3",
        )
    if eingabe.letzte_fortschreibung:
        yield turnus("C3", Art.KOOP, KOOPERATIONSPLAN.am(stichtag), eingabe.letzte_fortschreibung, "")
