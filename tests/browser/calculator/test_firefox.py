"""The snapshot was taken in Node; it must also start a calculator in the other engine, and fall back there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.calculator.test_failure import FALLBACK, FRIST
from tests.browser.firefox import visit
from tests.browser.server import serve

# Two months from 30 October 2026 (the page's example counts in months), by hand: 30 December.
FIELDS = {"ereignis": "30.10.26", "dauer": "2"}
ANSWER = "2026-12-30"


def test_starts_from_the_snapshot(server: str) -> None:
    seen = visit(f"{server}/{FRIST}", FIELDS)
    assert (seen["state"], seen["end"], seen["day"]) == ("bereit", "fertig", ANSWER)
    assert not [text for text in seen["said"] if FALLBACK in text]
    assert "python:probe" in seen["marks"]


def test_falls_back(site: Path) -> None:
    with serve(site, missing=r"/snapshot-") as address:
        seen = visit(f"{address}/{FRIST}", FIELDS)
    assert (seen["state"], seen["end"], seen["day"]) == ("bereit", "fertig", ANSWER)
    assert [text for text in seen["said"] if FALLBACK in text and "404" in text]
    assert "python:probe" not in seen["marks"]


@pytest.mark.parametrize("languages", [pytest.param("de-DE", marks=pytest.mark.exhaustive), "en-US"])
def test_dates_do_not_depend_on_the_language(server: str, languages: str) -> None:
    """05.11. stays in November; 183 days of six months later it is Wednesday, 5 May 2027."""
    fields = {"letzter_kontakt": "05.11.26", "stichtag": "28.11.2026"}
    address = f"{server}/rechner/kontaktintervall/#vollzeit_beschaeftigt"
    seen = visit(address, fields, example=False, languages=languages)
    assert (seen["end"], seen["day"]) == ("fertig", "2027-05-05")
    assert seen["echoes"]["letzter_kontakt"] == ["05.11.2026", "Do, 05.11.2026"]
    assert not [text for text in seen["said"] if "TypeError" in text or "ReferenceError" in text]


def test_an_impossible_date_becomes_no_other(server: str) -> None:
    address = f"{server}/rechner/kontaktintervall/#vollzeit_beschaeftigt"
    seen = visit(address, {"letzter_kontakt": "12.13.", "stichtag": "28.11.2026"}, example=False, languages="en-US")
    assert (seen["end"], seen["echoes"]["letzter_kontakt"]) == ("fehler", ["12.13.", ""])
    assert "das es gibt" in seen["errors"][0]
