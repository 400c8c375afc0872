"""Wie der Rechner „Meldeversäumnis“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz
from calc.ausgabe.minderung import satz_minderung, tabellen, zeitraum, zusatz_bescheid, zusatz_betrag
from calc.institute.minderung import Folge
from calc.rechner.meldeversaeumnis.eingabe import NEUES_RECHT_AB, MeldeversaeumnisEingabe, Zaehler
from calc.rechner.meldeversaeumnis.ergebnis import MeldeversaeumnisErgebnis


def stelle_dar(eingabe: MeldeversaeumnisEingabe, ergebnis: MeldeversaeumnisErgebnis) -> Darstellung:
    """Die Folge in einem Satz, was noch aussteht, die Beträge."""
    neu = eingabe.termin >= NEUES_RECHT_AB
    liste = Checkliste("meldeversaeumnis", tuple(_steht_fest(eingabe, ergebnis)))
    match ergebnis.folge:
        case Folge.MINDERUNG:
            betrag = zusatz_betrag(ergebnis, eingabe.regelbedarfsstufe)
            return Darstellung(
                satz_minderung(ergebnis),
                (*betrag, *zusatz_bescheid(ergebnis), *_anhoerung(ergebnis)),
                quellen="R1" if neu else "L6",
                zeitraum=zeitraum(ergebnis),
                tabellen=tuple(tabellen(eingabe.termin, ergebnis, "Minderung ab")),
                checkliste=liste,
            )
        case Folge.NICHTERREICHBARKEIT:
            return Darstellung(
                _satz_nicht_erreichbar(ergebnis),
                (*_meldung(ergebnis), *zusatz_bescheid(ergebnis), *_anhoerung(ergebnis)),
                quellen="R13",
                tabellen=tuple(tabellen(eingabe.termin, ergebnis, "Anspruch entfällt ab")),
                checkliste=liste,
            )
    return Darstellung(
        (_keine_folge(eingabe),),
        ((ergebnis.begruendung,), *_anhoerung(ergebnis), *(zusatz_bescheid(ergebnis) if ergebnis.bekanntgabe else ())),
        checkliste=liste,
    )


def _steht_fest(eingabe: MeldeversaeumnisEingabe, ergebnis: MeldeversaeumnisErgebnis) -> Iterator[str]:
    """Welches Recht gilt und, wenn es ein Meldeversäumnis mit Folge ist, das wievielte."""
    if eingabe.termin < NEUES_RECHT_AB:
        yield "recht=alt"
        return
    yield "recht=neu"
    if ergebnis.folge is not Folge.KEINE:
        yield f"zaehler={eingabe.zaehler}"


def _keine_folge(eingabe: MeldeversaeumnisEingabe) -> str:
    if eingabe.zaehler is Zaehler.DRITTES_IN_FOLGE and eingabe.termin >= NEUES_RECHT_AB:
        return "Keine Minderung, und die Person gilt nicht als unerreichbar."
    return "Keine Minderung."


def _satz_nicht_erreichbar(ergebnis: MeldeversaeumnisErgebnis) -> Satz:
    if ergebnis.anspruch_entfaellt_ab:
        return ("Die Person gilt als nicht erreichbar: Der Anspruch entfällt ab ", ergebnis.anspruch_entfaellt_ab, ".")
    return ("Die Person gilt als nicht erreichbar, sobald das dritte Versäumnis festgestellt ist.",)


def _meldung(ergebnis: MeldeversaeumnisErgebnis) -> Iterator[Satz]:
    if ergebnis.meldung_rettet_bis:
        bis = ergebnis.meldung_rettet_bis
        yield ("Meldet sie sich in diesem Monat persönlich, bis ", bis, ", gilt sie rückwirkend wieder als erreichbar.")


def _anhoerung(ergebnis: MeldeversaeumnisErgebnis) -> Iterator[Satz]:
    if ergebnis.anhoerung_bis:
        yield ("Die Anhörung läuft bis ", ergebnis.anhoerung_bis, ".")
