"""What a new page, checklist or situation must be entered in: whatever is missing is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

from calc.ausgabe.fundstellen import adresse
from overrides.authoring import finder
from overrides.paths import ROOT

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([\w./-]+\.md)")
FOLDERS = ("rechner", "checklisten", "wie-oft", "recht", "einladen")
BY_EVENT = "gespraechsform"
"""The checklist of a situation that names none."""


def navigation(entries: Any) -> Iterator[str]:
    if isinstance(entries, str):
        yield entries
    else:
        for entry in entries.values() if isinstance(entries, dict) else entries:
            yield from navigation(entry)


NAV = Counter(navigation(yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_page_stands_once_in_the_navigation(folder: str) -> None:
    pages = {str(path.relative_to(DOCS)) for path in (DOCS / folder).rglob("*.md")}
    entered = Counter({page: count for page, count in NAV.items() if page.startswith(f"{folder}/")})
    assert entered == Counter(pages)


@pytest.mark.parametrize("folder", ["rechner", "checklisten"])
def test_every_page_stands_on_the_overview_of_its_folder(folder: str) -> None:
    linked = set(LINK.findall((DOCS / folder / "index.md").read_text("utf-8")))
    assert {path.name for path in (DOCS / folder).glob("*.md")} - {"index.md"} <= linked


@pytest.mark.parametrize("row", finder.table(finder.load()), ids=lambda row: row.nummer)
def test_every_situation_has_its_place_and_its_checklist(row: finder.Row) -> None:
    page = "index" if row.is_home else row.situation.replace("_", "-")
    text = (DOCS / f"wie-oft/{page}.md").read_text("utf-8")
    assert adresse(row.nummer) == f"wie-oft/{'' if row.is_home else page + '/'}#{row.nummer.lower()}"
    if not row.is_home:
        assert f"[{row.nummer}](#{row.nummer.lower()}){{#{row.nummer.lower()} .fundstelle}}" in text
    checklist = row.angaben.checkliste or BY_EVENT
    assert (DOCS / f"checklisten/{checklist}.md").is_file()
    if not row.is_home:
        assert f"(../checklisten/{checklist}.md)" in text
