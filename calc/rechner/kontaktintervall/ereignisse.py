"""Vorgaben, die an einem Ereignis hängen: Ausbildung, Schule, Krankheit, Weiterbildung, Deutschkurs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from calc.form.modelle import Hinweis
from calc.form.sprache import kurz, zahlwort
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.ergebnis import Art
from calc.rechner.kontaktintervall.situationen import Situation, takt
from calc.rechner.kontaktintervall.vorgabe import Vorgabe, Vorgaben, turnus
from calc.recht.parameter import wert
from calc.zeit.fristen import beginnfrist, ereignisfrist
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag

OHNE_ANSCHLUSS, LANGE_AU, FBW = takt("ohne_anschluss"), takt("lange_au"), takt("fbw")


def _zahl(name: str, eingabe: KontaktintervallEingabe) -> int:
    """Die Zahl des Konzepts, die am Stichtag gilt."""
    zahl: int = wert("kontaktintervall", name, eingabe.stichtag)
    return zahl


def _ausbildung(eingabe: KontaktintervallEingabe, regel: str) -> Vorgaben:
    beginn, ende = _tag(eingabe.ausbildung_beginn), _tag(eingabe.ausbildung_ende)
    monate, vor_abschluss = _zahl("halbjahr", eingabe), _zahl("vor_abschluss", eingabe)
    halbjahr = beginnfrist(beginn, monate)
    yield from _fenster(
        eingabe,
        Vorgabe(
            regel,
            Art.KONTAKT,
            "Kontakt im ersten halben Jahr der Ausbildung",
            weg=f"{monate} Monate vom {kurz(beginn)} an; der erste Tag zählt mit",
            fruehestens=beginn,
            ende=halbjahr,
        ),
        bis=halbjahr,
    )
    yield from _fenster(
        eingabe,
        Vorgabe(
            regel,
            Art.KONTAKT,
            f"Kontakt im Abschlussjahr, bis etwa {vor_abschluss} Monate vor dem Ende",
            weg=f"{vor_abschluss} Monate vor dem {kurz(ende)}",
            fruehestens=ereignisfrist(ende, -_zahl("abschlussjahr", eingabe)),
            ende=ereignisfrist(ende, -vor_abschluss),
        ),
        bis=ende,
    )


def _azubi(eingabe: KontaktintervallEingabe, regel: str) -> Vorgaben:
    yield from _ausbildung(eingabe, regel)
    yield Hinweis(
        "info",
        "Läuft alles stabil, kann im zweiten Lehrjahr die persönliche Beratung entfallen, wenn regelmäßig auf das"
        " Angebot der Jugendberufsagentur (JBA) hingewiesen wird.",
        "P1",
    )


def _schule(eingabe: KontaktintervallEingabe, regel: str) -> Vorgaben:
    ende, monate = _tag(eingabe.schulende), _zahl("vor_schulende", eingabe)
    yield from _fenster(
        eingabe,
        Vorgabe(
            regel,
            Art.KONTAKT,
            f"Kontakt in den letzten {monate} Monaten vor dem Schulende",
            weg=f"bis zum {kurz(ende)}",
            fruehestens=ereignisfrist(ende, -monate),
            ende=ende,
        ),
        bis=ende,
    )
    if not eingabe.anschluss_geklaert:
        abstand = OHNE_ANSCHLUSS.am(eingabe.stichtag)
        yield turnus(regel, Art.KONTAKT, abstand, eingabe.letzter_kontakt, "Anschluss ungeklärt")


def _fenster(eingabe: KontaktintervallEingabe, vorgabe: Vorgabe, *, bis: date) -> Vorgaben:
    """Ein einmaliges Zeitfenster: erfüllt durch einen Kontakt darin, nicht mehr prüfbar nach einem Kontakt danach."""
    letzter, quelle = eingabe.letzter_kontakt, vorgabe.regel.split(", ")[0]
    if letzter is None or vorgabe.fruehestens is None or letzter < vorgabe.fruehestens:
        yield vorgabe
    elif letzter <= bis:
        yield Hinweis("info", f"{vorgabe.text}: erfüllt durch den Kontakt am {kurz(letzter)}.", quelle)
    else:
        yield Hinweis(
            "info",
            f"{vorgabe.text}: Der letzte Kontakt liegt nach diesem Zeitraum; ob es darin einen gab, ist aus den"
            " Angaben nicht mehr prüfbar.",
            quelle,
        )


def _lange_au(eingabe: KontaktintervallEingabe, regel: str) -> Vorgaben:
    if eingabe.au_ende:
        yield from _danach(eingabe, regel, Art.KONTAKT, "Kontakt nach dem Ende der Arbeitsunfähigkeit", eingabe.au_ende)
        return
    au_seit = _tag(eingabe.au_seit)
    anker = max(au_seit, eingabe.letzter_kontakt or au_seit)
    yield turnus(regel, Art.KONTAKT, LANGE_AU.am(eingabe.stichtag), anker, "länger arbeitsunfähig")


def _lange_fbw(eingabe: KontaktintervallEingabe, regel: str) -> Vorgaben:
    beginn, ende = _tag(eingabe.massnahme_beginn), _tag(eingabe.massnahme_ende)
    letzter = eingabe.letzter_kontakt
    takt_fbw = FBW.am(eingabe.stichtag)
    yield turnus(regel, Art.KONTAKT, takt_fbw, max(beginn, letzter or beginn), "Weiterbildung, generell sinnvoll")
    yield Hinweis(
        "info",
        f"Den Kontakt nach {zahlwort(takt_fbw.monate)} Monaten nennt das Konzept sinnvoll. Verbindlich sind die"
        " Gespräche vor und nach dem Ende.",
        regel,
    )
    vorlauf = _zahl("vor_massnahmeende", eingabe)
    if letzter is None or letzter < ende - timedelta(days=vorlauf):
        yield Vorgabe(
            regel, Art.GESPRAECH, "Gespräch vor dem Ende der Weiterbildung", weg=f"bis zum {kurz(ende)}", ende=ende
        )
        yield Hinweis(
            "info",
            f"Annahme: Als Gespräch vor dem Ende zählt ein Kontakt in den letzten {vorlauf} Tagen davor.",
            regel,
        )
    elif letzter <= ende:
        yield Hinweis(
            "info",
            f"Gespräch vor dem Ende der Weiterbildung: erfüllt durch den Kontakt am {kurz(letzter)}."
            f" Annahme: Es zählt ein Kontakt in den letzten {vorlauf} Tagen davor.",
            regel,
        )
    else:
        yield Hinweis(
            "info",
            "Gespräch vor dem Ende der Weiterbildung: Der letzte Kontakt liegt danach; ob es davor eines gab, ist aus"
            " den Angaben nicht mehr prüfbar.",
            regel,
        )
    yield from _danach(eingabe, regel, Art.GESPRAECH, "Gespräch nach dem Ende der Weiterbildung", ende)


def _deutschfoerderung(eingabe: KontaktintervallEingabe, regel: str) -> Vorgaben:
    beginn, ende = _tag(eingabe.massnahme_beginn), _tag(eingabe.massnahme_ende)
    zur_mitte, nach_ende = regel.split(", ")
    mitte = beginn + timedelta(days=(ende - beginn).days // 2)
    if (pruefung := eingabe.geprueft_am) and pruefung >= mitte:
        text = f"Nachhalten zur Kursmitte: erfüllt durch die Prüfung am {kurz(pruefung)}."
        yield Hinweis("info", text, zur_mitte)
    else:
        yield Vorgabe(
            zur_mitte,
            Art.PRUEFUNG,
            "Zur Kursmitte nachhalten (Vermerke prüfen)",
            weg=f"halbe Zeit vom {kurz(beginn)} bis zum {kurz(ende)}",
            ende=mitte,
        )
    yield from _danach(
        eingabe,
        nach_ende,
        Art.GESPRAECH,
        "Gespräch nach dem Ende des Kurses",
        ende,
        "in der Regel mindestens eines",
    )


def _danach(
    eingabe: KontaktintervallEingabe, regel: str, art: Art, text: str, ende: date, anlass: str = ""
) -> Vorgaben:
    """Nach einem Ende, ohne Endfrist; erfüllt durch einen Kontakt danach."""
    if eingabe.letzter_kontakt and eingabe.letzter_kontakt > ende:
        yield Hinweis("info", f"{text}: erfüllt durch den Kontakt am {kurz(eingabe.letzter_kontakt)}.", regel)
    else:
        ab = erster_arbeitstag(ende + EIN_TAG)
        yield Vorgabe(regel, art, text, anlass, f"nach dem {kurz(ende)}", fruehestens=ab)


def _wiederholt_au(_: KontaktintervallEingabe, regel: str) -> Vorgaben:
    yield Hinweis("info", "Schritt 1: Einladung, zu der eine Wegeunfähigkeitsbescheinigung verlangt wird.", regel)
    yield Hinweis(
        "info",
        "Schritt 2: Einladung mit Fortwirkung im Krankheitsfall. Bei eigener Abwesenheit vorher die Vertretung"
        " informieren.",
        regel,
    )


def _tag(tag: date | None) -> date:
    """Ein Ereignis, das die Prüfung der Eingabe verlangt hat."""
    assert tag is not None
    return tag


NACH_EREIGNIS: Mapping[Situation, Callable[[KontaktintervallEingabe, str], Vorgaben]] = {
    Situation.P10_AUSBILDUNG: _ausbildung,
    Situation.AZUBI_1_LEHRJAHR: _azubi,
    Situation.SCHULE_ABSCHLUSSJAHR: _schule,
    Situation.LANGE_AU: _lange_au,
    Situation.LANGE_FBW: _lange_fbw,
    Situation.DEUTSCHFOERDERUNG: _deutschfoerderung,
    Situation.WIEDERHOLT_AU: _wiederholt_au,
}
"""Zu jeder Situation, die an einem Ereignis hängt, was sie verlangt."""
