"""Wie der Rechner „Frist“ antwortet."""

from calc.ausgabe.darstellung import Darstellung
from calc.rechner.frist.antwort import FristErgebnis
from calc.rechner.frist.eingabe import FristEingabe


def stelle_dar(_: FristEingabe, ergebnis: FristErgebnis) -> Darstellung:
    """Das Ende der Frist und warum es sich verschoben hat."""
    return Darstellung(
        ("Die Frist endet mit Ablauf des Tages am ", ergebnis.ende, "."),
        ((("Ohne Verschiebung wäre es ", ergebnis.rohende, f" ({ergebnis.grund})."),) if ergebnis.verschoben else ()),
    )
