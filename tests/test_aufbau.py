"""The house stands as drawn: nothing looks upward, no calculator knows another, and who tells does not compute."""

from __future__ import annotations

from graphlib import TopologicalSorter

import pytest

from calc.rechner import RECHNER_TITEL, hole
from tests.aufbau import ebene, importe, module, namen, pfeile

RECHENT = {"calc.zeit.kalender", "calc.zeit.fristen", "calc.recht.parameter"}
ERZAEHLT = ("antwort", "hinweise", "worte", "darstellung", "zu_tun")
ERZAEHLER = [
    modul
    for modul in module()
    if modul.startswith("calc.ausgabe.")
    or (modul.startswith("calc.institute.") and modul.endswith("_worte"))
    or (modul.startswith("calc.rechner.") and modul.endswith(ERZAEHLT))
]


def _rechner(modul: str) -> str | None:
    teile = modul.split(".")
    return teile[2] if teile[:2] == ["calc", "rechner"] and len(teile) > 2 else None


@pytest.mark.parametrize("modul", module())
def test_nichts_sieht_nach_oben(modul: str) -> None:
    assert [ziel for ziel in sorted(importe(modul)) if ebene(ziel) > ebene(modul)] == []


def test_kein_kreis_weder_zwischen_modulen_noch_zwischen_raeumen() -> None:
    for plan in ({modul: importe(modul) for modul in module()}, pfeile()):
        TopologicalSorter(plan).prepare()


@pytest.mark.parametrize("modul", [modul for modul in module() if _rechner(modul)])
def test_kein_rechner_kennt_einen_anderen(modul: str) -> None:
    assert {_rechner(ziel) for ziel in importe(modul)} <= {None, _rechner(modul)}


@pytest.mark.parametrize("modul", ERZAEHLER)
def test_wer_erzaehlt_rechnet_nicht(modul: str) -> None:
    """It takes neither calendar nor numbers of the law, and of a rule only its types and constants."""
    assert importe(modul) & RECHENT == set()
    regeln = importe(modul) - {*ERZAEHLER}
    orte = ("calc.institute.", "calc.rechner.")
    genommen = {name for ziel, name in namen(modul) if ziel in regeln and ziel.startswith(orte)}
    assert {name for name in genommen if not name[:1].isupper()} == set()


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_jeder_rechner_rechnet_erst_und_erzaehlt_dann(name: str) -> None:
    rechner, ort = hole(name), f"calc.rechner.{name}"
    assert rechner.regel.__module__.startswith(f"{ort}.")
    assert rechner.antwort.__module__ == f"{ort}.antwort"
    assert {f"{ort}.{teil}" for teil in ("eingabe", "regel", "antwort", "darstellung")} <= module().keys()
