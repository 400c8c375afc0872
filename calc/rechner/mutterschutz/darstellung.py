"""Wie der Rechner „Mutterschutz“ antwortet."""

from calc.ausgabe.darstellung import Checkliste, Darstellung
from calc.rechner.mutterschutz.antwort import MutterschutzErgebnis
from calc.rechner.mutterschutz.eingabe import MutterschutzEingabe


def stelle_dar(_: MutterschutzEingabe, ergebnis: MutterschutzErgebnis) -> Darstellung:
    """Die Schutzfrist und der erste Arbeitstag danach."""
    vorlaeufig = "voraussichtlich " if ergebnis.vorlaeufig else ""
    return Darstellung(
        (f"Nächster Kontakt nach der Schutzfrist: {vorlaeufig}ab ", ergebnis.naechster_kontakt_ab, "."),
        ((f"Schutzfrist {vorlaeufig}vom ", ergebnis.beginn, " bis ", ergebnis.ende, "."),),
        quellen="D5",
        zeitraum=(ergebnis.beginn, ergebnis.ende),
        checkliste=Checkliste("elternzeit-mutterschutz"),
    )
