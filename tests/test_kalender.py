"""Working days and holidays against the holidays package and against an independent way of counting."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calc.zeit.kalender import (
    ERSTER_TAG,
    HAMBURGER_FEIERTAGE,
    LETZTER_TAG,
    TABELLE_BIS,
    TABELLE_VON,
    AusserhalbDesKalenders,
    _lies_feiertage,
    erster_arbeitstag,
    grund_kein_arbeitstag,
    ist_arbeitstag,
    letzter_arbeitstag,
    naechster_werktag,
    zaehle_arbeitstage,
)
from tests.feiertage import HAMBURG, TABELLE, tabelle

JAHRE = range(TABELLE_VON.year, TABELLE_BIS.year + 1)
MITTE = st.dates(date(2005, 1, 1), date(2094, 12, 31))


@pytest.mark.parametrize("jahr", JAHRE)
def test_feiertage_wie_im_paket_holidays(jahr: int) -> None:
    tabelle = {tag: name for tag, name in HAMBURGER_FEIERTAGE.items() if tag.year == jahr}
    assert tabelle == {tag: name for tag, name in HAMBURG.items() if tag.year == jahr}


def test_die_tabelle_ist_gelesen_wie_geschrieben() -> None:
    assert _lies_feiertage() == HAMBURGER_FEIERTAGE


def test_die_tabelle_ist_die_zuletzt_geschriebene() -> None:
    assert TABELLE.read_text("utf-8") == tabelle()


def test_die_tabelle_reicht_an_beiden_enden_ein_jahr_weiter_als_die_eingaben() -> None:
    assert (TABELLE_VON.year, TABELLE_BIS.year) == (ERSTER_TAG.year - 1, LETZTER_TAG.year + 1)
    assert {tag.year for tag in HAMBURGER_FEIERTAGE} == set(JAHRE)


def test_reformationstag_einmalig_2017_und_seit_2018() -> None:
    mit = [jahr for jahr in JAHRE if date(jahr, 10, 31) in HAMBURGER_FEIERTAGE]
    assert mit == list(range(2017, 2101))


def _frei(tag: date, dienstfrei: bool) -> bool:
    """The independent method: weekday by ISO number, holidays from the package."""
    return tag.isoweekday() > 5 or tag in HAMBURG or (dienstfrei and f"{tag:%d%m}" in {"2412", "3112"})


@given(MITTE, st.integers(-300, 300), st.booleans(), st.booleans())
def test_zaehlen_wie_durch_auszaehlen(start: date, anzahl: int, starttag_zaehlt: bool, dienstfrei: bool) -> None:
    assume(anzahl)
    ziel = zaehle_arbeitstage(start, anzahl, starttag_zaehlt=starttag_zaehlt, dienstfrei=dienstfrei)
    tage = [start + timedelta(n if anzahl > 0 else -n) for n in range(abs((ziel - start).days) + 1)]
    gezaehlt = [tag for tag in tage[0 if starttag_zaehlt else 1 :] if not _frei(tag, dienstfrei)]
    assert len(gezaehlt) == abs(anzahl)
    assert gezaehlt[-1] == ziel


def _als_numpy(dienstfrei: bool) -> np.busdaycalendar:
    """numpy's calendar of working days, made from the holidays package alone."""
    frei = [*HAMBURG, *(date(jahr, 12, tag) for jahr in JAHRE if dienstfrei for tag in (24, 31))]
    return np.busdaycalendar(holidays=np.array(frei, "datetime64[D]"))


NUMPY = {dienstfrei: _als_numpy(dienstfrei) for dienstfrei in (False, True)}
Rollen = Literal["forward", "backward"]
NACHBARN: list[tuple[Callable[[date], date], Rollen, bool]] = [
    (letzter_arbeitstag, "backward", True),
    (erster_arbeitstag, "forward", True),
    (naechster_werktag, "forward", False),
]


def _numpy_offset(tag: date, schritte: int, rollen: Rollen, dienstfrei: bool) -> date:
    ziel = np.busday_offset(np.datetime64(tag), schritte, rollen, busdaycal=NUMPY[dienstfrei]).item()
    assert isinstance(ziel, date)
    return ziel


