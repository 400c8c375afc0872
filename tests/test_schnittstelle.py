"""The pages of the interface: every module of `calc` that offers something stands on one of them, once."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from inspect import isclass, isfunction

from calc.rechner import RECHNER_TITEL, kurztitel
from overrides.authoring import interface
from tests.aufbau import module


def _bietet_etwas(modul: str) -> bool:
    eigene = (teil for teil in vars(import_module(modul)).values() if isclass(teil) or isfunction(teil))
    return any(teil.__module__ == modul and not teil.__name__.startswith("_") for teil in eigene)


def test_jedes_modul_steht_auf_genau_einer_seite() -> None:
    gezeigt = Counter(modul for raum in interface.rooms() for modul in raum.modules)
    assert set(gezeigt.values()) == {1}
    assert set(gezeigt) == {modul for modul in module() if _bietet_etwas(modul)} - {"calc.__main__"}


def test_jeder_rechner_hat_seine_seite_und_die_liste_nennt_jede() -> None:
    seiten = {raum.name: raum for raum in interface.rooms()}
    liste = interface.formatter("")
    for name in RECHNER_TITEL:
        seite = seiten[name.replace("_", "-")]
        assert f"# {kurztitel(name)} im Einzelnen" in seite.markdown
        assert f"::: calc.rechner.{name}.eingabe" in seite.markdown
    assert [f'<a href="{name}/">' in liste for name in seiten] == [True] * len(seiten)


def test_jede_beschreibung_ist_ein_satz() -> None:
    beschreibungen = [raum.description.strip('"') for raum in interface.rooms()]
    assert all(satz.endswith(".") and '"' not in satz for satz in beschreibungen)
    assert len(set(beschreibungen)) == len(beschreibungen)
