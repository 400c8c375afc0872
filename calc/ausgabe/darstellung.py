"""Was ein Rechner zeigt, noch ohne Form: ein Satz, Zusätze, Tabellen. Daraus werden HTML und Text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calc.zeit.dringlichkeit import Status

Satz = Sequence[str | date]


class Quellen(str):
    """Eine Zelle, die auf Quellen verweist („O2, D1“)."""

    __slots__ = ()


Zelle = str | date | Status | Quellen | None


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Eine Tabelle mit Titel, Kopf und Zeilen.

    Args:
        zugeklappt: auf der Seite erst auf Wunsch zu sehen, im Text weggelassen.
    """

    titel: str
    kopf: tuple[str, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]
    zugeklappt: bool = False


@dataclass(frozen=True, slots=True)
class Checkliste:
    """Eine Checkliste der Site, in die das Ergebnis eingetragen werden kann.

    Args:
        name: Name ihrer Seite.
        wahl: Antworten, die schon feststehen, geschrieben „frage=antwort“.
    """

    name: str
    wahl: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saeule:
    """Ein Wert neben seinem Rahmen; die Beschriftung steht darunter."""

    beschriftung: str
    wert: float
    rahmen: float


@dataclass(frozen=True, slots=True)
class Saeulen:
    """Werte nebeneinander, zum Beispiel je Woche. Die Zahlen dazu stehen in der Tabelle."""

    titel: str
    legende: str
    saeulen: tuple[Saeule, ...]


@dataclass(frozen=True, slots=True)
class Anteil:
    """Ein Anteil in Prozent neben dem, was er sein soll."""

    titel: str
    prozent: float
    ziel: float


@dataclass(frozen=True, slots=True)
class Darstellung:
    """Der Kopf eines Ergebnisses.

    Args:
        satz: die Antwort in einem Satz; Tage stehen als Tage darin.
        zusatz: weitere kurze Sätze, zum Beispiel warum gerade dieser Tag.
        quellen: worauf die Antwort beruht („O2, D1“).
        status: Dringlichkeit, wenn es eine gibt.
        zeitraum: erster und letzter Tag, die auf der Zeitleiste als Fläche erscheinen.
        bilder: Zeichnungen anstelle der Zeitleiste, wenn nicht Tage die Antwort sind.
        tabellen: Einzelheiten, wenn es welche gibt.
        checkliste: die passende Checkliste, wenn es eine gibt.
    """

    satz: Satz
    zusatz: tuple[Satz, ...] = ()
    quellen: str = ""
    status: Status | None = None
    zeitraum: tuple[date, date] | None = None
    bilder: tuple[Saeulen | Anteil, ...] = ()
    tabellen: tuple[Tabelle, ...] = ()
    checkliste: Checkliste | None = None


STATUS_TEXT = {Status.UEBERFAELLIG: "überfällig", Status.FAELLIG: "fällig", Status.GEPLANT: "geplant"}
