"""Wie verbindlich das Konzept eine Vorgabe nennt: muss, soll oder Empfehlung; die Tabelle: `situationen.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from calc.recht import lade


class Verbindlichkeit(StrEnum):
    """Die drei Stufen, die stärkste zuerst."""

    MUSS = "muss"
    SOLL = "soll"
    EMPFEHLUNG = "empfehlung"


WORT: Mapping[Verbindlichkeit, str] = {
    Verbindlichkeit.MUSS: "muss",
    Verbindlichkeit.SOLL: "soll",
    Verbindlichkeit.EMPFEHLUNG: "Empfehlung",
}
STUFEN = tuple(Verbindlichkeit)


@cache
def je_teil(nummer: str) -> Mapping[str, Verbindlichkeit]:
    """Wie verbindlich jeder Teil einer Nummer ist.

    Args:
        nummer: zum Beispiel „P6“.

    Returns:
        Zu jedem Teil seine Stufe; gilt eine für die ganze Nummer, steht sie unter dem leeren Namen. Leer, wenn die
        Nummer keine Stufe hat.
    """
    angabe = lade("situationen")["verbindlichkeit"].get(nummer, {})
    teile = angabe if isinstance(angabe, dict) else {"": angabe}
    return {teil: Verbindlichkeit(stufe) for teil, stufe in teile.items()}


@cache
def verbindlichkeit(nummern: tuple[str, ...], teil: str = "") -> Verbindlichkeit:
    """Die stärkste Stufe unter mehreren Nummern.

    Args:
        nummern: Nummern des Konzepts.
        teil: welcher Teil gemeint ist, wenn eine Nummer mehreres sagt.

    Raises:
        KeyError: wenn eine Nummer dazu nichts sagt.
    """
    stufe = staerkste(teile[teil] if teil in (teile := je_teil(nummer)) else teile[""] for nummer in nummern)
    assert stufe is not None
    return stufe


def staerkste(stufen: Iterable[Verbindlichkeit]) -> Verbindlichkeit | None:
    """Die stärkste Stufe; `None`, wenn es keine gibt."""
    return min(stufen, key=STUFEN.index, default=None)
