"""Was zur Beratungsquote schon feststeht, solange noch nicht alles angegeben ist."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Schritt, Teil
from calc.form.runden import kaufmaennisch
from calc.form.sprache import dezimal
from calc.rechner.beratungsquote.eingabe import HOECHSTENS_TAGE, BeratungsquoteEingabe
from calc.rechner.beratungsquote.soll import woche
from calc.rechner.beratungsquote.wochen import zaehle
from calc.rechner.beratungsquote.zahlen import aenderungen, zahlen

TAGE = {"von", "bis", "wochentage", "abwesenheiten", "dienstfrei_24_31_dez"}
STUNDEN = {"von", "wochenstunden", "vollzeitstunden", "wochentage"}


def bekannt(teil: Teil) -> Iterator[Schritt]:
    """Die Tage des Zeitraums ohne Stunden, das Soll der Woche ohne Zeitraum.

    Args:
        teil: was angegeben ist.

    Rechtsgrundlage: E1, E2, E4 des Konzepts.
    """
    if "von" not in teil:  # which numbers apply, even those that nobody has to give, depends on the first day
        return
    eingabe = BeratungsquoteEingabe.model_construct(**teil)
    if teil.keys() >= TAGE and _zeitraum_stimmt(eingabe):
        wochen = zaehle(eingabe)
        geplant, anwesend = sum(w.geplant for w in wochen), sum(w.anwesend for w in wochen)
        text = f"Geplante Tage im Zeitraum: {geplant}; ohne freie Tage und Abwesenheit: {anwesend}."
        yield Schritt(text, None, "E1")
    if teil.keys() >= STUNDEN and eingabe.wochenstunden <= eingabe.vollzeitstunden:
        je = woche(zahlen(eingabe.von), eingabe.wochenstunden, eingabe.vollzeitstunden, len(eingabe.tage_je_woche))
        soll, minuten = dezimal(kaufmaennisch(je.je_woche, 2)), dezimal(je.minuten_je_gespraech, 1)
        yield Schritt(f"In einer vollen Woche: {soll} Gespräche, {minuten} Minuten je Gespräch.", None, "E2")


def _zeitraum_stimmt(eingabe: BeratungsquoteEingabe) -> bool:
    tage = (eingabe.bis - eingabe.von).days + 1
    abwesenheiten_stimmen = all(abwesend.von <= abwesend.bis for abwesend in eingabe.abwesenheiten)
    return 1 <= tage <= HOECHSTENS_TAGE and abwesenheiten_stimmen and not any(aenderungen(eingabe.von, eingabe.bis))
