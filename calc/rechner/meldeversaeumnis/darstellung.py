"""Wie der Rechner „Meldeversäumnis“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz, Tabelle
from calc.institute.minderung import Folge
from calc.institute.minderung_anzeige_worte import (
    arbeitstag_zuerst,
    satz_minderung,
    tafeln,
    zeitraum,
    zusatz_bescheid,
    zusatz_betrag,
)
from calc.rechner.meldeversaeumnis.antwort import MeldeversaeumnisErgebnis
from calc.rechner.meldeversaeumnis.eingabe import MeldeversaeumnisEingabe, Zaehler


def stelle_dar(eingabe: MeldeversaeumnisEingabe, ergebnis: MeldeversaeumnisErgebnis) -> Darstellung:
    """Die Folge in einem Satz, was noch aussteht, die Beträge."""
    liste = Checkliste("meldeversaeumnis", ergebnis.checkliste)
    match ergebnis.folge:
        case Folge.MINDERUNG:
            betrag = zusatz_betrag(ergebnis, eingabe.regelbedarfsstufe)
            return Darstellung(
                satz_minderung(ergebnis),
                (*betrag, *zusatz_bescheid(ergebnis), *_anhoerung(ergebnis)),
                quellen=ergebnis.quelle,
                zeitraum=zeitraum(ergebnis),
                tabellen=tuple(Tabelle(*tafel) for tafel in tafeln(ergebnis, "Minderung ab")),
                checkliste=liste,
            )
        case Folge.NICHTERREICHBARKEIT:
            return Darstellung(
                _satz_nicht_erreichbar(ergebnis),
                (*_meldung(ergebnis), *zusatz_bescheid(ergebnis), *_anhoerung(ergebnis)),
                quellen="R13",
                tabellen=tuple(Tabelle(*tafel) for tafel in tafeln(ergebnis, "Anspruch entfällt ab")),
                checkliste=liste,
            )
    return Darstellung(
        (_keine_folge(eingabe, ergebnis),),
        ((ergebnis.begruendung,), *_anhoerung(ergebnis), *(zusatz_bescheid(ergebnis) if ergebnis.bekanntgabe else ())),
        checkliste=liste,
    )


def _keine_folge(eingabe: MeldeversaeumnisEingabe, ergebnis: MeldeversaeumnisErgebnis) -> str:
    if eingabe.zaehler is Zaehler.DRITTES_IN_FOLGE and ergebnis.zaehler_wirkt:
        return "Keine Minderung, und die Person gilt nicht als unerreichbar."
    return "Keine Minderung."


def _satz_nicht_erreichbar(ergebnis: MeldeversaeumnisErgebnis) -> Satz:
    if ergebnis.anspruch_entfaellt_ab:
        return ("Die Person gilt als nicht erreichbar: Ihr Anspruch entfällt ab ", ergebnis.anspruch_entfaellt_ab, ".")
    return ("Die Person gilt als nicht erreichbar, sobald das dritte Versäumnis festgestellt ist.",)


def _meldung(ergebnis: MeldeversaeumnisErgebnis) -> Iterator[Satz]:
    if ergebnis.meldung_rettet_bis and ergebnis.meldung_rettet_arbeitstag:
        yield ("Für diesen Monat gibt es noch Leistungen ohne Regelbedarf.",)
        yield (
            "Meldet sie sich in diesem Monat persönlich im Jobcenter, spätestens am ",
            *arbeitstag_zuerst(ergebnis.meldung_rettet_arbeitstag, ergebnis.meldung_rettet_bis),
            ", gilt sie rückwirkend wieder als erreichbar.",
        )


def _anhoerung(ergebnis: MeldeversaeumnisErgebnis) -> Iterator[Satz]:
    if ergebnis.anhoerung_bis:
        yield ("Die Anhörung läuft bis ", ergebnis.anhoerung_bis, ".")
