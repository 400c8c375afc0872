"""Regelbedarf und Anteile davon, als Beträge in Euro mit zwei Nachkommastellen.

Rechtsgrundlage: § 20 SGB II; Rundung und Teilmonate § 41 SGB II.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Annotated

from pydantic import Field

from calc.form.modelle import auswahl
from calc.recht.parameter import NichtAbgedeckt, wert

CENT = Decimal("0.01")
STUFEN = range(1, 7)
# Not a Literal: that compares by equality and would take `true` for level 1.
StufeWahl = Annotated[int, Field(ge=STUFEN[0], le=STUFEN[-1]), auswahl({stufe: f"Stufe {stufe}" for stufe in STUFEN})]
"""Regelbedarfsstufe 1 bis 6."""


def auf_cent(betrag: Decimal) -> Decimal:
    """Rundet kaufmännisch auf zwei Nachkommastellen (§ 41 Abs. 2 SGB II)."""
    return betrag.quantize(CENT, ROUND_HALF_UP)


@cache
def regelbedarf(stufe: int, erster: date) -> Decimal | None:
    """Der Regelbedarf einer Stufe in einem Monat in Euro; `None`, wenn er nicht bekannt ist.

    Args:
        stufe: Regelbedarfsstufe 1 bis 6.
        erster: erster Tag des Monats, für den die Leistung bestimmt ist.

    Rechtsgrundlage: § 20 SGB II.
    """
    try:
        return auf_cent(Decimal(wert("regelbedarf", "regelbedarf", erster)[str(stufe)]))
    except NichtAbgedeckt:
        return None


@cache
def warum_unbekannt(erster: date) -> str:
    """Warum es für einen Monat keinen Regelbedarf gibt; leer, wenn er bekannt ist.

    Args:
        erster: erster Tag des Monats.
    """
    try:
        wert("regelbedarf", "regelbedarf", erster)
    except NichtAbgedeckt as grund:
        return str(grund)
    return ""


def anteil(betrag: Decimal, prozent: int) -> Decimal:
    """So viel Prozent eines Betrags, kaufmännisch gerundet."""
    return auf_cent(betrag * prozent / 100)


def teilmonat(betrag: Decimal, tage: int, erster: date) -> Decimal:
    """Der Teil eines Monatsbetrags für einige Tage; der Monat zählt dabei 30 Tage.

    Args:
        betrag: Betrag eines vollen Monats.
        tage: Zahl der Tage, 0 bis 30.
        erster: erster Tag des Monats.

    Rechtsgrundlage: § 41 Abs. 1, 2 SGB II.
    """
    return auf_cent(betrag * tage / wert("minderung", "teilmonat", erster))
