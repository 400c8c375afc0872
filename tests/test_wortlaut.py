"""The words of every answer are the ones that were read and approved (python -m tests.wortlaut writes them anew)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from calc.rechner import RECHNER_TITEL
from tests.test_faelle import FAELLE, antwort, lies
from tests.wortlaut import ORDNER, text, zeilen


def _abschnitte() -> Iterator[Any]:
    for name in RECHNER_TITEL:
        eingaben = {fall["id"]: fall["eingabe"] for fall in lies(FAELLE / f"{name}.toml")}
        for abschnitt in (ORDNER / f"{name}.txt").read_text("utf-8").split("\n\n"):
            kopf, *inhalt = abschnitt.splitlines()
            fall = kopf.removeprefix("# ")
            yield pytest.param(name, eingaben[fall], inhalt, id=f"{name}-{fall}")


@pytest.mark.parametrize(("name", "eingabe", "inhalt"), list(_abschnitte()))
def test_wortlaut(name: str, eingabe: dict[str, Any], inhalt: list[str]) -> None:
    assert zeilen(eingabe, antwort(name, eingabe)) == inhalt


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_jeder_satz_der_faelle_steht_dort(name: str) -> None:
    assert (ORDNER / f"{name}.txt").read_text("utf-8") == text(name)
