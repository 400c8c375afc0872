"""Was der Rechner „Meldeversäumnis“ antwortet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calc.institute.minderung import MinderungErgebnis


class AnhoerungPersoenlich(StrEnum):
    """Ob persönlich anzuhören ist; „persönlich“ schließt Telefon und Video ein (L3)."""

    SOLL = "soll"
    AUF_VERLANGEN = "auf_verlangen"
    GELEGENHEIT = "gelegenheit"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldeversaeumnisErgebnis(MinderungErgebnis):
    """Folge, Zeitraum, Beträge, Anhörung und, wer nicht erreichbar ist, ab wann der Anspruch entfällt."""

    anhoerung_bis: date | None
    anhoerung_persoenlich: AnhoerungPersoenlich
    anspruch_entfaellt_ab: date | None
    meldung_rettet_bis: date | None
    naechste_einladung_mit_rfb: bool
