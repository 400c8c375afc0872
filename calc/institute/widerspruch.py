"""Bis wann ein Widerspruch möglich ist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.form.modelle import Schritt
from calc.form.sprache import dauer
from calc.recht.parameter import parameter
from calc.zeit.fristen import Einheit, ereignisfrist
from calc.zeit.kalender import grund_kein_arbeitstag, naechster_werktag


@dataclass(frozen=True, slots=True)
class Widerspruchsfrist:
    """Letzter Tag für den Widerspruch, vor und nach der Verschiebung auf den nächsten Werktag; `grund` nennt, was sie
    verschiebt."""

    rohende: date
    ende: date
    text: str
    norm: str
    grund: str | None

    def schritte(self) -> tuple[Schritt, ...]:
        """Der Rechenweg: Ablauf der Frist und, wenn dort frei ist, der nächste Werktag."""
        ablauf = Schritt(self.text, self.rohende, self.norm)
        if not self.grund:
            return (ablauf,)
        return ablauf, Schritt(f"Dort ist frei ({self.grund}); es gilt der nächste Werktag.", self.ende, "§ 64 SGG")


def widerspruchsfrist(bekanntgabe: date, *, belehrung: bool = True, ausland: bool = False) -> Widerspruchsfrist:
    """Berechnet, bis wann ein Widerspruch möglich ist.

    Args:
        bekanntgabe: Tag der Bekanntgabe; er zählt nicht mit.
        belehrung: ob der Bescheid eine richtige Rechtsbehelfsbelehrung enthält; fehlt sie, gilt ein Jahr, auch im
            Ausland.
        ausland: ob im Ausland bekannt gegeben wurde.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: §§ 84, 66, 64 SGG.
    """
    name = "widerspruch_ausland" if ausland else "widerspruch"
    regel = parameter("widerspruch", name if belehrung else "widerspruch_ohne_belehrung")
    fassung, einheit = regel.am(bekanntgabe), Einheit(regel.einheit.lower())
    rohende = ereignisfrist(bekanntgabe, fassung.wert, einheit)
    ende = naechster_werktag(rohende)
    text = f"{regel.titel}: {dauer(fassung.wert, einheit)} ab der Bekanntgabe."
    grund = grund_kein_arbeitstag(rohende) if ende != rohende else None
    return Widerspruchsfrist(rohende, ende, text, fassung.fundstelle, grund)
