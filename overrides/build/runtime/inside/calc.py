"""Inside Pyodide: run `calc` to see what it loads, first for one case, then for a whole table; then compile it."""

import importlib
import json
import sys
from pathlib import Path

EXAMPLES, TABLE = ARGUMENTS["examples"], ARGUMENTS["table"]  # type: ignore[name-defined]  # noqa: F821 - set by run.mjs
REPO, TARGET = Path("/repo"), Path("/target")
STDLIB = f"/lib/python3{sys.version_info.minor}.zip/"
BAD_INPUT = ("", "null", "[", "{}", '{"unbekannt": 1}', '{"stichtag": "2026-02-30"}')


def run_everything() -> None:
    """All modules, all examples in all forms, and some bad input: whatever is imported late is imported now."""
    from calc.rechner import RECHNER_TITEL
    from calc.seite import FORMEN, antworte

    for file in sorted(REPO.glob("calc/**/*.py")):
        if file.name != "__main__.py" and not file.is_relative_to(REPO / "calc/bestand"):
            importlib.import_module(".".join(file.relative_to(REPO).with_suffix("").parts).removesuffix(".__init__"))
    for name in RECHNER_TITEL:
        for text in BAD_INPUT:
            antworte(name, text)
    for name, example in EXAMPLES:
        for form in FORMEN:
            answer = antworte(name, example, form=form)
            if "fehler" in json.loads(answer):
                raise ValueError(f"the example of {name} does not compute: {answer}")


def run_table(*forms: str) -> None:
    """What the page of a whole table asks, with a result in these forms."""
    from calc.bestand.seite import EINGANG, antworte

    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        EINGANG.write_text(TABLE, encoding)
        antworte(json.dumps({"was": "lies"}), lambda *_: None)
    for order in ({"was": "rechne", "einstellungen": {"stichtag": "2026-11-30"}}, {"was": "zeilen"}):
        if "fehler" in (answer := json.loads(antworte(json.dumps(order), lambda *_: None))):
            raise ValueError(f"the example of a table does not compute: {answer}")
    for form in forms:
        antworte(json.dumps({"was": "datei", "form": form}), lambda *_: None)


def loaded() -> set[str]:
    """Modules that have been loaded from files that the page has to bring."""
    ours = ("calc.bestand", "xlsxwriter")
    return {
        name
        for name, module in sys.modules.items()
        if name in sys.stdlib_module_names
        or name.startswith(ours)
        or (getattr(module, "__file__", None) or "").startswith(STDLIB)
    }


run_everything()
single = loaded()
run_table("csv", "ics")
many = loaded() - single
run_table("xlsx")
writing = loaded() - single - many
modules = {"calc": single, "bestand": many, "xlsxwriter": writing, "calamine": {"python_calamine"}}
(TARGET / "modules.json").write_text(json.dumps({part: sorted(names) for part, names in modules.items()}), "utf-8")

from pyodide_build.cli.py_compile import main as py_compile  # noqa: E402 - only now: it loads half the standard library

py_compile([str(TARGET), "--silent", "--compression-level", "0"], standalone_mode=False)
