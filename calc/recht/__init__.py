"""Das Recht als Daten: Zahlen, Normen und Feiertage mit dem Tag, ab dem sie gelten."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from calc.form.modelle import Rechtsstand

KONZEPT = "Konzept zur Beratungsaktivität"
KOOPERATIONSPLAN = "§ 15 Abs. 3 SGB II"
FRISTEN = "§§ 187, 188 BGB"
SOZIALVERFAHREN = "§ 26 SGB X"
MUTTERSCHUTZ = "§ 3 MuSchG"
FEIERTAGE = "Hamburger Feiertagsgesetz"
BEKANNTGABE = "§ 37 SGB X"
BEKANNTGABE_ABSENDUNG = "§ 37 Abs. 2 SGB X"
BEKANNTGABE_PORTAL = "§ 37 Abs. 2a SGB X"
ZUSTELLUNG = "§ 37 Abs. 5 SGB X"
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


STAND: date = lade("normen")["geprueft_am"]
"""Der Tag, an dem das Recht zuletzt gelesen wurde. Ein Formular, das noch keinen Tag kennt, nennt, was an ihm galt."""


def beginne(norm: str) -> list[date]:
    """Die Tage, an denen die hinterlegten Fassungen einer Norm beginnen.

    Args:
        norm: Bezeichnung wie in `normen.toml`; nennt der Eintrag dort eine Größe, sind es die Fassungen mit Wert.
    """
    eintrag = lade("normen")["norm"][norm]
    if groesse := eintrag.get("wie"):
        return [fassung["gueltig_ab"] for fassung in lade(groesse)[groesse]["fassung"] if "wert" in fassung]
    tage: list[date] = eintrag["gueltig_ab"]
    return tage


def beginn(norm: str) -> date:
    """Der Tag, ab dem die erste hinterlegte Fassung einer Norm gilt."""
    return beginne(norm)[0]


@cache
def fassung(norm: str, tag: date) -> Rechtsstand:
    """Die Fassung einer Norm, die an einem Tag gilt; vor der ersten hinterlegten Fassung die erste.

    Args:
        norm: Bezeichnung wie in `normen.toml`.
        tag: Tag, dessen Recht gefragt ist.
    """
    tage = beginne(norm)
    return Rechtsstand(
        norm=norm,
        gueltig_ab=max((beginn for beginn in tage if beginn <= tag), default=tage[0]),
        geprueft_am=STAND,
    )


def rechtsstand(tag: date, *normen: str) -> tuple[Rechtsstand, ...]:
    """Die Fassungen mehrerer Normen an einem Tag."""
    return tuple(fassung(norm, tag) for norm in normen)


def ohne_absatz(norm: str) -> str:
    """Eine Norm ohne Absatz, Satz und Nummer: „§ 37 Abs. 2a S. 1 SGB X“ ist „§ 37 SGB X“."""
    return re.sub(r" (Abs|S|Nr)\. \d+[a-z]?\b", "", norm)


@cache
def paragrafen(norm: str) -> tuple[str, ...]:
    """Die Paragrafen einer Norm, jeder für sich, ohne Absatz und Satz.

    Args:
        norm: „§ 188 Abs. 2 BGB“ ist „§ 188 BGB“, „§§ 187, 188 BGB“ sind „§ 187 BGB“ und „§ 188 BGB“; was keine
            Paragrafen hat, bleibt, wie es ist.
    """
    kern = ohne_absatz(norm)
    mehrere = re.fullmatch(r"§{2} (.+\d[a-z]?) (.+)", kern)
    return tuple(f"§ {nummer} {mehrere[2]}" for nummer in mehrere[1].split(", ")) if mehrere else (kern,)


@cache
def _eintraege() -> Mapping[str, str]:
    return {paragraf: norm for norm in lade("normen")["norm"] for paragraf in paragrafen(norm)}


@cache
def _normen(quelle: str) -> tuple[tuple[str, str], ...]:
    """Die Paragrafen einer Quelle, die in `normen.toml` stehen, jeder mit seiner Norm; bei Nummern keine."""
    eintraege = _eintraege()
    return tuple((paragraf, eintraege[paragraf]) for paragraf in paragrafen(quelle) if paragraf in eintraege)


def vervollstaendigt(stand: Iterable[Rechtsstand], tag: date, quellen: Iterable[str]) -> tuple[Rechtsstand, ...]:
    """Der Rechtsstand und dazu jede Norm, auf die sich ein Ergebnis sonst noch beruft.

    Args:
        stand: was die Regel selbst nennt, mit den Fassungen, die sie angewandt hat.
        tag: Tag, dessen Fassung für die übrigen Normen gilt.
        quellen: Normen und Nummern aus Rechenweg und Hinweisen; Nummern ändern nichts.
    """
    stand = tuple(stand)
    genannt = {paragraf for eintrag in stand for paragraf in paragrafen(eintrag.norm)}
    fehlend: dict[str, None] = {}
    for quelle in dict.fromkeys(quellen):
        for paragraf, norm in _normen(quelle):
            if paragraf not in genannt:
                fehlend[norm] = None
    return (*stand, *rechtsstand(tag, *fehlend))
