"""Where mutmut works: a copy of the rules and their tests under .cache, with functions that mutmut can change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORKPLACE = ROOT / ".cache" / "mutation"
OTHER_TESTS = shutil.ignore_patterns("__pycache__", "bench", "browser", "laufzeit", "mutation", "site")
CACHE = re.compile(r"^ *@cache\n", re.MULTILINE)


def prepare() -> None:
    """Copy afresh; no verdict of an earlier run remains.

    mutmut leaves decorated functions alone, and what was computed before a mutant comes alive would hide it: the copy
    forgets nothing because it remembers nothing.
    """
    shutil.rmtree(WORKPLACE, ignore_errors=True)
    for folder in ("calc", "tests", "docs"):
        shutil.copytree(ROOT / folder, WORKPLACE / folder, ignore=OTHER_TESTS)
    shutil.copy2(ROOT / "pyproject.toml", WORKPLACE)
    for module in (WORKPLACE / "calc").rglob("*.py"):
        module.write_text(CACHE.sub("", module.read_text("utf-8")), "utf-8")
