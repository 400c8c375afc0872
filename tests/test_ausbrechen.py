"""Nobody gets in: whatever a free text holds, it stays a text in the calendar and in the table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from calc.ausgabe.csvdatei import entschaerft
from calc.ausgabe.kalender import Eintrag, als_sammelkalender
from calc.bestand.zellen import text
from calc.form.modelle import Termin
from tests.fuzz.bridge import calendar
from tests.fuzz.inputs import TEXT, TRICKS

TAG = date(2026, 11, 30)


@given(kuerzel=TEXT.filter(bool), titel=TEXT)
def test_aus_der_kalenderdatei_bricht_nichts_aus(kuerzel: str, titel: str) -> None:
    """Line ends of every kind, separators and long text: one event with our lines, each of at most 75 bytes."""
    eintrag = Eintrag(Termin(TAG, titel, "frist"), (date(2026, 11, 27),))
    datei = als_sammelkalender("Bestand", [(kuerzel, eintrag)], TAG, "Woher")
    calendar(datei)
    assert len(Calendar.from_ical(datei).walk("VEVENT")) == len(Calendar.from_ical(datei).walk("VALARM")) == 1


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]), st.text(max_size=20))
def test_keine_zelle_beginnt_wie_eine_formel(anfang: str, rest: str) -> None:
    assert entschaerft(anfang + rest) == f"'{anfang}{rest}"


@pytest.mark.parametrize("trick", TRICKS)
def test_unsichtbares_und_umdrehendes_faellt_aus_jeder_zelle(trick: str) -> None:
    assert not set(text(trick)) & set("\0\x1b\x85\u2028\u2029\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")
