"""Wie der Rechner „Mangelnde Mitwirkung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz
from calc.rechner.mangelnde_mitwirkung.antwort import MangelndeMitwirkungErgebnis
from calc.rechner.mangelnde_mitwirkung.eingabe import MangelndeMitwirkungEingabe

LISTE = Checkliste("mangelnde-mitwirkung")


def stelle_dar(eingabe: MangelndeMitwirkungEingabe, ergebnis: MangelndeMitwirkungErgebnis) -> Darstellung:
    """Ob einzutragen ist, und bis wann der Eintrag und der neue Termin liegen müssen."""
    bis = ergebnis.ende_spaetestens
    if bis is None:
        return Darstellung(
            ("Mangelnde Mitwirkung ist noch nicht einzutragen.",),
            ((ergebnis.begruendung,),),
            quellen="L8",
            checkliste=LISTE,
        )
    return Darstellung(
        ("Mangelnde Mitwirkung ist einzutragen, befristet bis spätestens ", bis, "."),
        tuple(_zusatz(eingabe, ergebnis, bis)),
        quellen="L8, L9",
        checkliste=LISTE,
    )


def _zusatz(eingabe: MangelndeMitwirkungEingabe, ergebnis: MangelndeMitwirkungErgebnis, bis: date) -> Iterator[Satz]:
    yield (ergebnis.begruendung,)
    if eingabe.ende_geplant:
        yield ("Das geplante Ende am ", eingabe.ende_geplant, f" passt{'' if ergebnis.ende_ok else ' nicht'}.")
    if eingabe.neuer_termin:
        yield ("Der neue Termin am ", eingabe.neuer_termin, f" passt{'' if ergebnis.neuer_termin_ok else ' nicht'}.")
    else:
        yield ("Ein neuer Termin ist anzubieten bis ", bis, ".")
    yield (f"AV-Status: vorher {ergebnis.av_status_vorher}, nachher „{ergebnis.av_status_nachher}“.",)
