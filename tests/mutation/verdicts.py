"""Which changes no test noticed, and which of them are explained in ueberlebende.toml."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from tests.mutation.workplace import WORKPLACE

EXPLAINED = Path(__file__).parent / "ueberlebende.toml"
KILLED = 1


class Mutant(NamedTuple):
    """A change: the function, the line as it is and the line it became, both without indentation."""

    funktion: str
    zeile: str
    mutant: str


class Verdict(NamedTuple):
    """What became of all mutants."""

    total: int
    survivors: list[Mutant]


def read() -> Verdict:
    """The result of the last run; a mutant that was never tried counts as a survivor."""
    with chdir(WORKPLACE):
        codes = {
            (meta.with_suffix(""), name): code
            for meta in sorted(Path("mutants/calc").rglob("*.py.meta"))
            for name, code in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items()
        }
        survivors = [_describe(path, name) for (path, name), code in codes.items() if code != KILLED]
    return Verdict(len(codes), sorted(survivors))


def _describe(path: Path, name: str) -> Mutant:
    from mutmut.mutation.diff_apply import get_diff_for_mutant  # type: ignore[import-not-found, unused-ignore]

    lines = get_diff_for_mutant(name, path=path.relative_to("mutants")).splitlines()[2:]
    before, after = (" ".join(line[1:].strip() for line in lines if line[:1] == sign) for sign in "-+")
    function = name.rpartition("__mutmut_")[0].replace("xǁ", "").replace("ǁ", ".").replace(".x_", ".")
    return Mutant(function, before, after)


def explained() -> dict[Mutant, str]:
    """The reasons people wrote down."""
    entries = tomllib.loads(EXPLAINED.read_text("utf-8"))["mutant"]
    return {Mutant(e["funktion"], e["zeile"], e["mutant"]): e["grund"] for e in entries}


def as_toml(mutants: list[Mutant]) -> Iterator[str]:
    """Entries for ueberlebende.toml, still without a reason."""
    for mutant in mutants:
        fields = (f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in mutant._asdict().items())
        yield "\n".join(("[[mutant]]", *fields, 'grund = ""', ""))
