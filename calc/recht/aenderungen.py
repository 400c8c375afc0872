"""Wo das Recht vom Konzept abweicht (R1 bis R23) und was dabei offen ist, aus `aenderungen.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from calc.form.modelle import Hinweis
from calc.form.sprache import kurz
from calc.recht import lade


class Art(StrEnum):
    """Wie sich Konzept und heutiges Recht zueinander verhalten."""

    NEU = "neu"
    UNVERAENDERT = "unveraendert"
    UNGENAU = "ungenau"
    ANGEKUENDIGT = "angekuendigt"


@dataclass(frozen=True, slots=True)
class Aenderung:
    """Ein Punkt, an dem Konzept und heutiges Recht nebeneinanderzulegen sind.

    Args:
        nummer: „R1“ bis „R23“.
        gueltig_ab: erster Tag, an dem `lage` gilt; bei angekündigtem Recht der früheste.
        beruehrt: Nummern des Konzepts, an denen der Hinweis steht.
        lage: was gilt.
        konzept: Aussage des Konzepts, in eigenen Worten; leer, wenn es dort keine gibt.
        folge: was daraus wird; leer, wenn `lage` alles sagt.
        offen: Schlüssel in `OFFENE_FRAGEN`.
    """

    nummer: str
    titel: str
    art: Art
    gueltig_ab: date
    norm: str
    beruehrt: tuple[str, ...]
    lage: str
    thema: str
    kurz: str
    konzept: str = ""
    folge: str = ""
    offen: tuple[str, ...] = ()

    def als_satz(self, zusatz: str = "") -> str:
        """Die Lage in einem Hinweis: „Seit 01.07.2026: …“, mit einem Zusatz für den Einzelfall."""
        return f"Seit {kurz(self.gueltig_ab)}: {self.lage} {zusatz}".rstrip()


@dataclass(frozen=True, slots=True)
class OffeneFrage:
    """Eine Frage, die das Gesetz nicht eindeutig beantwortet, und wie die Rechner damit umgehen."""

    schluessel: str
    frage: str
    annahme: str

    def als_hinweis(self, quelle: str) -> Hinweis:
        """Frage und Annahme als Hinweis zu einer Nummer."""
        return Hinweis("offen", f"{self.frage} {self.annahme}", quelle, self.schluessel)


def _aenderung(werte: dict[str, Any]) -> Aenderung:
    listen = {name: tuple(werte.get(name, ())) for name in ("beruehrt", "offen")}
    return Aenderung(**(werte | listen | {"art": Art(werte["art"])}))


AENDERUNGEN: Mapping[str, Aenderung] = MappingProxyType(
    {werte["nummer"]: _aenderung(werte) for werte in lade("aenderungen")["aenderung"]}
)
"""Alle Punkte nach ihrer Nummer, in der Reihenfolge der Nummern."""

OFFENE_FRAGEN: Mapping[str, OffeneFrage] = MappingProxyType(
    {werte["schluessel"]: OffeneFrage(**werte) for werte in lade("aenderungen")["offen"]}
)
"""Alle offenen Fragen nach ihrem Schlüssel."""
