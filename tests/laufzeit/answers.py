"""Every case in every form, once on this machine's Python and once in Pyodide: the same to the last character."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from calc.seite import FORMEN, antworte
from overrides.build.runtime import node, packages
from overrides.build.runtime.publish import RUNTIME
from tests.test_faelle import FAELLE, lies

SCRIPT = Path(__file__).parent / "answers.mjs"
BAD_INPUT = ("", "null", "[", "{}", '{"unbekannt": 1}', '{"stichtag": "2026-02-30"}')
Question = tuple[str, str]
BY_CHANCE = re.compile(r"UID:[0-9a-f]{32}@")
"""An event of a calendar file without an abbreviation has a new name each time."""


def compare(*, restored: bool) -> str:
    """Ask all questions in a Pyodide that is restored from the snapshot, or started plainly.

    Returns:
        what differs, or nothing.
    """
    questions = _questions()
    wanted = [[_settled(antworte(name, given, "basis:", form)) for form in FORMEN] for name, given in questions]
    with tempfile.TemporaryDirectory(prefix="laufzeit-") as folder:
        place = Path(folder)
        (place / "questions.json").write_text(json.dumps(questions), "utf-8")
        (place / "empty").touch()
        job = {
            "runtime": RUNTIME,
            "npm": packages.from_npm(),
            "restored": restored,
            "empty": place / "empty",
            "questions": place / "questions.json",
            "forms": FORMEN,
            "target": place / "answers.json",
        }
        node.run(SCRIPT, job, "Pyodide could not answer")
        answers = json.loads((place / "answers.json").read_text("utf-8"))
    found = [[_settled(text) for text in each] for each in answers]
    return next((_difference(*each) for each in zip(questions, wanted, found, strict=True) if each[1] != each[2]), "")


def _settled(answer: str) -> str:
    return BY_CHANCE.sub("UID:@", answer)


def _questions() -> list[Question]:
    """The input of every case, and some that cannot be read."""
    questions = []
    for file in sorted(FAELLE.glob("*.toml")):
        questions += [(file.stem, text) for text in BAD_INPUT]
        questions += [(file.stem, json.dumps(case["eingabe"])) for case in lies(file)]
    return questions


def _difference(question: Question, wanted: list[str], found: list[str]) -> str:
    form = next(form for form, one, other in zip(FORMEN, wanted, found, strict=True) if one != other)
    at = FORMEN.index(form)
    return f"{question}\nin the form {form}\nhere:       {wanted[at]}\nin Pyodide: {found[at]}"
