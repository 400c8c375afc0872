"""Inside Pyodide: run `calc` to see what it loads of the standard library, then compile it."""

import importlib
import json
import sys
from pathlib import Path

EXAMPLES = ARGUMENTS["examples"]  # type: ignore[name-defined]  # noqa: F821 - set by run.mjs
REPO, TARGET = Path("/repo"), Path("/target")
BAD_INPUT = ("", "null", "[", "{}", '{"unbekannt": 1}', '{"stichtag": "2026-02-30"}')


def run_everything() -> None:
    """All modules, all examples in all forms, and some bad input: whatever is imported late is imported now."""
    from calc.rechner import RECHNER_TITEL
    from calc.seite import FORMEN, antworte

    for file in sorted(REPO.glob("calc/**/*.py")):
        if file.name != "__main__.py":
            importlib.import_module(".".join(file.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__"))
    for name in RECHNER_TITEL:
        for text in BAD_INPUT:
            antworte(name, text)
    for name, example in EXAMPLES:
        for form in FORMEN:
            answer = antworte(name, example, form=form)
            if "fehler" in json.loads(answer):
                raise ValueError(f"the example of {name} does not compute: {answer}")


run_everything()
STDLIB = f"/lib/python3{sys.version_info.minor}.zip/"
loaded = sorted(
    name
    for name, module in sys.modules.items()
    if name in sys.stdlib_module_names or (getattr(module, "__file__", None) or "").startswith(STDLIB)
)
(TARGET / "modules.json").write_text(json.dumps(loaded), "utf-8")

from pyodide_build.cli.py_compile import main as py_compile  # noqa: E402 - only now: it loads half the standard library

py_compile([str(TARGET / "calc.zip"), "--silent", "--compression-level", "0"], standalone_mode=False)
