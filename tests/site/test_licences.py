"""The page of licences lists whatever is shipped, and every text is there."""

from __future__ import annotations

import json
import re
import tomllib
from fnmatch import fnmatch

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.site.conftest import SITE, Site

ROOT = SITE.parent
LISTED = tomllib.loads((ROOT / "overrides/authoring/licences.toml").read_text("utf-8"))
OWN = ROOT / "overrides/theme"
PACKED = tuple(f"assets/laufzeit/{name}" for name in ("packages-*", "extension-*", "calamine-*", "xlsxwriter-*"))
"""Wheels, which the page lists without licences.toml."""
GENERATED = (
    "assets/laufzeit/calc-*",
    "assets/laufzeit/bestand-*",
    "assets/laufzeit/manifest.json",
    "assets/laufzeit/probe-*",
    "assets/seite/seite-*",
    "assets/search/index.json",
)
NAMED = re.compile(r"-[0-9a-f]{12}(?=\.)")
"""What the build adds to the name of a file."""


@pytest.fixture(scope="module")
def licences(site: Site) -> LexborHTMLParser:
    return site["lizenzen/index.html"]


@pytest.fixture(scope="module")
def rows(licences: LexborHTMLParser) -> dict[str, str]:
    """Version by name."""
    cells = [[cell.text().strip() for cell in row.css("td")] for row in licences.css("tbody tr")]
    return {name.replace("_", "-"): version for name, version, *_ in cells}


def test_packages_from_the_registries_are_listed(rows: dict[str, str]) -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((SITE / "assets/laufzeit/manifest.json").read_text("utf-8"))["lock"]["packages"]
    wanted |= {name: package["version"] for name, package in lock.items()}
    names = {entry.get("herkunft", "").removeprefix("npm:"): entry["name"] for entry in LISTED["paket"]}
    assert {name: rows.get(names.get(name, name)) for name in wanted} == wanted


def test_what_the_theme_has_bundled_is_listed() -> None:
    bundled = set()
    for file in SITE.rglob("*.map"):
        sources = json.loads(file.read_text("utf-8"))["sources"]
        bundled |= {name for source in sources for name in re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source)}
    assert bundled == {entry["npm"] for entry in LISTED["eingebunden"]}


def test_every_file_belongs_to_a_package_or_is_our_own() -> None:
    patterns = [pattern for entry in LISTED["paket"] for pattern in entry["dateien"]]
    files = {
        str(file.relative_to(SITE))
        for file in (SITE / "assets").rglob("*")
        if file.is_file() and file.suffix not in {".br", ".gz"}
    }
    known = (*patterns, *PACKED, *GENERATED)
    own = {file for file in files if (OWN / NAMED.sub("", file)).is_file()}
    strangers = {file for file in files - own if not any(fnmatch(file, one) for one in known)}
    assert strangers == set()
    assert [pattern for pattern in patterns if not any(fnmatch(file, pattern) for file in files)] == []


def test_every_package_has_its_licence_text(licences: LexborHTMLParser) -> None:
    links = licences.css("tbody a[href^='#lizenz-']")
    assert len(links) >= len(LISTED["paket"])
    for link in links:
        heading = licences.css_first(str(link.attributes["href"]))
        assert heading is not None, link.text()
        section = heading.next
        while section is not None and section.tag != "details":
            section = section.next
        assert section is not None, link.text()
        assert len(section.css("pre")[0].text()) > 500, link.text()
