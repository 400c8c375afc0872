"""Inside Pyodide: run `calc` to see what it loads of the standard library, then compile it."""

import json
import sys
import tomllib
from pathlib import Path

CASES, TARGET = Path("/repo/tests/faelle"), Path("/target")
BAD_INPUT = ("", "null", "[", "{}", '{"unbekannt": 1}', '{"stichtag": "2026-02-30"}')


def run_everything() -> None:
    """All cases in all forms, and some bad input: whatever is imported late is imported now."""
    from calc.rechner import RECHNER_TITEL
    from calc.seite import FORMEN, antworte

    for name in RECHNER_TITEL:
        for text in BAD_INPUT:
            antworte(name, text)
    for file in sorted(CASES.iterdir()):
        for case in tomllib.loads(file.read_text("utf-8"))["fall"]:
            given = {key: value for key, value in case["eingabe"].items() if value != "null"}
            for form in FORMEN:
                antworte(file.stem, json.dumps(given, default=str), form=form)


run_everything()
STDLIB = f"/lib/python3{sys.version_info.minor}.zip/"
loaded = sorted(
    name
    for name, module in sys.modules.items()
    if name in sys.stdlib_module_names or (getattr(module, "__file__", None) or "").startswith(STDLIB)
)
(TARGET / "modules.json").write_text(json.dumps(loaded), "utf-8")

from pyodide_build._py_compile import _py_compile_archive  # noqa: E402 - only now: it loads half the standard library

_py_compile_archive(TARGET / "calc.zip", keep=False, verbose=False, compression_level=0)
