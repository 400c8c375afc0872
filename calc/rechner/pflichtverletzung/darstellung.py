"""Wie der Rechner „Pflichtverletzung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz, Tabelle
from calc.form.sprache import kurz
from calc.institute.minderung import Folge
from calc.institute.minderung_anzeige_worte import (
    arbeitstag_zuerst,
    satz_minderung,
    tafeln,
    zeitraum,
    zusatz_bescheid,
    zusatz_betrag,
)
from calc.rechner.pflichtverletzung.antwort import PflichtverletzungErgebnis
from calc.rechner.pflichtverletzung.eingabe import PflichtverletzungEingabe


def stelle_dar(eingabe: PflichtverletzungEingabe, ergebnis: PflichtverletzungErgebnis) -> Darstellung:
    """Die Minderung in einem Satz, was noch aussteht, die Beträge."""
    if ergebnis.folge is Folge.KEINE:
        bescheid = zusatz_bescheid(ergebnis) if ergebnis.bekanntgabe else ()
        return Darstellung(("Keine Minderung.",), ((ergebnis.begruendung,), *bescheid))
    betrag = zusatz_betrag(ergebnis, eingabe.regelbedarfsstufe)
    return Darstellung(
        satz_minderung(ergebnis),
        (*_aufhebung(ergebnis), *betrag, *_unter_25(ergebnis), *zusatz_bescheid(ergebnis)),
        quellen="§ 31a Abs. 1 SGB II",
        zeitraum=zeitraum(ergebnis),
        tabellen=tuple(Tabelle(*tafel) for tafel in tafeln(ergebnis, "Minderung ab")),
        checkliste=Checkliste("u25-leistungsminderung", ergebnis.checkliste) if eingabe.u25 else None,
    )


def _aufhebung(ergebnis: PflichtverletzungErgebnis) -> Iterator[Satz]:
    if ergebnis.aufhebung_ab:
        yield ("Vorzeitig aufgehoben ab ", ergebnis.aufhebung_ab, ".")


def _unter_25(ergebnis: PflichtverletzungErgebnis) -> Iterator[Satz]:
    if (termin := ergebnis.folgetermin_u25) and (arbeitstag := ergebnis.folgetermin_arbeitstag):
        yield (
            "Unter 25: nächstes Gespräch spätestens am ",
            *arbeitstag_zuerst(arbeitstag, termin.spaetestens),
            f"; Gesetz (soll) bis {kurz(termin.gesetz_bis)}, Konzept bis {kurz(termin.konzept_bis)}.",
        )
