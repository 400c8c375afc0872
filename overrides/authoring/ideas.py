"""The fence `ideen`: one cloud for each file of docs/whiteboard/ideen, the newest first.

    ```ideen
    ```

Whoever adds an idea writes Markdown, not code: whatever is wrong with a file ends the build, with the name of the file
and all that is missing (docs/whiteboard/mitmachen.md).
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import yaml  # type: ignore[import-untyped]
from pydantic import Field, model_validator
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.form.sprache import kurz
from overrides.authoring.data import Data, WrongData, check
from overrides.authoring.template import template
from overrides.paths import BASE, ROOT

FOLDER = ROOT / "docs/whiteboard/ideen"
FILE = re.compile(r"---\n(?P<head>.*?\n)---\n(?P<text>.*)", re.DOTALL)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


Day = Annotated[date, Field(strict=True)]
"""Not a text that only looks like one, nor a time."""


class Idea(Data):
    """One idea: what stands above its text, and the name of its file, which becomes the address of its page."""

    name: str
    title: Annotated[str, Field(min_length=1, max_length=50)]
    datum: Day
    description: Annotated[str, Field(min_length=1, max_length=100)]
    stand: Day
    beispiel: Annotated[bool, Field(strict=True)] = False
    hide: tuple[str, ...] = ()
    quelle: str = ""
    rechtsstand: Any = None

    @model_validator(mode="after")
    def _in_order(self) -> Idea:
        if self.datum > self.stand:
            raise ValueError(f"„datum“ ({kurz(self.datum)}) liegt nach „stand“ ({kurz(self.stand)})")
        return self


def formatter(_source: str, *_: Any, **__: Any) -> str:
    """Draws the clouds."""
    return template("ideas.html").render(base=BASE, ideas=read_folder(FOLDER), kurz=kurz)


def read_folder(folder: Path) -> list[Idea]:
    """All ideas of a folder, the newest first."""
    read = [read_idea(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.md"))]
    ideas = sorted(sorted(read, key=lambda one: one.title), key=lambda one: one.datum, reverse=True)
    titles = [one.title for one in ideas]
    if twice := sorted({title for title in titles if titles.count(title) > 1}):
        raise SuperFencesException(f"Ideen-Whiteboard: zwei Ideen heißen gleich: {', '.join(twice)}")
    return ideas


def read_idea(name: str, content: str) -> Idea:
    """One idea.

    Args:
        name: name of the file without its ending; it becomes the address of the page.
        content: the whole file.
    """
    parts = FILE.match(content.replace("\r\n", "\n").removeprefix("\ufeff"))
    try:
        head = yaml.safe_load(parts["head"]) if parts else None
    except ValueError as error:  # a date that the calendar does not have
        _stop(name, f"ein Datum gibt es nicht ({error}); richtig ist zum Beispiel 2026-11-22")
    except yaml.YAMLError as error:
        _stop(name, f"die Angaben oben sind nicht lesbar: {' '.join(str(error).split())}")
    if parts is None or not isinstance(head, dict):
        _stop(name, "oben fehlen die Angaben zwischen zwei Zeilen mit ---")
    if not NAME.fullmatch(name):
        _stop(name, "der Dateiname darf nur aus a–z, 0–9 und einzelnen Bindestrichen bestehen")
    if not parts["text"].strip():
        _stop(name, "unter den Angaben fehlt der Text")
    try:
        # What is left empty is missing.
        return check({"name": name} | {key: value for key, value in head.items() if value is not None}, Idea)
    except WrongData as error:
        _stop(name, str(error))


def _stop(name: str, problem: str) -> NoReturn:
    raise SuperFencesException(f"Ideen-Whiteboard, Datei docs/whiteboard/ideen/{name}.md: {problem}")
