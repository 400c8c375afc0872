"""The snapshot was taken in Node; it must also start a calculator in the other engine, and fall back there."""

from __future__ import annotations

from pathlib import Path

from tests.browser.calculator.test_failure import FALLBACK, FRIST
from tests.browser.faults import Reply, faulty, no_answer
from tests.browser.firefox import visit
from tests.browser.server import serve

# Two months from 30 October 2026 (the page's example counts in months), by hand: 30 December.
FIELDS = {"ereignis": "2026-10-30", "dauer": "2"}
ANSWER = "2026-12-30"


def test_starts_from_the_snapshot(server: str) -> None:
    seen = visit(f"{server}/{FRIST}", FIELDS)
    assert (seen["state"], seen["day"]) == ("fertig", ANSWER)
    assert not [text for text in seen["said"] if FALLBACK in text]
    assert "python:probe" in seen["marks"]


def test_falls_back(site: Path) -> None:
    with serve(site, missing=r"/snapshot-") as address:
        seen = visit(f"{address}/{FRIST}", FIELDS)
    assert (seen["state"], seen["day"]) == ("fertig", ANSWER)
    assert [text for text in seen["said"] if FALLBACK in text and "404" in text]
    assert "python:probe" not in seen["marks"]


def test_without_network(site: Path) -> None:
    with faulty(site) as server:

        def go_away(_: Reply) -> None:
            server.faults["."] = no_answer

        server.faults["^/go-away$"] = go_away
        seen = visit(f"{server.address}/{FRIST}", FIELDS, leave="/go-away")
        assert "/go-away" in server.asked
    assert (seen["state"], seen["day"]) == ("fertig", ANSWER), seen["said"]
