"""Was man zu einer Pflichtverletzung wissen muss: geändertes Recht, Anhörung, Aufhebung, Annahmen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calc.form.modelle import Hinweis
from calc.form.sprache import dauer, kurz
from calc.institute import bescheid_worte, minderung_worte
from calc.institute.anhoerung import AUF_VERLANGEN, WIEDERHOLT_PERSOENLICH
from calc.institute.minderung import Folge
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe, Stufe
from calc.rechner.pflichtverletzung.regel import Fall
from calc.recht import ANHOERUNG, FEIERTAGE
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN

HOEHE = "§ 31a Abs. 1 SGB II"
DAUER = "§ 31b Abs. 2 SGB II"
_PERSOENLICH: Mapping[str, Hinweis] = {
    WIEDERHOLT_PERSOENLICH.name: Hinweis(
        "info", "Verlangt es die Person, soll die Anhörung persönlich sein.", "§ 31a Abs. 2 SGB II"
    ),
    AUF_VERLANGEN.name: Hinweis("info", AENDERUNGEN["R4"].als_satz(), "R4"),
}
"""Wann persönlich anzuhören ist, zu jeder Gestalt der Regel."""


def hinweise(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, ist eine Warnung."""
    mindert = fall.folge.folge is Folge.MINDERUNG
    if mindert:
        yield from _zur_stufe(eingabe, fall)
        yield from _zur_aufhebung(eingabe, fall)
    if fall.folgetermin:
        yield Hinweis("info", AENDERUNGEN["R10"].lage, "R10")
        yield OFFENE_FRAGEN["weisungen"].als_hinweis("R10")
        dienstfrei = "dienstfrei" if eingabe.dienstfrei_24_31_dez else "Arbeitstage"
        yield Hinweis("info", f"24. und 31. Dezember gelten hier als {dienstfrei}.", FEIERTAGE)
    if mindert:
        yield from _zum_verfahren(eingabe, fall)
    if fall.mit_bescheid:
        yield from bescheid_worte.hinweise(fall.bescheid)
    yield from minderung_worte.hinweise(fall, eingabe.regelbedarfsstufe)
    if fall.totalentfall:
        yield Hinweis("info", fall.totalentfall, "§ 31a Abs. 7 SGB II")


def _zur_stufe(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.vorstufe_monate is None:
        if eingabe.stufe is not Stufe.ERSTE:
            text = f"Seit dem {kurz(fall.recht_seit)} gibt es keine Stufen mehr; die Angabe ändert nichts."
            yield Hinweis("info", text, HOEHE)
        yield Hinweis("info", AENDERUNGEN["R5"].als_satz(), "R5")
    elif eingabe.stufe is not Stufe.ERSTE:
        yield Hinweis(
            "warnung",
            "Diese Stufe gilt nur, wenn die vorige festgestellt wurde und ihre Minderung höchstens"
            f" {dauer(fall.vorstufe_monate, 'monate')} vorher begann. Bitte prüfen.",
            HOEHE,
        )


def _zur_aufhebung(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    mindestens = dauer(fall.aufhebung_monate, "monate")
    if eingabe.nachgeholt_am is None:
        yield Hinweis(
            "info",
            "Holt die Person die Pflicht nach oder erklärt sie sich ernsthaft und nachhaltig dazu bereit, wird die"
            f" Minderung aufgehoben, frühestens {mindestens} nach Beginn.",
            DAUER,
        )
    elif fall.minderung is None:
        text = f"Aufgehoben wird frühestens {mindestens} nach Beginn; dafür fehlt noch der Bescheid."
        yield Hinweis("info", text, DAUER)
    elif fall.minderung.aufhebung_ab is None:
        text = "Die Minderung endet, bevor sie aufgehoben werden könnte."
        yield Hinweis("info", text, DAUER)


def _zum_verfahren(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.bescheid.bekanntgabe is None:
        yield Hinweis("info", AENDERUNGEN["R11"].lage, "R11")
        yield Hinweis("info", "Vor der Entscheidung ist die Person anzuhören.", ANHOERUNG)
        yield _PERSOENLICH[fall.anlass.name]
    if eingabe.u25 and fall.minderung is None:
        text = "Unter 25 gelten für das nächste Gespräch zwei Fristen; dafür fehlt noch der Bescheid."
        yield Hinweis("info", text, "R10")
