"""Wie der Rechner „Bekanntgabe“ antwortet."""

from calc.ausgabe.darstellung import Darstellung
from calc.rechner.bekanntgabe.antwort import BekanntgabeErgebnis
from calc.rechner.bekanntgabe.eingabe import BekanntgabeEingabe


def stelle_dar(_: BekanntgabeEingabe, ergebnis: BekanntgabeErgebnis) -> Darstellung:
    """Wann der Bescheid bekannt gegeben ist und bis wann ein Widerspruch möglich ist."""
    return Darstellung(
        ("Der Bescheid ist bekannt gegeben am ", ergebnis.bekanntgabe, "."),
        (("Widerspruch möglich bis ", ergebnis.widerspruch_bis, "."),),
        quellen="§ 37 SGB X",
    )
