"""The plan of the house: which module of `calc` loads which, read from the source; run it to print its rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import calc

CALC = Path(calc.__file__).parent
EBENEN = ("calc.zeit", "calc.form", "calc.recht", "calc.institute", "calc.ausgabe", "calc.rechner", "calc.frage")
"""From the ground up; a calculator stands below calc.rechner itself, and above calc.frage is only the entrance."""


@cache
def module() -> Mapping[str, Path]:
    """Every module of `calc` by its name."""
    return {_name(pfad): pfad for pfad in sorted(CALC.rglob("*.py"))}


def _name(pfad: Path) -> str:
    teile = pfad.relative_to(CALC.parent).with_suffix("").parts
    return ".".join(teile[:-1] if teile[-1] == "__init__" else teile)


@cache
def namen(modul: str) -> frozenset[tuple[str, str]]:
    """What a module takes from `calc`, as pairs of module and name; the name of a whole module is empty."""
    return frozenset(_namen(ast.parse(module()[modul].read_text("utf-8"))))


def _namen(baum: ast.AST) -> Iterator[tuple[str, str]]:
    for knoten in ast.walk(baum):
        if isinstance(knoten, ast.Import):
            yield from ((ziel.name, "") for ziel in knoten.names if ziel.name in module())
        elif isinstance(knoten, ast.ImportFrom) and (ort := knoten.module) in module():
            for ziel in knoten.names:
                yield (f"{ort}.{ziel.name}", "") if f"{ort}.{ziel.name}" in module() else (str(ort), ziel.name)


def importe(modul: str) -> set[str]:
    """The modules of `calc` that a module loads."""
    return {ziel for ziel, _ in namen(modul)} - {modul}


def raum(modul: str) -> str:
    """The folder in which a module lives."""
    return modul if module()[modul].name == "__init__.py" else modul.rpartition(".")[0]


def ebene(modul: str) -> tuple[int, int]:
    """How high a module stands: its layer, and within the calculators whether it is one or holds them."""
    hoehe = next((n for n, ort in enumerate(EBENEN) if f"{modul}.".startswith(f"{ort}.")), len(EBENEN))
    return hoehe, int(modul == "calc.rechner")


def pfeile() -> Mapping[str, set[str]]:
    """Rooms, and the other rooms each of them needs."""
    plan: dict[str, set[str]] = {}
    for modul in module():
        plan.setdefault(raum(modul), set()).update(raum(ziel) for ziel in importe(modul) if raum(ziel) != raum(modul))
    return {ort: ziele for ort, ziele in plan.items() if ziele or any(ort in andere for andere in plan.values())}


def stockwerk(ort: str, plan: Mapping[str, set[str]]) -> int:
    """The floor of a room: one above the highest room it needs."""
    return 1 + max((stockwerk(ziel, plan) for ziel in plan[ort]), default=0)


if __name__ == "__main__":
    plan = pfeile()
    hoehen = {ort: stockwerk(ort, plan) for ort in plan}
    for ort in sorted(plan, key=lambda ort: (hoehen[ort], ort)):
        print(hoehen[ort], ort, "→", ", ".join(sorted(plan[ort])) or "–")
    print(len(plan), "rooms,", max(hoehen.values()), "floors,", sum(map(len, plan.values())), "arrows")
