"""The site built without the memory snapshot: every calculator starts plainly, and says nothing about it.

Not among the other tests, because it needs a build of its own: `python3 noxfile.py plain`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from calc.rechner import RECHNER_TITEL
from tests.browser.calculator.test_failure import FRIST
from tests.browser.calculator.test_firefox import ANSWER, FIELDS
from tests.browser.firefox import visit
from tests.browser.rechner import Rechner


def test_the_site_has_no_snapshot(site: Path) -> None:
    manifest = json.loads((site / "assets/laufzeit/manifest.json").read_text("utf-8"))
    assert manifest["snapshot"] is None
    assert {"stdlib.zip", "packages.zip", "calc.zip"} <= set(manifest["first_visit"])
    assert list(site.glob("assets/laufzeit/snapshot*")) == []


@pytest.mark.parametrize("name", [name.replace("_", "-") for name in RECHNER_TITEL])
def test_every_calculator_starts(open_page: Callable[[str], Page], page: Page, name: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    Rechner(open_page(f"rechner/{name}/")).started().with_example()
    assert said == []


def test_it_answers(open_page: Callable[[str], Page]) -> None:
    rechner = Rechner(open_page(FRIST)).started().with_example()
    for name, value in FIELDS.items():
        rechner.enter(name, value)
    rechner.expect_date(date.fromisoformat(ANSWER))


def test_firefox_gets_the_same_answer(server: str) -> None:
    seen = visit(f"{server}/{FRIST}", FIELDS)
    assert (seen["state"], seen["end"], seen["day"], seen["said"]) == ("bereit", "fertig", ANSWER, [])
    assert "python:probe" not in seen["marks"]
