"""Every page in the other engine: nothing it reports, and no sheet of paper for a footer alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browser.firefox import come_back, walk
from tests.browser.test_checklist import LISTS, most_sheets
from tests.browser.test_pages import PAGES
from tests.browser.test_print import SHEETS

# What stands at the end of a page and is worth no sheet of its own.
ALONE = {"Stand", "Seite", "Gesetzestexte", "geprüft", "Quelle", "Adresse"}
ONE_OF_EACH = (".", "bestand", "rechner/kontaktintervall", "checklisten/erstgespraech", "wie-oft", "einladen/texte")
PRINTED = SHEETS | {f"checklisten/{name}/": most_sheets(name) for name in LISTS}


@pytest.mark.parametrize(
    "pages",
    [pytest.param(ONE_OF_EACH, id="one of each"), pytest.param(PAGES, id="all", marks=pytest.mark.exhaustive)],
)
def test_nothing_is_reported(server: str, pages: Sequence[str]) -> None:
    addresses = [f"{server}/{path}/".replace("/./", "/") for path in pages]
    found = dict(zip(addresses, walk(addresses), strict=True))
    assert {address: said for address, said in found.items() if said} == {}


def test_a_checklist_is_still_there_on_coming_back(server: str) -> None:
    address = f"{server}/checklisten/vertretung/"
    seen = come_back(address, f"{server}/konzept/vertretung/", "A17, 12.11.2026")
    assert seen["back"] == [True, "A17, 12.11.2026", address, False]
    assert seen["anew"] == [False, "", address, False]


@pytest.fixture(scope="module")
def sheets(server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Text of every sheet of every kind of page."""
    folder: Path = tmp_path_factory.mktemp("firefox")
    walk([f"{server}/{path}" for path in PRINTED], folder)
    readers = (PdfReader(folder / f"{number}.pdf") for number in range(len(PRINTED)))
    return {
        path: [sheet.extract_text() for sheet in reader.pages] for path, reader in zip(PRINTED, readers, strict=True)
    }


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", PRINTED)
def test_no_sheet_for_a_footer_alone(sheets: dict[str, list[str]], path: str) -> None:
    assert len(sheets[path]) <= PRINTED[path] + (3 if path == "checklisten/alle/" else 1)
    assert re.search(r"Stand \d\d\.\d\d\.\d{4}", sheets[path][0])
    assert f"/{path}" in re.sub(r"\s", "", sheets[path][0])
    assert all(set(re.findall(r"\w{4,}", sheet)) - ALONE for sheet in sheets[path])
