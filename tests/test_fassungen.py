"""Which version of a number holds on a day, and since when; the day for which the site is built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest

from calc import recht
from calc.recht.parameter import Fassung, NichtAbgedeckt, Parameter, alle
from overrides.authoring import finder
from overrides.day import build_day
from tests.aussagen import ALLE

SPAET = {"BUILD_DAY": "2099-12-31"}


def _groesse(*werte: tuple[int, Any]) -> Parameter:
    """A number with one version for each year and value; None is a value that is not known."""
    fassungen = (
        Fassung(date(jahr, 1, 1), "§ 1", date(2020, 1, 1), wert, unbekannt="" if wert else "fehlt")
        for jahr, wert in werte
    )
    return Parameter("Probe", "Tage", "Tag", tuple(fassungen))


@pytest.mark.parametrize(
    ("werte", "wert", "jahr"),
    [
        (((2020, 1), (2021, 2)), 1, 2020),
        (((2020, 1), (2021, 2)), 2, 2021),
        (((2020, 1), (2021, 2), (2022, 2), (2023, 2)), 2, 2021),
        (((2020, 1), (2021, 2), (2022, 2), (2023, 3)), 2, 2021),
        (((2020, 1), (2021, 2), (2022, 1)), 1, 2022),
        (((2020, 1), (2021, None), (2022, 1)), 1, 2022),
        (((2020, {"a": 1}), (2021, {"a": 1})), {"a": 1}, 2020),
    ],
)
def test_seit_wann_ein_wert_ununterbrochen_gilt(werte: tuple[tuple[int, Any], ...], wert: Any, jahr: int) -> None:
    assert _groesse(*werte).seit(wert) == date(jahr, 1, 1)


def test_ein_wert_den_es_nie_gab_hat_keinen_beginn() -> None:
    with pytest.raises(NichtAbgedeckt, match="Probe"):
        _groesse((2020, 1)).seit(2)


def test_stand_ist_der_tag_an_dem_das_recht_zuletzt_gelesen_wurde() -> None:
    assert recht.lade("normen")["geprueft_am"] == recht.STAND
    gelesen = [f.geprueft_am for inhalt in alle().values() for g in inhalt.values() for f in g.fassungen]
    assert max(gelesen) <= recht.STAND


@pytest.mark.parametrize(
    ("environment", "day"),
    [
        ({"BUILD_DAY": "2027-03-01"}, date(2027, 3, 1)),
        ({"BUILD_DAY": "2027-03-01", "SOURCE_DATE_EPOCH": "0"}, date(2027, 3, 1)),
        ({"SOURCE_DATE_EPOCH": "1767225600"}, date(2026, 1, 1)),
        ({}, datetime.now(UTC).astimezone().date()),
    ],
)
def test_build_day(monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], day: date) -> None:
    for name in ("BUILD_DAY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert build_day() == day


def test_the_finder_shows_the_numbers_of_the_build_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that is enacted for 2030 waits for 2030."""
    numbers = alle()["kontaktintervall"]
    pruefung = numbers["pruefung"]
    spaeter = Fassung(date(2030, 1, 1), "I6", date(2026, 8, 19), 4)
    enacted = Parameter(
        pruefung.titel, pruefung.einheit, pruefung.anknuepfung, (*pruefung.fassungen, spaeter), pruefung.angekuendigt
    )
    data = MappingProxyType({"kontaktintervall": {**numbers, "pruefung": enacted}})
    monkeypatch.setattr(finder, "alle", lambda: data)
    for day, months in (("2026-11-28", 6), ("2029-12-31", 6), ("2030-01-01", 4)):
        monkeypatch.setenv("BUILD_DAY", day)
        assert f"alle {months} Monate den Beratungsbedarf prüfen" in " ".join(
            finder.render(finder.load()).replace("<strong>", "").replace("</strong>", "").split()
        )


def _aussagen(*wiederholt: str) -> dict[str, str]:
    """What the project says, in a process of its own: modules read the law when they are loaded."""
    befehl = [sys.executable, "-m", "tests.aussagen", *wiederholt]
    lauf = subprocess.run(befehl, check=True, capture_output=True, env=os.environ | SPAET)
    gesagt: dict[str, str] = json.loads(lauf.stdout)
    return gesagt


@pytest.fixture(scope="module")
def aussagen() -> dict[str, str]:
    return _aussagen()


@pytest.mark.parametrize("wiederholt", [ALLE, "minderung.pflichtverletzung_regel=2027-01-01"])
def test_eine_fassung_die_nichts_aendert_aendert_keine_aussage(aussagen: dict[str, str], wiederholt: str) -> None:
    danach = _aussagen(wiederholt)
    anders = {ort for ort in aussagen.keys() | danach.keys() if aussagen.get(ort) != danach.get(ort)}
    assert sorted(anders) == []


def test_eine_fassung_die_etwas_aendert_faellt_dabei_auf(aussagen: dict[str, str]) -> None:
    danach = _aussagen("kontaktintervall.pruefung=2026-01-01=4")
    anders = {ort.partition(" ")[0] for ort in aussagen if aussagen[ort] != danach[ort]}
    assert anders == {"kontaktintervall", "wie-oft"}
