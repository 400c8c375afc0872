"""Was eine Fachkraft außerdem braucht und nicht im Konzept steht (V1 bis V16), aus `praxis.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from calc.recht import lade


@dataclass(frozen=True, slots=True)
class Praxispunkt:
    """Ein Punkt aus Recht und Praxis, der nicht aus dem Konzept stammt.

    Args:
        nummer: „V1“ bis „V16“.
        beruehrt: Nummern des Konzepts, an denen der Hinweis steht.
        lage: was im Gesetz gelesen ist; leer, wenn es dazu nur Rechtsprechung oder eine Frage gibt.
        rechtsprechung: was nur im Auszug gelesen und vor Ort zu prüfen ist.
        frage: was nicht geprüft ist.
        norm: maßgebliche Stelle von `lage`.
    """

    nummer: str
    titel: str
    beruehrt: tuple[str, ...]
    lage: str = ""
    rechtsprechung: str = ""
    frage: str = ""
    norm: str = ""


PRAXIS: Mapping[str, Praxispunkt] = MappingProxyType(
    {p["nummer"]: Praxispunkt(**(p | {"beruehrt": tuple(p["beruehrt"])})) for p in lade("praxis")["punkt"]}
)
"""Alle Punkte nach ihrer Nummer, in der Reihenfolge der Nummern."""
