"""What holds for the answer to every case: days in order, nothing twice, every source known, every norm listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from calc import recht
from calc.ausgabe.fundstellen import nummern
from calc.rechner import RECHNER_TITEL
from tests.test_faelle import FAELLE, antwort, lies


def _ergebnisse() -> Iterator[Any]:
    for name in RECHNER_TITEL:
        for fall in lies(FAELLE / f"{name}.toml"):
            if "fehler" not in (ergebnis := antwort(name, fall["eingabe"])):
                yield pytest.param(ergebnis, id=f"{name}-{fall['id']}")


ERGEBNISSE = list(_ergebnisse())
NORMEN = {paragraf for norm in recht.lade("normen")["norm"] for paragraf in recht.paragrafen(norm)}


def _quellen(ergebnis: dict[str, Any]) -> set[str]:
    return {angabe["quelle"] for angabe in (*ergebnis["schritte"], *ergebnis["hinweise"], *ergebnis["zu_tun"])}


def _ohne_absatz(norm: str) -> str:
    return re.sub(r" (Abs|S)\. \d+[a-z]?\b", "", norm)


@pytest.mark.parametrize("ergebnis", ERGEBNISSE)
def test_jede_quelle_ist_eine_nummer_oder_eine_norm(ergebnis: dict[str, Any]) -> None:
    for quelle in _quellen(ergebnis):
        assert set(quelle.split(", ")) <= nummern().keys() or set(recht.paragrafen(quelle)) <= NORMEN, quelle


@pytest.mark.parametrize("ergebnis", ERGEBNISSE)
def test_jede_norm_steht_im_rechtsstand(ergebnis: dict[str, Any]) -> None:
    """Written a second way: the number and the law must stand in one line („§§ 187, 188 BGB“ has both)."""
    normen = [_ohne_absatz(eintrag["norm"]) for eintrag in ergebnis["rechtsstand"]]
    assert len(normen) == len(set(normen))
    for quelle in _quellen(ergebnis):
        if treffer := re.fullmatch(r"§§? ([\da-z, ]+) (\D+)", _ohne_absatz(quelle)):
            for nummer in treffer[1].split(", "):
                assert any(re.fullmatch(rf"§.* {nummer}\b.* {treffer[2]}", norm) for norm in normen), quelle
        elif quelle.split(", ")[0] not in nummern():
            assert quelle in normen


@pytest.mark.parametrize("ergebnis", ERGEBNISSE)
def test_termine_stehen_nach_datum(ergebnis: dict[str, Any]) -> None:
    tage = [termin["datum"] for termin in ergebnis["termine"]]
    assert tage == sorted(tage)


@pytest.mark.parametrize("ergebnis", ERGEBNISSE)
def test_kein_hinweis_steht_zweimal(ergebnis: dict[str, Any]) -> None:
    texte = [hinweis["text"] for hinweis in ergebnis["hinweise"]]
    assert len(texte) == len(set(texte))
