"""Which version of the site this is: `python -m overrides.version` prints the moment of its commit.

The number stands in pyproject.toml. The commit comes from Git, or, in an archive made by `git archive`, from
commit.txt, which Git fills in there. Without either there is none.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from overrides.paths import ROOT

ARCHIVED = "overrides/commit.txt"
COMMIT = re.compile(r"(?P<name>[0-9a-f]{40}) (?P<epoch>\d+)")
SHORT = 10


@dataclass(frozen=True)
class Version:
    """`commit` is empty and `epoch` None where neither Git nor an archive names one."""

    number: str
    commit: str = ""
    epoch: int | None = None
    changed: bool = False

    def __str__(self) -> str:
        return f"{self.number} ({self.origin})" if self.origin else self.number

    @property
    def origin(self) -> str:
        """Short name of the commit, and whether files differ from it."""
        return self.commit[:SHORT] + (", verändert" if self.changed else "")

    @property
    def file_name(self) -> str:
        """The same for the name of a file."""
        parts = (self.number, self.commit[:SHORT], "changed" if self.changed else "")
        return "-".join(filter(None, parts))


@cache
def version(root: Path = ROOT) -> Version:
    """Version of the checkout in this folder."""
    number = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    own = _git(root, "rev-parse", "--show-toplevel")
    known = own and Path(own).resolve() == root.resolve()  # not the repository of a folder around an unpacked archive
    said = _git(root, "log", "-1", "--format=%H %ct") if known else (root / ARCHIVED).read_text("utf-8")
    found = COMMIT.fullmatch(said.strip())
    if not found:
        return Version(number)
    changed = bool(known and _git(root, "status", "--porcelain", "--untracked-files=no"))
    return Version(number, found["name"], int(found["epoch"]), changed)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    print(version().epoch or "")
