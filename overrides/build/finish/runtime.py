"""The Python runtime that overrides/build/runtime has built, copied into the site."""

from __future__ import annotations

import shutil
from pathlib import Path

TARGET = Path("assets/laufzeit")


def copy(built: Path, site: Path) -> None:
    """Copy the folder that overrides/build/runtime has published: files named by content, their twins, the manifest."""
    shutil.copytree(built, site / TARGET, dirs_exist_ok=True)
