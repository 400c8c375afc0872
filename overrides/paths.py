"""Where things are in the repository."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"
SITE = ROOT / "site"
DATA = ROOT / "docs/_daten"
ASSETS = ROOT / "overrides/theme/assets"

BASE = "basis:"
"""Prefix of addresses counted from the root of the site; overrides/build/finish makes them relative to their page."""
