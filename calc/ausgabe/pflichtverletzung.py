"""Wie der Rechner „Pflichtverletzung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Darstellung, Satz
from calc.ausgabe.minderung import satz_minderung, tabelle, zeitraum, zusatz_bescheid, zusatz_betrag
from calc.minderung import Folge
from calc.pflichtverletzung.eingabe import PflichtverletzungEingabe
from calc.pflichtverletzung.ergebnis import PflichtverletzungErgebnis
from calc.sprache import kurz


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
        tabelle=tabelle(eingabe.ereignis, ergebnis, "Minderung ab"),
    )


def _aufhebung(ergebnis: PflichtverletzungErgebnis) -> Iterator[Satz]:
    if ergebnis.aufhebung_ab:
        yield ("Vorzeitig aufgehoben ab ", ergebnis.aufhebung_ab, ".")


def _unter_25(ergebnis: PflichtverletzungErgebnis) -> Iterator[Satz]:
    if termin := ergebnis.folgetermin_u25:
        grenzen = f" (Gesetz bis {kurz(termin.gesetz_bis)}, Konzept bis {kurz(termin.konzept_bis)})."
        yield ("Unter 25: nächstes Gespräch spätestens am ", termin.spaetestens, grenzen)
