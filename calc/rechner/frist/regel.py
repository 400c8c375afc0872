"""Das Ende einer gesetzlichen Frist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.rechner.frist.eingabe import Beginn, FristEingabe
from calc.zeit.fristen import beginnfrist, ereignisfrist
from calc.zeit.kalender import grund_kein_arbeitstag, naechster_werktag


@dataclass(frozen=True, slots=True)
class Fall:
    """Ende der Frist vor und nach der Verschiebung; `grund` nennt den ersten freien Tag, wenn sie sich verschiebt."""

    rohende: date
    ende: date
    grund: str | None


def ordne_ein(eingabe: FristEingabe) -> Fall:
    """Berechnet das Ende einer Frist.

    Das Ende verschiebt sich nur wegen Wochenende oder Feiertag, nie wegen des 24. oder 31. Dezember.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: §§ 187, 188, 193 BGB; § 26 SGB X; § 64 SGG.
    """
    frist = ereignisfrist if eingabe.beginn is Beginn.EREIGNIS else beginnfrist
    rohende = frist(eingabe.ereignis, eingabe.dauer, eingabe.einheit)
    ende = naechster_werktag(rohende) if eingabe.verschieben else rohende
    return Fall(rohende, ende, grund_kein_arbeitstag(rohende) if ende != rohende else None)
