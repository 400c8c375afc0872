"""Wie der Rechner „Pflichtverletzung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz
from calc.ausgabe.minderung import satz_minderung, tabellen, zeitraum, zusatz_bescheid, zusatz_betrag
from calc.form.sprache import kurz
from calc.institute.minderung import Folge
from calc.rechner.pflichtverletzung.eingabe import OHNE_STUFEN_AB, PflichtverletzungEingabe
from calc.rechner.pflichtverletzung.ergebnis import PflichtverletzungErgebnis
from calc.zeit.kalender import letzter_arbeitstag


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
        tabellen=tuple(tabellen(eingabe.ereignis, ergebnis, "Minderung ab")),
        checkliste=_checkliste(eingabe),
    )


def _checkliste(eingabe: PflichtverletzungEingabe) -> Checkliste | None:
    """Nur für Menschen unter 25 gibt es eine."""
    recht = "neu" if eingabe.ereignis >= OHNE_STUFEN_AB else "alt"
    return Checkliste("u25-leistungsminderung", ("anlass=pflicht", f"recht={recht}")) if eingabe.u25 else None


def _aufhebung(ergebnis: PflichtverletzungErgebnis) -> Iterator[Satz]:
    if ergebnis.aufhebung_ab:
        yield ("Vorzeitig aufgehoben ab ", ergebnis.aufhebung_ab, ".")


def _unter_25(ergebnis: PflichtverletzungErgebnis) -> Iterator[Satz]:
    if termin := ergebnis.folgetermin_u25:
        grenzen = f" (Gesetz bis {kurz(termin.gesetz_bis)}, Konzept bis {kurz(termin.konzept_bis)})."
        yield ("Unter 25: nächstes Gespräch spätestens am ", termin.spaetestens, grenzen)
        if (arbeitstag := letzter_arbeitstag(termin.spaetestens)) != termin.spaetestens:
            yield ("Dort wird nicht gearbeitet; der letzte Arbeitstag davor ist ", arbeitstag, ".")
