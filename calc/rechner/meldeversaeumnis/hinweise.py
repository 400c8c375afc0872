"""Was man zur Folge eines versäumten Termins wissen muss: offene Fragen, Anhörung, Annahmen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calc.form.modelle import Hinweis
from calc.form.sprache import kurz
from calc.institute import bescheid, minderung
from calc.institute.minderung import Folge
from calc.rechner.meldeversaeumnis.eingabe import NEUES_RECHT_AB, Kontaktweg, MeldeversaeumnisEingabe, Zaehler
from calc.rechner.meldeversaeumnis.ergebnis import AnhoerungPersoenlich
from calc.rechner.meldeversaeumnis.fall import Fall
from calc.rechner.meldeversaeumnis.folge import anhoerung_persoenlich
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN

_OFFEN: Mapping[Zaehler, tuple[str, ...]] = {
    Zaehler.ERSTES: ("zaehlung", "festgestellt"),
    Zaehler.WIEDERHOLT: ("zaehlung", "wiederholt", "festgestellt"),
    Zaehler.DRITTES_IN_FOLGE: ("zaehlung", "festgestellt"),
}


def hinweise(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, ist eine Warnung."""
    zu_pruefen = (
        eingabe.rechtsfolgenbelehrung and eingabe.kontaktweg is Kontaktweg.PRAESENZ and not eingabe.wichtiger_grund
    )
    yield from _zum_recht(eingabe, zu_pruefen=zu_pruefen)
    yield from _zur_folge(eingabe, fall)
    if zu_pruefen:
        yield from _zur_anhoerung(eingabe, fall)
    if fall.mit_bescheid:
        yield from bescheid.hinweise(fall.bescheid)
    yield from minderung.hinweise(fall.folge, fall.minderung, eingabe.termin, eingabe.regelbedarfsstufe)


def _zum_recht(eingabe: MeldeversaeumnisEingabe, *, zu_pruefen: bool) -> Iterator[Hinweis]:
    if eingabe.termin < NEUES_RECHT_AB:
        if eingabe.zaehler is Zaehler.DRITTES_IN_FOLGE:
            text = f"Vor dem {kurz(NEUES_RECHT_AB)} zählt das dritte Versäumnis in Folge wie jedes wiederholte."
            yield Hinweis("info", text, "R13")
        return
    if eingabe.rechtsfolgenbelehrung and eingabe.einladung_versandt and eingabe.einladung_versandt < NEUES_RECHT_AB:
        yield OFFENE_FRAGEN["alte_rfb"].als_hinweis("R1")
    if zu_pruefen:
        for schluessel in _OFFEN[eingabe.zaehler]:
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
    if eingabe.kontaktweg is Kontaktweg.PRAESENZ and not eingabe.wichtiger_grund:
        yield Hinweis("info", "Die nächste Einladung soll eine Rechtsfolgenbelehrung enthalten.", "K2")


def _zur_anhoerung(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.anhoerung is None:
        text = "Vor der Entscheidung ist die Person zu den Gründen anzuhören; das geht auch im Folgetermin (L4)."
        yield Hinweis("info", text, "L2")
    elif (stand := fall.bescheid).bekanntgabe:
        if (stand.aufgabe_post or stand.bekanntgabe) <= fall.anhoerung.ende:
            text = f"Der Bescheid ergeht vor dem Ende der Anhörung am {kurz(fall.anhoerung.ende)}. Bitte beides prüfen."
            yield Hinweis("warnung", text, "§ 24 SGB X")
    elif fall.folge.folge is not Folge.KEINE and fall.anhoerung.ende >= stand.postaufgabe_spaetestens:
        text = (
            f"Die Anhörung endet erst am {kurz(fall.anhoerung.ende)}. Mit der Post ist der Bescheid danach nicht mehr"
            " rechtzeitig bekannt."
        )
        yield Hinweis("warnung", text, "§ 24 SGB X")
    if eingabe.termin >= NEUES_RECHT_AB:
        yield Hinweis("info", AENDERUNGEN["R4"].als_satz(), "R4")
    elif anhoerung_persoenlich(eingabe.termin, eingabe.zaehler) is AnhoerungPersoenlich.SOLL:
        text = "Die Anhörung soll persönlich sein: in Präsenz, am Telefon oder per Video."
        yield Hinweis("info", text, "L3")
    else:
        text = "Verlangt es die Person, soll die Anhörung persönlich sein: in Präsenz, am Telefon oder per Video."
        yield Hinweis("info", text, "L3")