@given(MITTE, st.integers(-1000, 1000), st.booleans(), st.booleans())
def test_zaehlen_wie_numpy(start: date, anzahl: int, starttag_zaehlt: bool, dienstfrei: bool) -> None:
    """numpy first rolls to a working day, against the direction if the first day counted comes after it."""
    assume(anzahl)
    schritte = anzahl - (1 if anzahl > 0 else -1) if starttag_zaehlt else anzahl
    rollen: Rollen = "forward" if (anzahl > 0) is starttag_zaehlt else "backward"
    ziel = zaehle_arbeitstage(start, anzahl, starttag_zaehlt=starttag_zaehlt, dienstfrei=dienstfrei)
    assert ziel == _numpy_offset(start, schritte, rollen, dienstfrei)


@given(MITTE, st.integers(1, 1000), st.booleans())
def test_zahl_der_arbeitstage_wie_numpy(start: date, anzahl: int, dienstfrei: bool) -> None:
    ziel = zaehle_arbeitstage(start, anzahl, dienstfrei=dienstfrei)
    nach_start, nach_ziel = np.datetime64(start) + 1, np.datetime64(ziel) + 1
    assert np.busday_count(nach_start, nach_ziel, busdaycal=NUMPY[dienstfrei]) == anzahl


@pytest.mark.parametrize("jahr", JAHRE)
def test_jeder_tag_des_kalenders_wie_numpy(jahr: int) -> None:
    """Every single day of the table, all three ways to a neighbour included."""
    for tag in (date(jahr, 1, 1) + timedelta(n) for n in range(366 if isleap(jahr) else 365)):
        for dienstfrei in (False, True):
            werktag = np.is_busday(np.datetime64(tag), busdaycal=NUMPY[dienstfrei])
            assert ist_arbeitstag(tag, dienstfrei=dienstfrei) == werktag
        for funktion, rollen, dienstfrei in NACHBARN:
            nachbar = _numpy_offset(tag, 0, rollen, dienstfrei)
            if TABELLE_VON <= nachbar <= TABELLE_BIS:
                assert funktion(tag) == nachbar


@given(MITTE)
def test_letzter_und_erster_arbeitstag_umschliessen_den_tag(tag: date) -> None:
    davor, danach = letzter_arbeitstag(tag), erster_arbeitstag(tag)
    assert davor <= tag <= danach
    assert not _frei(davor, True)
    assert not _frei(danach, True)
    dazwischen = [davor + timedelta(n) for n in range(1, (danach - davor).days)]
    assert all(_frei(frei, True) for frei in dazwischen)


@given(MITTE)
def test_naechster_werktag_kennt_keine_dienstfreien_tage(tag: date) -> None:
    werktag = naechster_werktag(tag)
    assert not _frei(werktag, False)
    assert all(_frei(tag + timedelta(n), False) for n in range((werktag - tag).days))


@pytest.mark.parametrize(
    ("tag", "grund"),
    [
        (date(2026, 10, 3), "Tag der Deutschen Einheit"),  # a Saturday: the holiday's name comes first
        (date(2026, 11, 22), "Wochenende"),
        (date(2026, 12, 24), "dienstfrei"),
        (date(2026, 12, 26), "Zweiter Weihnachtstag"),
        (date(2008, 5, 1), "Christi Himmelfahrt; Erster Mai"),
    ],
)
def test_grund(tag: date, grund: str) -> None:
    assert not ist_arbeitstag(tag)
    assert grund_kein_arbeitstag(tag) == grund


@pytest.mark.parametrize("funktion", [letzter_arbeitstag, erster_arbeitstag, naechster_werktag])
@pytest.mark.parametrize("tag", [date(1998, 12, 31), date(2101, 1, 1)])
def test_ausserhalb_wird_abgelehnt(funktion: object, tag: date) -> None:
    with pytest.raises(AusserhalbDesKalenders):
        funktion(tag)  # type: ignore[operator]
