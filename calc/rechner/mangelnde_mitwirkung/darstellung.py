"""Wie der Rechner „Mangelnde Mitwirkung“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Checkliste, Darstellung, Satz
from calc.rechner.mangelnde_mitwirkung.antwort import MangelndeMitwirkungErgebnis
from calc.rechner.mangelnde_mitwirkung.eingabe import MangelndeMitwirkungEingabe

LISTE = Checkliste("mangelnde-mitwirkung")


def stelle_dar(eingabe: MangelndeMitwirkungEingabe, ergebnis: MangelndeMitwirkungErgebnis) -> Darstellung:
    """Ob eingetragen werden darf, und bis wann der Eintrag und der neue Termin liegen müssen."""
    if not ergebnis.ende_spaetestens:
        return Darstellung(
            ("Der Eintrag ist noch nicht zulässig.",), ((ergebnis.begruendung,),), quellen="L8", checkliste=LISTE
        )
    return Darstellung(
        ("Der Eintrag ist zulässig. Er endet spätestens am ", ergebnis.ende_spaetestens, "."),
        tuple(_zusatz(eingabe, ergebnis)),
        quellen="L8, L9",
        checkliste=LISTE,
    )


def _zusatz(eingabe: MangelndeMitwirkungEingabe, ergebnis: MangelndeMitwirkungErgebnis) -> Iterator[Satz]:
    yield (ergebnis.begruendung,)
    if eingabe.ende_geplant:
        yield ("Das geplante Ende am ", eingabe.ende_geplant, f" passt{'' if ergebnis.ende_ok else ' nicht'}.")
    if eingabe.neuer_termin:
        yield ("Der neue Termin am ", eingabe.neuer_termin, f" passt{'' if ergebnis.neuer_termin_ok else ' nicht'}.")
    else:
        yield ("Bis dahin ist ein neuer Termin anzubieten.",)
    yield (f"AV-Status: vorher {ergebnis.av_status_vorher}, nachher „{ergebnis.av_status_nachher}“.",)
