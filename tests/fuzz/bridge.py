"""The page's way in: for every form an answer or sentences, never a mistake of ours, nothing that breaks out."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import strategies as st
from icalendar import Calendar

from calc.seite import FORMEN, antworte
from tests.fuzz.inputs import DAY, MARKER, NAMES, TEXT, questions

WISHES = st.fixed_dictionaries(
    {}, optional={"heute": DAY, "kuerzel": TEXT, "vorlauf": st.integers(-5, 100) | st.integers()}
)
CALLS = st.tuples(
    questions() | st.tuples(NAMES, TEXT), st.sampled_from(FORMEN), WISHES, st.sampled_from(["basis:", "../../"])
)
DANGEROUS = ("=", "+", "@", "\t", "\r")


def check(call: Any) -> None:
    """One call."""
    (name, text), form, wish, base = call
    wanted = json.dumps(wish)
    if form == "vergleich":  # two answers of one calculator: the same question twice, or a single one
        wanted = f'{{"erste": {text}}}' if wish and text.startswith("{") and text.endswith("}") else ""
    answer = json.loads(antworte(name, text, base, form, wanted))
    assert "ursache" not in answer, answer["ursache"]
    if "fehler" in answer:
        assert answer["fehler"]
        assert all(error["text"] for error in answer["fehler"])
        return
    assert MARKER not in answer.get("html", "")
    if form == "kalender":
        calendar(answer["inhalt"])
    elif form == "tabelle":
        cells = [
            cell for row in csv.reader(io.StringIO(answer["inhalt"][1:], newline=""), delimiter=";") for cell in row
        ]
        assert not [cell for cell in cells if cell.startswith(DANGEROUS)]


def calendar(text: str) -> None:
    """Whole lines of at most 75 bytes, and in every event only what we put there."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(len(line.encode()) <= 75 and len(line.splitlines()) == 1 for line in lines)
    known = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CLASS", "TRANSP"}
    for event in Calendar.from_ical(text).walk("VEVENT"):
        assert set(event) <= known
