"""Was man zur Folge eines versäumten Termins wissen muss: offene Fragen, Anhörung, Annahmen."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Hinweis
from calc.form.sprache import kurz
from calc.institute import bescheid_worte, minderung_worte
from calc.institute.anhoerung import WIEDERHOLT_PERSOENLICH, Persoenlich
from calc.institute.minderung import Dagegen, Folge
from calc.rechner.meldeversaeumnis.eingabe import ZAEHLUNG_AB, MeldeversaeumnisEingabe, Zaehler
from calc.rechner.meldeversaeumnis.regel import Fall
from calc.recht import ANHOERUNG
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN
from calc.recht.praxis import PRAXIS

GRUND = "§ 32 Abs. 1 SGB II"


def hinweise(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, ist eine Warnung."""
    nicht_erreichbar = fall.folge.folge is Folge.NICHTERREICHBARKEIT
    yield from _zum_recht(eingabe, fall)
    yield from minderung_worte.hinweise_voraussetzungen(fall, GRUND, "Termin")
    if nicht_erreichbar:
        yield from _zur_nichterreichbarkeit(eingabe, fall)
    yield from _zur_folge(fall)
    yield from _naechste_schritte(eingabe, fall)
    if fall.zu_pruefen:
        yield from _zur_anhoerung(fall)
    if fall.mit_bescheid:
        yield from bescheid_worte.hinweise(fall.bescheid, folge_bleibt=Dagegen.ZU_SPAET not in fall.folge.gruende)
    yield from minderung_worte.hinweise(fall, eingabe.regelbedarfsstufe)


def _zum_recht(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    if not fall.gestalt.mit_zaehler:
        if eingabe.zaehler is Zaehler.DRITTES_IN_FOLGE:
            text = f"Vor dem {ZAEHLUNG_AB} zählt das dritte Versäumnis in Folge wie jedes wiederholte."
            yield Hinweis("info", text, "R13")
        return
    if eingabe.zaehler is Zaehler.DRITTES_IN_FOLGE and fall.zu_frueh_fuer_drei:
        text = (
            f"Seit dem {kurz(fall.recht_seit)} waren noch keine drei Termine an verschiedenen Tagen möglich. Bitte"
            " prüfen, ob das wirklich das dritte Versäumnis in Folge ist."
        )
        yield Hinweis("warnung", text, "R13")
    if eingabe.rechtsfolgenbelehrung and fall.alte_einladung:
        yield OFFENE_FRAGEN["alte_rfb"].als_hinweis("R1")
    if fall.zu_pruefen:
        for schluessel in fall.gestalt.offen[eingabe.zaehler]:
            yield OFFENE_FRAGEN[schluessel].als_hinweis("R1")


def _zur_nichterreichbarkeit(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    if eingabe.haerte:
        yield Hinweis(
            "warnung",
            "Eine außergewöhnliche Härte schließt nur eine Minderung aus, nicht die Nichterreichbarkeit. Bitte den"
            " Einzelfall prüfen.",
            "R13",
        )
        yield OFFENE_FRAGEN["haerte_7b"].als_hinweis("R13")
    if fall.bescheid.bekanntgabe is None or fall.bescheid.zu_spaet:
        yield OFFENE_FRAGEN["drittes_feststellung"].als_hinweis("R13")
    if fall.entfall and fall.entfall.meldung_arbeitstag != fall.entfall.meldung_bis:
        yield OFFENE_FRAGEN["rettungsmonat"].als_hinweis("R13")
    yield Hinweis("info", AENDERUNGEN["R13"].folge, "R13")
    yield Hinweis("info", AENDERUNGEN["R22"].lage, "R22")
    yield minderung_worte.ohne_aufschub("die Folge")


def _zur_folge(fall: Fall) -> Iterator[Hinweis]:
    if fall.folge.folge is not Folge.KEINE and fall.bescheid.bekanntgabe is None:
        yield Hinweis("info", AENDERUNGEN["R11"].lage, "R11")
    if fall.folge.folge is Folge.MINDERUNG:
        yield Hinweis("info", AENDERUNGEN["R2"].lage, "R2")


def _naechste_schritte(eingabe: MeldeversaeumnisEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Was nach einem versäumten Gespräch außer der Folge zu tun ist."""
    if not eingabe.wichtiger_grund:
        for nummer in fall.gestalt.nach_jedem:
            yield Hinweis("info", f"{AENDERUNGEN[nummer].lage} {AENDERUNGEN[nummer].folge}", nummer)
    if fall.zu_pruefen and eingabe.zaehler is Zaehler.ERSTES:
        for nummer in fall.gestalt.nach_erstem:
            yield Hinweis("info", AENDERUNGEN[nummer].lage, nummer)
    if fall.naechste_mit_rfb:
        yield Hinweis("info", "Die nächste Einladung soll eine Rechtsfolgenbelehrung enthalten.", "K2")
        if fall.gestalt.mit_zaehler:
            yield Hinweis("info", PRAXIS["V11"].lage, "V11")


def _zur_anhoerung(fall: Fall) -> Iterator[Hinweis]:
    if fall.anhoerung is None:
        text = "Vor der Entscheidung ist die Person zu den Gründen anzuhören; das geht auch im Folgetermin (L4)."
        yield Hinweis("info", text, "L2")
    elif fall.bescheid_vor_anhoerung:
        text = f"Der Bescheid ergeht vor dem Ende der Anhörung am {kurz(fall.anhoerung.ende)}. Bitte beides prüfen."
        yield Hinweis("warnung", text, ANHOERUNG)
    elif fall.anhoerung_zu_lang:
        text = (
            f"Die Anhörung endet erst am {kurz(fall.anhoerung.ende)}. Mit der Post ist der Bescheid danach nicht mehr"
            " rechtzeitig bekannt."
        )
        yield Hinweis("warnung", text, ANHOERUNG)
    for schluessel in fall.anlass.offen:
        yield OFFENE_FRAGEN[schluessel].als_hinweis("R4")
    if fall.anlass is not WIEDERHOLT_PERSOENLICH:
        yield Hinweis("info", AENDERUNGEN["R4"].als_satz(), "R4")
    elif fall.anhoerung_persoenlich is Persoenlich.SOLL:
        text = "Die Anhörung soll persönlich sein: in Präsenz, am Telefon oder per Video."
        yield Hinweis("info", text, "L3")
    else:
        text = "Verlangt es die Person, soll die Anhörung persönlich sein: in Präsenz, am Telefon oder per Video."
        yield Hinweis("info", text, "L3")
