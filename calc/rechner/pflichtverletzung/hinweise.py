"""Was man zu einer Pflichtverletzung wissen muss: geändertes Recht, Anhörung, Aufhebung, Annahmen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calc.form.modelle import Hinweis
from calc.form.sprache import dauer, kurz
from calc.institute import bescheid, minderung
from calc.institute.minderung import Folge
from calc.rechner.pflichtverletzung.eingabe import OHNE_STUFEN_AB, PflichtverletzungEingabe, Stufe
from calc.rechner.pflichtverletzung.fall import Fall
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN
from calc.recht.parameter import parameter, wert

_ANHOERUNG: Mapping[str, Hinweis] = {
    "wiederholt_persoenlich": Hinweis(
        "info", "Verlangt es die Person, soll die Anhörung persönlich sein.", "§ 31a Abs. 2 SGB II"
    ),
    "auf_verlangen": Hinweis("info", AENDERUNGEN["R4"].als_satz(), "R4"),
}
"""Wann persönlich anzuhören ist, zu jeder Fassung der Regel (§ 31a Abs. 2 SGB II)."""


def hinweise(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, ist eine Warnung."""
    mindert = fall.folge.folge is Folge.MINDERUNG
    if mindert:
        yield from _zur_stufe(eingabe)
        yield from _zur_aufhebung(eingabe, fall)
    if fall.folgetermin:
        yield Hinweis("info", AENDERUNGEN["R10"].lage, "R10")
        yield OFFENE_FRAGEN["weisungen"].als_hinweis("R10")
    if mindert:
        yield from _zum_verfahren(eingabe, fall)
    if fall.mit_bescheid:
        yield from bescheid.hinweise(fall.bescheid)
    yield from minderung.hinweise(fall.folge, fall.minderung, eingabe.ereignis, eingabe.regelbedarfsstufe)
    yield from _totalentfall(eingabe)


def _zur_stufe(eingabe: PflichtverletzungEingabe) -> Iterator[Hinweis]:
    if eingabe.ereignis >= OHNE_STUFEN_AB:
        if eingabe.stufe is not Stufe.ERSTE:
            text = f"Seit dem {kurz(OHNE_STUFEN_AB)} gibt es keine Stufen mehr; die Angabe ändert nichts."
            yield Hinweis("info", text, "§ 31a Abs. 1 SGB II")
        yield Hinweis("info", AENDERUNGEN["R5"].als_satz(), "R5")
    elif eingabe.stufe is not Stufe.ERSTE:
        frist = dauer(wert("minderung", "vorstufe", eingabe.ereignis), "monate")
        yield Hinweis(
            "warnung",
            "Diese Stufe gilt nur, wenn die vorige festgestellt wurde und ihre Minderung höchstens"
            f" {frist} vorher begann. Bitte prüfen.",
            "§ 31a Abs. 1 SGB II",
        )


def _zur_aufhebung(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    mindestens = dauer(wert("minderung", "aufhebung", eingabe.ereignis), "monate")
    if eingabe.nachgeholt_am is None:
        yield Hinweis(
            "info",
            "Holt die Person die Pflicht nach oder erklärt sie sich ernsthaft dazu bereit, wird die Minderung"
            f" aufgehoben, frühestens {mindestens} nach Beginn.",
            "§ 31b Abs. 2 SGB II",
        )
    elif fall.minderung is None:
        text = f"Aufgehoben wird frühestens {mindestens} nach Beginn; dafür fehlt noch der Bescheid."
        yield Hinweis("info", text, "§ 31b Abs. 2 SGB II")
    elif fall.minderung.aufhebung_ab is None:
        text = "Die Minderung endet, bevor sie aufgehoben werden könnte."
        yield Hinweis("info", text, "§ 31b Abs. 2 SGB II")


def _zum_verfahren(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.bescheid.bekanntgabe is None:
        yield Hinweis("info", AENDERUNGEN["R11"].lage, "R11")
        yield Hinweis("info", "Vor der Entscheidung ist die Person anzuhören.", "§ 24 SGB X")
        yield _ANHOERUNG[wert("minderung", "anhoerung_regel", eingabe.ereignis)]
    if eingabe.u25 and fall.minderung is None:
        text = "Unter 25 gelten für das nächste Gespräch zwei Fristen; dafür fehlt noch der Bescheid."
        yield Hinweis("info", text, "R10")


def _totalentfall(eingabe: PflichtverletzungEingabe) -> Iterator[Hinweis]:
    """Nur ein Hinweis; gerechnet wird der Totalentfall nicht."""
    regel = parameter("minderung", "totalentfall")
    if eingabe.ereignis >= regel.fassungen[0].gueltig_ab:
        yield Hinweis("info", regel.am(eingabe.ereignis).wert, "§ 31a Abs. 7 SGB II")
