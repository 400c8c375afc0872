"""Was der Rechner „Pflichtverletzung“ antwortet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.institute.minderung import MinderungErgebnis


@dataclass(frozen=True, slots=True)
class FolgeterminU25:
    """Bis wann unter 25 wieder gesprochen wird: Grenze des Gesetzes, Grenze des Konzepts, die frühere von beiden."""

    gesetz_bis: date
    konzept_bis: date
    spaetestens: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PflichtverletzungErgebnis(MinderungErgebnis):
    """Folge, Zeitraum mit Aufhebung, Beträge und, wer unter 25 ist, der Folgetermin."""

    aufhebung_ab: date | None
    folgetermin_u25: FolgeterminU25 | None
