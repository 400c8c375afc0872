"""Alle Vorgaben des Konzepts, die auf eine Person zutreffen."""

from __future__ import annotations

from collections.abc import Mapping

from calc.kontaktintervall.eingabe import AUSBILDUNG, KontaktintervallEingabe
from calc.kontaktintervall.ereignisse import NACH_EREIGNIS
from calc.kontaktintervall.ergebnis import Art
from calc.kontaktintervall.situationen import SITUATIONEN, Abstand
from calc.kontaktintervall.vorgabe import Vorgaben, turnus
from calc.kooperationsplan import FORTSCHREIBUNG_MONATE
from calc.modelle import Hinweis
from calc.recht import lade

TURNUS: Mapping[str, int] = lade("kontakt")["turnus"]


def alle_vorgaben(eingabe: KontaktintervallEingabe) -> Vorgaben:
    """Die Vorgaben aller gewählten Situationen und die, die immer gelten (I6, C3, D2)."""
    for situation in dict.fromkeys(eingabe.situationen):
        angaben = SITUATIONEN[situation]
        if angaben.kontakt:
            yield turnus(angaben.regel, Art.KONTAKT, angaben.kontakt, eingabe.letzter_kontakt, angaben.titel)
        if angaben.pruefung:
            yield turnus(angaben.regel, Art.PRUEFUNG, angaben.pruefung, eingabe.geprueft_am, angaben.titel)
        if nach_ereignis := NACH_EREIGNIS.get(situation):
            yield from nach_ereignis(eingabe, angaben.regel)
    yield from _fuer_alle(eingabe)


def _fuer_alle(eingabe: KontaktintervallEingabe) -> Vorgaben:
    pruefung, beratung = Abstand(TURNUS["pruefung_monate"]), Abstand(TURNUS["beratung_monate"])
    if eingabe.fallmanagement:
        abstand = Abstand(TURNUS["fallmanagement_monate"])
        yield turnus("D2", Art.KONTAKT, abstand, eingabe.letzter_kontakt, "Fallmanagement")
    yield turnus("I6", Art.PRUEFUNG, pruefung, eingabe.geprueft_am, "gilt für alle")
    if frozenset(AUSBILDUNG).isdisjoint(eingabe.situationen):
        yield turnus("I6", Art.GESPRAECH, beratung, eingabe.letzter_kontakt, "gilt für alle")
    else:
        yield Hinweis(
            "info",
            "In der Regel mindestens eine Beratung im Jahr (I6). Im zweiten Lehrjahr kann das persönliche Gespräch"
            " entfallen; deshalb steht dafür hier keine Frist.",
            "S3",
        )
    if eingabe.letzte_fortschreibung:
        abstand = Abstand(FORTSCHREIBUNG_MONATE)
        yield turnus("C3", Art.KOOP, abstand, eingabe.letzte_fortschreibung, "")
