"""Wie der Rechner „Arbeitstage“ seine Antwort zeigt."""

from calc.ausgabe.darstellung import Darstellung, Tabelle
from calc.form.sprache import kurz
from calc.rechner.arbeitstage.antwort import ArbeitstageErgebnis
from calc.rechner.arbeitstage.eingabe import ArbeitstageEingabe


def stelle_dar(eingabe: ArbeitstageEingabe, ergebnis: ArbeitstageErgebnis) -> Darstellung:
    """Der erreichte Tag und was unterwegs nicht zählte."""
    richtung = "nach" if eingabe.anzahl > 0 else "vor"
    zeilen = tuple((u.datum, u.grund) for u in ergebnis.uebersprungen)
    return Darstellung(
        (f"Der {abs(eingabe.anzahl)}. Arbeitstag {richtung} dem {kurz(eingabe.start)} ist ", ergebnis.datum, "."),
        tabellen=(Tabelle("Montage bis Freitage, die nicht zählen", ("Tag", "Grund"), zeilen),) if zeilen else (),
    )
