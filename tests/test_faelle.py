"""Every case in tests/faelle, natively and (through tests/laufzeit) inside Pyodide."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from calc.form.fehler import UngueltigeEingabe
from calc.frage import pruefe, rechne
from calc.rechner import RECHNER_TITEL, hole

FAELLE = Path(__file__).parent / "faelle"


def _json(wert: Any) -> Any:
    """TOML has no null and JSON no dates: cases write "null" and dates, calculators speak JSON."""
    if isinstance(wert, dict):
        return {schluessel: _json(teil) for schluessel, teil in wert.items()}
    if isinstance(wert, list):
        return [_json(teil) for teil in wert]
    if wert == "null":
        return None
    return wert if isinstance(wert, bool | int | float | str) else wert.isoformat()


def lies(datei: Path) -> list[dict[str, Any]]:
    """All cases of a file, as JSON would hold them."""
    faelle: list[dict[str, Any]] = _json(tomllib.loads(datei.read_text("utf-8"))["fall"])
    return faelle


def tafel(name: str, titel: str) -> dict[str, Any]:
    """A table in the file of a calculator beside its cases: `beispiel` or `probe`."""
    inhalt: dict[str, Any] = _json(tomllib.loads((FAELLE / f"{name}.toml").read_text("utf-8"))[titel])
    return inhalt


def _faelle() -> Iterator[Any]:
    for datei in sorted(FAELLE.glob("*.toml")):
        for fall in lies(datei):
            yield pytest.param(datei.stem, fall["eingabe"], fall["erwartet"], id=fall["id"])


def antwort(name: str, eingabe: dict[str, Any]) -> Any:
    """What a calculator answers, as JSON."""
    rechner = hole(name)
    try:
        ergebnis = rechne(rechner, pruefe(rechner, json.dumps(eingabe)))
    except UngueltigeEingabe as ungueltig:
        assert all(fehler.text for fehler in ungueltig.fehler)
        return {"fehler": [asdict(fehler) for fehler in ungueltig.fehler]}
    return json.loads(rechner.schreiber.dump_json(ergebnis))


def _nur_genannte(erwartet: Any, wirklich: Any) -> Any:
    """Cut the answer down to what the case names, so that a failure shows a plain difference."""
    if isinstance(erwartet, dict) and isinstance(wirklich, dict):
        return {name: _nur_genannte(teil, wirklich.get(name, "(fehlt)")) for name, teil in erwartet.items()}
    if isinstance(erwartet, list) and isinstance(wirklich, list):
        if len(erwartet) == len(wirklich):
            return [_nur_genannte(*paar) for paar in zip(erwartet, wirklich, strict=True)]
        if _steht_der_reihe_nach_in(erwartet, wirklich):
            return erwartet
    return wirklich


def _steht_der_reihe_nach_in(erwartet: list[Any], wirklich: list[Any]) -> bool:
    """A case may list only the objects it is about: each must match a later entry than the one before it.

    Whoever wants to say that there are no others lists all of them, as `{}` if need be. Lists of plain values (numbers
    of the concept) are always meant in full.
    """
    if not erwartet or not all(isinstance(teil, dict) for teil in erwartet):
        return False
    uebrige = iter(wirklich)
    return all(any(_nur_genannte(teil, eintrag) == teil for eintrag in uebrige) for teil in erwartet)


@pytest.mark.parametrize(("name", "eingabe", "erwartet"), list(_faelle()))
def test_fall(name: str, eingabe: dict[str, Any], erwartet: dict[str, Any]) -> None:
    wirklich = antwort(name, eingabe)
    if "fehler" in wirklich:
        assert {"fehler": [fehler["feld"] for fehler in wirklich["fehler"]]} == erwartet
    else:
        assert _nur_genannte(erwartet, wirklich) == erwartet


def test_jeder_rechner_hat_faelle() -> None:
    assert {datei.stem for datei in FAELLE.glob("*.toml")} == set(RECHNER_TITEL)
