"""No calculator is half added, and the list of what belongs to one names every gap."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from calc.rechner import RECHNER_TITEL
from tests.vollstaendig import ROOT, fehlt, main

ORTE = (
    "calc/rechner/frist",
    "tests/faelle/frist.toml",
    "tests/wortlaut/frist.txt",
    "docs/rechner/frist.md",
    "mkdocs.yml",
    "docs/rechner/index.md",
    "tests/suche.toml",
)


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_jeder_rechner_ist_vollstaendig(name: str) -> None:
    assert list(fehlt(name)) == []


@pytest.mark.parametrize("ohne", ORTE)
def test_jeder_fehlende_ort_wird_genannt(tmp_path: Path, ohne: str) -> None:
    for ort in ORTE:
        if ort != ohne:
            (tmp_path / ort).parent.mkdir(parents=True, exist_ok=True)
            kopiere = shutil.copytree if (ROOT / ort).is_dir() else shutil.copy2
            kopiere(ROOT / ort, tmp_path / ort)
    luecken = list(fehlt("frist", tmp_path))
    assert luecken
    assert all(luecke.startswith(ohne) for luecke in luecken)


def test_von_einem_rechner_der_nicht_da_ist_fehlt_alles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gibt_es_nicht"]) == 1
    genannt = {zeile.partition(": ")[0] for zeile in capsys.readouterr().out.splitlines()}
    assert {
        "calc/rechner/gibt_es_nicht/regel.py",
        "calc/rechner/__init__.py",
        "docs/rechner/gibt-es-nicht.md",
    } <= genannt
    assert main(["frist"]) == 0
