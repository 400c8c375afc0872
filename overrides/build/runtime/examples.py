"""The examples of the pages: what `calc` is run with to see which modules it needs."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from overrides.paths import ROOT

TABLE = ROOT / "docs/bestand/beispiel.csv"
"""A made-up table of many people, to download and to see on its page."""
FENCE = re.compile(r"^```rechner (?P<name>\w+)[^\n]*\n(?P<example>.*?)^```$", re.MULTILINE | re.DOTALL)


def read(docs: Path) -> list[tuple[str, str]]:
    """Name of the calculator and input as JSON, for every fence `rechner` below this folder."""
    return [
        (found["name"], json.dumps(tomllib.loads(found["example"]), default=str))
        for page in sorted(docs.rglob("*.md"))
        for found in FENCE.finditer(page.read_text("utf-8"))
    ]
