"""Quellen verlinken: Nummern des Konzepts und Normen stehen alle auf der Site."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from calc.ausgabe.markup import Markup, element, verbinde
from calc.recht import ohne_absatz


@cache
def _daten() -> dict[str, Any]:
    return tomllib.loads(files("calc").joinpath("ausgabe", "fundstellen.toml").read_text("utf-8"))


def nummern() -> dict[str, str]:
    """Die Stelle jeder Nummer des Konzepts und der Rechtsänderungen auf der Site."""
    return {n: f"{seite}#{n.lower()}" for seite, liste in _daten()["seiten"].items() for n in liste}


@cache
def _adressen() -> dict[str, str]:
    normen: dict[str, str] = _daten()["normen"]
    return nummern() | normen


@cache
def adresse(quelle: str) -> str:
    """Die Stelle der Site, an der eine Quelle steht, vom Wurzelverzeichnis der Site aus.

    Args:
        quelle: eine Nummer („O2“) oder eine Norm („§ 188 Abs. 2 BGB“).

    Raises:
        KeyError: wenn die Quelle keine Stelle hat.
    """
    return _adressen()[ohne_absatz(quelle)]


@lru_cache(1024)
def verweise(quellen: str, basis: str) -> Markup:
    """Links zu einer oder mehreren Quellen („O2, D1“).

    Args:
        quellen: eine Quelle oder mehrere Nummern mit Komma.
        basis: Anfang jeder Adresse, vom Ort der Seite zum Wurzelverzeichnis der Site.
    """
    einzelne = [quellen] if quellen.startswith("§") else quellen.split(", ")
    erster, *weitere = (element("a", quelle, class_="quelle", href=basis + adresse(quelle)) for quelle in einzelne)
    return verbinde(erster, *(teil for link in weitere for teil in (", ", link)))
