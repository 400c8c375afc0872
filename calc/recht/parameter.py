"""Größen des Rechts und des Konzepts mit ihren Fassungen: welcher Wert an einem Tag gilt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from types import MappingProxyType
from typing import Any

from calc.recht import lade


class NichtAbgedeckt(LookupError):
    """Für den Tag ist keine Fassung hinterlegt, oder ihr Wert ist nicht bekannt."""


@dataclass(frozen=True, slots=True)
class Fassung:
    """Der Wert einer Größe von einem Tag an, bis die nächste Fassung beginnt.

    Args:
        wert: Zahl, Tabelle oder Name einer Regel; `None`, wenn es ab diesem Tag keinen (bekannten) Wert gibt.
        bedeutung: was der Wert heißt, wenn er sich nicht selbst erklärt.
        unbekannt: warum der Wert ab diesem Tag noch fehlt.
        entfallen: warum es die Größe ab diesem Tag nicht mehr gibt.
        mitten_im_monat: dass der Beginn kein Monatserster ist, ist gewollt und kein Tippfehler.
        angekuendigt: noch nicht in Kraft; steht nur auf der Seite und wird nie angewandt.
    """

    gueltig_ab: date
    fundstelle: str
    geprueft_am: date
    wert: Any = None
    bedeutung: str = ""
    unbekannt: str = ""
    entfallen: str = ""
    mitten_im_monat: bool = False
    angekuendigt: bool = False

    @property
    def warum_ohne_wert(self) -> str:
        """Warum es keinen Wert gibt; leer, wenn es einen gibt."""
        return self.unbekannt or self.entfallen


@dataclass(frozen=True, slots=True)
class Parameter:
    """Eine Größe des Rechts oder des Konzepts.

    Args:
        anknuepfung: das Ereignis, dessen Tag die Fassung wählt.
        fassungen: was gilt oder galt, nach `gueltig_ab` aufsteigend.
        angekuendigt: was erst angekündigt ist, ebenso geordnet.
    """

    titel: str
    einheit: str
    anknuepfung: str
    fassungen: tuple[Fassung, ...]
    angekuendigt: tuple[Fassung, ...] = ()

    @property
    def abgedeckt_ab(self) -> date:
        """Der erste Tag, für den ein Wert hinterlegt ist."""
        return self.fassungen[0].gueltig_ab

    def am(self, tag: date) -> Fassung:
        """Die Fassung, die an einem Tag gilt; nie eine angekündigte.

        Raises:
            NichtAbgedeckt: wenn der Tag vor der ersten Fassung liegt oder ihr Wert nicht bekannt ist.
        """
        for fassung in reversed(self.fassungen):
            if fassung.gueltig_ab <= tag:
                if fassung.wert is None:
                    raise NichtAbgedeckt(fassung.warum_ohne_wert)
                return fassung
        raise NichtAbgedeckt(self.titel)

    def seit(self, wert: Any) -> date:
        """Der erste Tag, von dem an ein Wert ununterbrochen gilt oder galt; galt er mehrmals, das letzte Mal.

        Args:
            wert: ein Wert, den eine Fassung hat. Fassungen, die ihn nur wiederholen, beginnen ihn nicht neu.

        Raises:
            NichtAbgedeckt: wenn keine Fassung den Wert hat.
        """
        for gleich, folge in groupby(reversed(self.fassungen), lambda fassung: fassung.wert == wert):
            if gleich:
                return list(folge)[-1].gueltig_ab
        raise NichtAbgedeckt(self.titel)


@cache
def parameter(datei: str, schluessel: str) -> Parameter:
    """Liest eine Größe aus `calc/recht` und prüft ihre Fassungen.

    Args:
        datei: Dateiname ohne Endung.
        schluessel: Name der Tabelle in der Datei.

    Raises:
        ValueError: wenn Fassungen nicht aufsteigen, ein Beginn unerwartet kein Monatserster ist, die Fundstelle oder
            Wert und Grund fehlen oder eine angekündigte Fassung vor einer geltenden beginnt.
    """
    daten = lade(datei)[schluessel]
    fassungen = tuple(Fassung(**werte) for werte in daten["fassung"])
    for fassung in fassungen:
        _pruefe(schluessel, fassung)
    gelten = tuple(fassung for fassung in fassungen if not fassung.angekuendigt)
    kommen = tuple(fassung for fassung in fassungen if fassung.angekuendigt)
    if not gelten or fassungen != gelten + kommen:
        raise ValueError(f"{schluessel}: erst was gilt, dann was angekündigt ist")
    beginne = [fassung.gueltig_ab for fassung in gelten]
    if beginne != sorted(set(beginne)) or any(fassung.gueltig_ab < beginne[-1] for fassung in kommen):
        raise ValueError(f"{schluessel}: die Fassungen stehen nicht in der Reihenfolge ihres Beginns")
    return Parameter(daten["titel"], daten["einheit"], daten["anknuepfung"], gelten, kommen)


def _pruefe(schluessel: str, fassung: Fassung) -> None:
    """Was an einer Fassung für sich allein nicht stimmen kann."""
    if (fassung.gueltig_ab.day == 1) is fassung.mitten_im_monat:
        ist = "ein" if fassung.mitten_im_monat else "kein"
        raise ValueError(f"{schluessel}: {fassung.gueltig_ab} ist {ist} Monatserster")
    if (fassung.wert is not None) + bool(fassung.unbekannt) + bool(fassung.entfallen) != 1:
        raise ValueError(f"{schluessel}: zu {fassung.gueltig_ab} gehört ein Wert oder ein Grund, warum er fehlt")
    if not fassung.fundstelle:
        raise ValueError(f"{schluessel}: zu {fassung.gueltig_ab} fehlt die Fundstelle")


def wert(datei: str, schluessel: str, tag: date) -> Any:
    """Der Wert einer Größe an einem Tag.

    Raises:
        NichtAbgedeckt: wie bei `Parameter.am`.
    """
    return parameter(datei, schluessel).am(tag).wert


@cache
def alle() -> Mapping[str, Mapping[str, Parameter]]:
    """Alle Größen aus `calc/recht`, nach Datei und Schlüssel."""
    namen = sorted(pfad.name for pfad in files("calc").joinpath("recht").iterdir())
    dateien = [name.removesuffix(".toml") for name in namen if name.endswith(".toml")]
    groessen = {datei: _groessen(datei) for datei in dateien}
    return MappingProxyType({datei: inhalt for datei, inhalt in groessen.items() if inhalt})


def _groessen(datei: str) -> Mapping[str, Parameter]:
    tabellen = {name: daten for name, daten in lade(datei).items() if isinstance(daten, dict)}
    return {name: parameter(datei, name) for name, daten in tabellen.items() if "fassung" in daten}
