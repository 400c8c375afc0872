"""Was man zu einer Pflichtverletzung wissen muss: geändertes Recht, Anhörung, Aufhebung, Annahmen."""

from __future__ import annotations

from collections.abc import Iterator

from calc.form.modelle import Hinweis
from calc.form.sprache import dauer, kurz
from calc.institute import bescheid_worte, minderung_worte
from calc.institute.anhoerung import WIEDERHOLT_PERSOENLICH
from calc.institute.minderung import Folge
from calc.rechner.pflichtverletzung.eingabe import Art, PflichtverletzungEingabe, Stufe
from calc.rechner.pflichtverletzung.regel import Fall
from calc.recht import ANHOERUNG, FEIERTAGE
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN

GRUND = "§ 31 Abs. 1 SGB II"
HOEHE = "§ 31a Abs. 1 SGB II"
DAUER = "§ 31b Abs. 2 SGB II"


def hinweise(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Alle Hinweise; was das Ergebnis ändern kann, ist eine Warnung."""
    mindert = fall.folge.folge is Folge.MINDERUNG
    yield from _zur_art(eingabe, fall)
    yield from minderung_worte.hinweise_voraussetzungen(fall, GRUND, "Pflichtverletzung")
    if mindert:
        yield from _zur_stufe(eingabe, fall)
        yield from _zur_aufhebung(eingabe, fall)
    yield from _unter_25(fall)
    if mindert:
        yield from _zum_verfahren(eingabe, fall)
    if fall.mit_bescheid:
        yield from bescheid_worte.hinweise(fall.bescheid)
        dienstfrei = "dienstfrei" if eingabe.dienstfrei_24_31_dez else "Arbeitstage"
        yield Hinweis("info", f"24. und 31. Dezember gelten hier als {dienstfrei}.", FEIERTAGE)
    yield from minderung_worte.hinweise(fall, eingabe.regelbedarfsstufe)
    if fall.totalentfall:
        yield Hinweis("info", fall.totalentfall, "§ 31a Abs. 7 SGB II")


def _zur_art(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    """Was die Art der Pflichtverletzung voraussetzt: Belehrung, Sperrzeit."""
    match eingabe.art:
        case Art.SPERRZEIT:
            yield from _zur_sperrzeit(fall)
        case Art.ANDERE:
            text = (
                "Auf eine Rechtsfolgenbelehrung kommt es bei § 31 Abs. 2 Nr. 1 und 4 nicht an, bei Nr. 2"
                " (unwirtschaftliches Verhalten) schon. Bitte prüfen."
            )
            yield Hinweis("warnung", text, "§ 31 Abs. 2 SGB II")
        case Art.PFLICHT if eingabe.rechtsfolgenbelehrung:
            text = (
                "Angenommen ist, dass die Person vorher schriftlich und richtig über die Rechtsfolgen belehrt war."
                " Fehlt das, hat die Pflichtverletzung in der Regel keine Folge."
            )
            yield Hinweis("info", text, GRUND)
    if fall.alte_aufforderung and eingabe.aufforderung_vom:
        text = (
            f"Die Aufforderung oder Belehrung vom {kurz(eingabe.aufforderung_vom)} ist älter als das Recht seit dem"
            f" {kurz(fall.recht_seit)}. Ob sie die neue Folge trägt, bitte klären."
        )
        if eingabe.art is Art.PFLICHT:
            text += (
                " Bei Eigenbemühungen (§ 31 Abs. 1 Nr. 1) gilt das alte Recht weiter, soweit über die alten"
                " Rechtsfolgen belehrt wurde."
            )
        yield Hinweis("warnung", text, "§ 65a Abs. 3 SGB II")


def _zur_sperrzeit(fall: Fall) -> Iterator[Hinweis]:
    yield Hinweis(
        "info",
        "Die Agentur für Arbeit muss die Sperrzeit oder das Erlöschen festgestellt haben. Die Minderung beginnt damit,"
        " nicht mit dem Monat nach der Bekanntgabe. Angebrochene Monate zählen nach Tagen.",
        "§ 31b Abs. 1 SGB II",
    )
    text = "Eine Sperrzeit wegen eines Meldeversäumnisses folgt § 32: bitte mit dem Rechner „Meldeversäumnis“ rechnen."
    yield Hinweis("info", text, HOEHE)
    if fall.bescheid_nach_beginn:
        text = "Der Bescheid wird erst nach dem Beginn der Minderung bekannt; das ändert ihren Beginn nicht."
        yield Hinweis("info", text, "§ 31b Abs. 1 SGB II")
    if fall.sperrzeit_vor_ereignis:
        text = "Die Sperrzeit beginnt vor der Pflichtverletzung; in der Regel beginnt sie am Tag danach. Bitte prüfen."
        yield Hinweis("warnung", text, "§ 159 SGB III")


def _unter_25(fall: Fall) -> Iterator[Hinweis]:
    if fall.folgetermin is None:
        return
    yield Hinweis("info", AENDERUNGEN["R10"].lage, "R10")
    yield OFFENE_FRAGEN["weisungen"].als_hinweis("R10")
    yield OFFENE_FRAGEN["u25_feststellung"].als_hinweis("R10")
    if fall.konzept_vor_bekanntgabe:
        text = (
            "Die Grenze des Konzepts liegt schon vor der Bekanntgabe. Bitte das Gespräch so bald wie möglich anbieten."
        )
        yield Hinweis("warnung", text, "K6")


def _zur_stufe(eingabe: PflichtverletzungEingabe, fall: Fall) -> Iterator[Hinweis]:
    if fall.vorstufe_monate is None:
        if eingabe.stufe is not Stufe.ERSTE:
            text = f"Seit dem {kurz(fall.recht_seit)} gibt es keine Stufen mehr; die Angabe ändert nichts."
            yield Hinweis("info", text, HOEHE)
        if eingabe.art is Art.PFLICHT:
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
        text = "Auch diese Minderung braucht einen Bescheid, der sie feststellt und die Bewilligung insoweit aufhebt."
        yield Hinweis("info", text if fall.sperrzeit else AENDERUNGEN["R11"].lage, "R11")
        yield Hinweis("info", "Vor der Entscheidung ist die Person anzuhören.", ANHOERUNG)
        for schluessel in fall.anlass.offen:
            yield OFFENE_FRAGEN[schluessel].als_hinweis("R4")
        yield _persoenlich(eingabe, fall)
    if eingabe.u25 and fall.bescheid.bekanntgabe is None:
        text = "Unter 25 gelten für das nächste Gespräch zwei Fristen; dafür fehlt noch der Bescheid."
        yield Hinweis("info", text, "R10")


def _persoenlich(eingabe: PflichtverletzungEingabe, fall: Fall) -> Hinweis:
    """Wann persönlich anzuhören ist; im Recht mit Stufen bei jeder weiteren Pflichtverletzung auch ohne Verlangen."""
    if fall.anlass is not WIEDERHOLT_PERSOENLICH:
        return Hinweis("info", AENDERUNGEN["R4"].als_satz(), "R4")
    soll = "Verlangt es die Person, soll die Anhörung" if eingabe.stufe is Stufe.ERSTE else "Die Anhörung soll"
    return Hinweis("info", f"{soll} persönlich sein: in Präsenz, am Telefon oder per Video.", "§ 31a Abs. 2 SGB II")
