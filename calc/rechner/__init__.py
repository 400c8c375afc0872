"""Die Rechner, jeder in einem Ordner mit seinem Namen; keiner kennt einen anderen.

Geladen wird ein Rechner erst, wenn er gebraucht wird.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from calc.ausgabe.darstellung import Darstellung
from calc.form import meldungen
from calc.form.fehler import UngueltigeEingabe
from calc.form.modelle import EingabeModell, Ergebnis, Rechner

RECHNER_TITEL: Mapping[str, str] = MappingProxyType(
    {
        "kontaktintervall": "Kontaktintervall: wann spätestens wieder sprechen?",
        "arbeitstage": "Arbeitstage: vor- und zurückzählen",
        "frist": "Frist: Ende nach Tagen, Wochen, Monaten oder Jahren",
        "kooperationsplan": "Kooperationsplan: bis wann fortschreiben?",
        "mutterschutz": "Mutterschutz: Schutzfrist und nächster Kontakt",
        "bekanntgabe": "Bekanntgabe: wann ein Bescheid wirkt und bis wann Widerspruch möglich ist",
        "meldeversaeumnis": "Meldeversäumnis: Folge, Zeitraum und Fristen",
        "pflichtverletzung": "Pflichtverletzung: Minderung, Zeitraum und Fristen",
        "beratungsquote": "Beratungsquote: wie viele Gespräche im Zeitraum?",
        "mangelnde_mitwirkung": "Mangelnde Mitwirkung: wann eintragen, und bis wann?",
    }
)
"""Name und Titel jedes Rechners, in der Reihenfolge, in der sie gezeigt werden."""


def kurztitel(name: str) -> str:
    """„Meldeversäumnis“: was im Titel eines Rechners vor dem Doppelpunkt steht."""
    return RECHNER_TITEL[name].partition(":")[0]


@cache
def hole(name: str) -> Rechner:
    """Lädt einen Rechner.

    Args:
        name: Schlüssel aus `RECHNER_TITEL`.

    Raises:
        UngueltigeEingabe: wenn es den Rechner nicht gibt.
    """
    if name not in RECHNER_TITEL:
        raise UngueltigeEingabe([meldungen.unbekannter_rechner(name, list(RECHNER_TITEL))])
    rechner: Rechner = import_module(f"calc.rechner.{name}").RECHNER
    return rechner


def stelle_dar(name: str, eingabe: EingabeModell, ergebnis: Ergebnis) -> Darstellung:
    """Lässt einen Rechner zeigen, was herauskam; seine Worte werden erst geladen, wenn sie gebraucht werden."""
    darstellung: Darstellung = import_module(f"calc.rechner.{name}.darstellung").stelle_dar(eingabe, ergebnis)
    return darstellung
