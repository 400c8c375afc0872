"""Das Recht als Daten: Zahlen, Normen und Feiertage mit dem Tag, ab dem sie gelten."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from calc.modelle import Rechtsstand

KONZEPT = "Konzept zur Beratungsaktivität"
KOOPERATIONSPLAN = "§ 15 Abs. 3 SGB II"
FRISTEN = "§§ 187, 188 BGB"
SOZIALVERFAHREN = "§ 26 SGB X"
MUTTERSCHUTZ = "§ 3 MuSchG"
FEIERTAGE = "Hamburger Feiertagsgesetz"
BEKANNTGABE = "§ 37 SGB X"
WIDERSPRUCH = "§ 84 SGG"
OHNE_BELEHRUNG = "§ 66 SGG"
FRISTENDE = "§ 64 SGG"
ANHOERUNG = "§ 24 SGB X"
WELCHES_RECHT = "§ 65a SGB II"
MELDEVERSAEUMNIS = "§ 32 SGB II"
MINDERUNG = "§ 31a SGB II"
ZEITRAUM = "§ 31b SGB II"
ERREICHBARKEIT = "§ 7b SGB II"
REGELBEDARF = "§ 20 SGB II"
BERECHNUNG = "§ 41 SGB II"


@cache
def lade(name: str) -> dict[str, Any]:
    """Liest eine Datei aus `calc/recht`.

    Args:
        name: Dateiname ohne Endung.
    """
    return tomllib.loads(files("calc").joinpath("recht", f"{name}.toml").read_text("utf-8"))


def _beginne(norm: str) -> list[date]:
    beginne: list[date] = lade("normen")["norm"][norm]["gueltig_ab"]
    return beginne


def beginn(norm: str) -> date:
    """Der Tag, ab dem die erste hinterlegte Fassung einer Norm gilt."""
    return _beginne(norm)[0]


@cache
def fassung(norm: str, tag: date) -> Rechtsstand:
    """Die Fassung einer Norm, die an einem Tag gilt; vor der ersten hinterlegten Fassung die erste.

    Args:
        norm: Bezeichnung wie in `normen.toml`.
        tag: Tag, dessen Recht gefragt ist.
    """
    beginne = _beginne(norm)
    return Rechtsstand(
        norm=norm,
        gueltig_ab=max((beginn for beginn in beginne if beginn <= tag), default=beginne[0]),
        geprueft_am=lade("normen")["geprueft_am"],
    )


def rechtsstand(tag: date, *normen: str) -> tuple[Rechtsstand, ...]:
    """Die Fassungen mehrerer Normen an einem Tag."""
    return tuple(fassung(norm, tag) for norm in normen)
