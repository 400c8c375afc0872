"""Was man zur Folge eines versäumten Termins wissen muss: offene Fragen, Anhörung, Annahmen."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Hinweis
from calc.form.sprache import kurz
from calc.institute import bescheid_worte, minderung_worte
from calc.institute.anhoerung import WIEDERHOLT_PERSOENLICH, Persoenlich
from calc.institute.minderung import Folge
from calc.rechner.meldeversaeumnis.eingabe import ZAEHLUNG_AB, MeldeversaeumnisEingabe, Zaehler
from calc.rechner.meldeversaeumnis.regel import Fall
from calc.recht import ANHOERUNG
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN


def hinweise(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, ist eine Warnung."""
    yield from _zum_recht(eingabe, fall)
    yield from _zur_folge(eingabe, fall)
    if fall.zu_pruefen:
        yield from _zur_anhoerung(fall)
    if fall.mit_bescheid:
        yield from bescheid_worte.hinweise(fall.bescheid)
    yield from minderung_worte.hinweise(fall, eingabe.regelbedarfsstufe)


def _zum_recht(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    if not fall.gestalt.mit_zaehler:
        if eingabe.zaehler is Zaehler.DRITTES_IN_FOLGE:
            text = f"Vor dem {ZAEHLUNG_AB} zählt das dritte Versäumnis in Folge wie jedes wiederholte."
            yield Hinweis("info", text, "R13")
        return
    if eingabe.rechtsfolgenbelehrung and fall.alte_einladung:
        yield OFFENE_FRAGEN["alte_rfb"].als_hinweis("R1")
    if fall.zu_pruefen:
        for schluessel in fall.gestalt.offen[eingabe.zaehler]:
            yield OFFENE_FRAGEN[schluessel].als_hinweis("R1")


def _zur_folge(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    folge = fall.folge.folge
    if folge is Folge.NICHTERREICHBARKEIT:
        if eingabe.haerte:
            yield Hinweis(
                "warnung",
                "Eine außergewöhnliche Härte schließt nur eine Minderung aus, nicht die Nichterreichbarkeit. Bitte den"
                " Einzelfall prüfen.",
                "R13",
            )
        yield Hinweis("info", AENDERUNGEN["R13"].folge, "R13")
    if folge is not Folge.KEINE and fall.bescheid.bekanntgabe is None:
        yield Hinweis("info", AENDERUNGEN["R11"].lage, "R11")
    if folge is Folge.MINDERUNG:
        yield Hinweis("info", AENDERUNGEN["R2"].lage, "R2")
    if fall.naechste_mit_rfb:
        yield Hinweis("info", "Die nächste Einladung soll eine Rechtsfolgenbelehrung enthalten.", "K2")


def _zur_anhoerung(fall: Fall) -> Iterator[Hinweis]:
    if fall.anhoerung is None:
        text = "Vor der Entscheidung ist die Person zu den Gründen anzuhören; das geht auch im Folgetermin (L4)."
        yield Hinweis("info", text, "L2")
    elif (stand := fall.bescheid).bekanntgabe:
        if (stand.aufgabe_post or stand.bekanntgabe) <= fall.anhoerung.ende:
            text = f"Der Bescheid ergeht vor dem Ende der Anhörung am {kurz(fall.anhoerung.ende)}. Bitte beides prüfen."
            yield Hinweis("warnung", text, ANHOERUNG)
    elif fall.folge.folge is not Folge.KEINE and fall.anhoerung.ende >= stand.postaufgabe_spaetestens:
        text = (
            f"Die Anhörung endet erst am {kurz(fall.anhoerung.ende)}. Mit der Post ist der Bescheid danach nicht mehr"
            " rechtzeitig bekannt."
        )
        yield Hinweis("warnung", text, ANHOERUNG)
    if fall.anlass is not WIEDERHOLT_PERSOENLICH:
        yield Hinweis("info", AENDERUNGEN["R4"].als_satz(), "R4")
    elif fall.anhoerung_persoenlich is Persoenlich.SOLL:
        text = "Die Anhörung soll persönlich sein: in Präsenz, am Telefon oder per Video."
        yield Hinweis("info", text, "L3")
    else:
        text = "Verlangt es die Person, soll die Anhörung persönlich sein: in Präsenz, am Telefon oder per Video."
        yield Hinweis("info", text, "L3")
