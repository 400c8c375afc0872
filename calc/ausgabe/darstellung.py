"""Was ein Rechner zeigt, noch ohne Form: ein Satz, eine Lage, eine Tabelle. Daraus werden HTML und Text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calc.lage import Status

Satz = Sequence[str | date]


class Quellen(str):
    """Eine Zelle, die auf Quellen verweist („O2, D1“)."""

    __slots__ = ()


Zelle = str | date | Status | Quellen | None


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Eine Tabelle mit Titel, Kopf und Zeilen."""

    titel: str
    kopf: tuple[str, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]


@dataclass(frozen=True, slots=True)
class Darstellung:
    """Der Kopf eines Ergebnisses.

    Args:
        satz: die Antwort in einem Satz; Tage stehen als Tage darin.
        zusatz: weitere kurze Sätze, zum Beispiel warum gerade dieser Tag.
        quellen: worauf die Antwort beruht („O2, D1“).
        status: Dringlichkeit, wenn es eine gibt.
        tabelle: Einzelheiten, wenn es welche gibt.
    """

    satz: Satz
    zusatz: tuple[Satz, ...] = ()
    quellen: str = ""
    status: Status | None = None
    tabelle: Tabelle | None = None


STATUS_TEXT = {Status.UEBERFAELLIG: "überfällig", Status.FAELLIG: "fällig", Status.GEPLANT: "geplant"}
