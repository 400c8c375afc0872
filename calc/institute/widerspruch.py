"""Bis wann ein Widerspruch möglich ist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.recht.parameter import parameter
from calc.zeit.fristen import Einheit, ereignisfrist
from calc.zeit.kalender import grund_kein_arbeitstag, naechster_werktag


@dataclass(frozen=True, slots=True)
class Widerspruchsfrist:
    """Letzter Tag für den Widerspruch und woraus er folgt.

    Args:
        rohende: Ablauf der Frist.
        ende: der letzte Tag, nach der Verschiebung auf den nächsten Werktag.
        titel: wie die Frist heißt.
        dauer: ihre Länge in `einheit`.
        norm: worauf sie beruht.
        grund: was das Ende verschiebt; `None`, wenn nichts.
    """

    rohende: date
    ende: date
    titel: str
    dauer: int
    einheit: Einheit
    norm: str
    grund: str | None


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
    grund = grund_kein_arbeitstag(rohende) if ende != rohende else None
    return Widerspruchsfrist(rohende, ende, regel.titel, fassung.wert, einheit, fassung.fundstelle, grund)
