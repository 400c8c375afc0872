"""Alle Forderungen des Konzepts, die auf eine Person zutreffen."""

from __future__ import annotations

from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.ereignisse import NACH_EREIGNIS
from calc.rechner.kontaktintervall.forderung import Anlass, Art, Forderungen, turnus
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, takt

PRUEFUNG, BERATUNG = takt("pruefung"), takt("beratung")
FALLMANAGEMENT, KOOPERATIONSPLAN = takt("fallmanagement"), takt("kooperationsplan")


def alle_forderungen(eingabe: KontaktintervallEingabe) -> Forderungen:
    """Was aus den angekreuzten Situationen folgt und was immer gilt (I6, C3, D2).

    Args:
        eingabe: die geprüfte Eingabe; die Zahlen gelten am Stichtag.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: Konzept zur Beratungsaktivität (C3, D2, I6, O1 bis O7, P1 bis P12).
    """
    stichtag = eingabe.stichtag
    for situation in dict.fromkeys(eingabe.situationen):
        angaben = SITUATIONEN[situation]
        for art, wie_oft, anker in (
            (Art.KONTAKT, angaben.kontakt, eingabe.letzter_kontakt),
            (Art.PRUEFUNG, angaben.pruefung, eingabe.geprueft_am),
        ):
            if wie_oft:
                yield turnus(Anlass.SITUATION, angaben.regel, art, wie_oft.am(stichtag), anker, situation)
        if nach_ereignis := NACH_EREIGNIS.get(situation):
            yield from nach_ereignis(eingabe, angaben.regel)
    yield from fuer_alle(eingabe)


def fuer_alle(eingabe: KontaktintervallEingabe) -> Forderungen:
    """Was unabhängig von der Situation gilt.

    Den Beratungsbedarf alle sechs Monate prüfen und einmal im Jahr beraten (I6; in Ausbildung ohne Frist, S3), den
    Kooperationsplan fortschreiben, wenn es einen gibt (C3), im Fallmanagement jeden Monat sprechen (D2).

    Args:
        eingabe: die geprüfte Eingabe.

    Rechtsgrundlage: C3, D2, I6, S3 des Konzepts; § 15 Abs. 3 SGB II.
    """
    stichtag, kontakt = eingabe.stichtag, eingabe.letzter_kontakt
    if eingabe.fallmanagement:
        yield turnus(Anlass.FALLMANAGEMENT, ("D2",), Art.KONTAKT, FALLMANAGEMENT.am(stichtag), kontakt)
    yield turnus(Anlass.PRUEFUNG, ("I6",), Art.PRUEFUNG, PRUEFUNG.am(stichtag), eingabe.geprueft_am)
    if not any(SITUATIONEN[situation].ohne_beratungsfrist for situation in eingabe.situationen):
        yield turnus(Anlass.BERATUNG, ("I6",), Art.GESPRAECH, BERATUNG.am(stichtag), kontakt)
    if plan := eingabe.letzte_fortschreibung:
        yield turnus(Anlass.KOOPERATIONSPLAN, ("C3",), Art.KOOP, KOOPERATIONSPLAN.am(stichtag), plan)
