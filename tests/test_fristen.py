"""Periods against dateutil, whose month arithmetic was written by others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from calc.zeit.fristen import Einheit, beginnfrist, ereignisfrist
from calc.zeit.kalender import AusserhalbDesKalenders

TAGE = st.dates(date(2000, 1, 1), date(2090, 12, 31))
EINHEITEN = st.sampled_from(Einheit)
SCHRITT = {
    Einheit.TAGE: lambda n: relativedelta(days=n),
    Einheit.WOCHEN: lambda n: relativedelta(weeks=n),
    Einheit.MONATE: lambda n: relativedelta(months=n),
    Einheit.JAHRE: lambda n: relativedelta(years=n),
}


@given(TAGE, st.integers(1, 9), EINHEITEN)
def test_ereignisfrist_wie_dateutil(tag: date, dauer: int, einheit: Einheit) -> None:
    assert ereignisfrist(tag, dauer, einheit) == tag + SCHRITT[einheit](dauer)


@given(st.dates(date(2010, 1, 1), date(2099, 12, 31)), st.integers(1, 9), EINHEITEN)
def test_rueckwaerts_wie_dateutil(tag: date, dauer: int, einheit: Einheit) -> None:
    assert ereignisfrist(tag, -dauer, einheit) == tag - SCHRITT[einheit](dauer)


@given(TAGE, st.integers(1, 9), EINHEITEN)
def test_beginnfrist_ist_die_ereignisfrist_vom_vortag(tag: date, dauer: int, einheit: Einheit) -> None:
    """A period that counts its first day ends as one whose event was the evening before (§ 187 Abs. 2 BGB).

    On the first of a month the day before has another number; there the period ends with the month before.
    """
    ende = beginnfrist(tag, dauer, einheit)
    if einheit in (Einheit.MONATE, Einheit.JAHRE) and tag.day == 1:
        assert ende + timedelta(1) == tag + SCHRITT[einheit](dauer)
    else:
        assert ende == tag - timedelta(1) + SCHRITT[einheit](dauer)


@pytest.mark.parametrize(
    ("tag", "monate", "ende"),
    [
        (date(2025, 12, 29), 14, date(2027, 2, 28)),  # not 27.02., as "plus months minus a day" would say
        (date(2025, 12, 30), 14, date(2027, 2, 28)),
        (date(2025, 12, 31), 14, date(2027, 2, 28)),
        (date(2026, 1, 1), 14, date(2027, 2, 28)),
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
    ],
)
def test_beginnfrist_am_monatsende(tag: date, monate: int, ende: date) -> None:
    assert beginnfrist(tag, monate) == ende


def test_kette_immer_vom_ursprung() -> None:
    einzeln = [ereignisfrist(date(2027, 1, 31), n) for n in (1, 2, 3)]
    assert einzeln == [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


@pytest.mark.parametrize(("dauer", "einheit"), [(10_000, e) for e in Einheit] + [(-10_000, e) for e in Einheit])
def test_weit_entfernt_wird_abgelehnt(dauer: int, einheit: Einheit) -> None:
    with pytest.raises(AusserhalbDesKalenders):
        ereignisfrist(date(2090, 1, 1) if dauer > 0 else date(2010, 1, 1), dauer, einheit)
