"""The built site, parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

SITE = Path(__file__).parents[2] / "site"
ERROR_PAGE = "404.html"

Site = Mapping[str, LexborHTMLParser]
"""Every page by its path below the site's root."""


@pytest.fixture(scope="session")
def site() -> Site:
    if not (SITE / "index.html").is_file():
        pytest.exit("site/ fehlt: erst python3 noxfile.py build", 1)
    paths = sorted(SITE.rglob("*.html"))
    return {str(path.relative_to(SITE)): LexborHTMLParser(path.read_text("utf-8")) for path in paths}


@pytest.fixture(scope="session")
def pages(site: Site) -> Site:
    """All pages that people go to, without the one for missing addresses."""
    return {path: tree for path, tree in site.items() if path != ERROR_PAGE}
