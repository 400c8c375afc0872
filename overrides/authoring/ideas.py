"""The fence `ideen`: one cloud for each file of docs/whiteboard/ideen, the newest first.

    ```ideen
    ```

Whoever adds an idea writes Markdown, not code: whatever is wrong with a file ends the build, with the name of the file
and all that is missing (docs/whiteboard/mitmachen.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml  # type: ignore[import-untyped]
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.form.sprache import kurz
from overrides.authoring.template import BASE, template
from overrides.paths import ROOT

FOLDER = ROOT / "docs/whiteboard/ideen"
TEXTS = ("title", "description")
DATES = ("datum", "stand")
KNOWN = {*TEXTS, *DATES, "beispiel", "hide", "quelle", "rechtsstand"}
MAX_LENGTH = {"title": 50, "description": 100}
"""What fits into a cloud."""

FILE = re.compile(r"---\n(?P<head>.*?\n)---\n(?P<text>.*)", re.DOTALL)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Idee:
    """One idea, as its cloud shows it."""

    name: str
    titel: str
    kurztext: str
    datum: date
    beispiel: bool


def formatter(_source: str, *_: Any, **__: Any) -> str:
    """Draws the clouds."""
    return template("ideas.html").render(base=BASE, ideen=lies(FOLDER), kurz=kurz)


def lies(folder: Path) -> list[Idee]:
    """All ideas of a folder, the newest first."""
    read = [lies_datei(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.md"))]
    ideas = sorted(sorted(read, key=lambda one: one.titel), key=lambda one: one.datum, reverse=True)
    titles = [one.titel for one in ideas]
    if twice := sorted({title for title in titles if titles.count(title) > 1}):
        raise SuperFencesException(f"Ideen-Whiteboard: zwei Ideen heißen gleich: {', '.join(twice)}")
    return ideas


def lies_datei(name: str, content: str) -> Idee:
    """One idea.

    Args:
        name: name of the file without its ending; it becomes the address of the page.
        content: the whole file.
    """
    parts = FILE.match(content.replace("\r\n", "\n").removeprefix("\ufeff"))
    try:
        head = yaml.safe_load(parts["head"]) if parts else None
    except ValueError as error:  # a date that the calendar does not have
        _stop(name, [f"ein Datum gibt es nicht ({error}); richtig ist zum Beispiel 2026-11-22"])
    except yaml.YAMLError as error:
        _stop(name, [f"die Angaben oben sind nicht lesbar: {' '.join(str(error).split())}"])
    if parts is None or not isinstance(head, dict):
        _stop(name, ["oben fehlen die Angaben zwischen zwei Zeilen mit ---"])
    if problems := [*_problems(head), *_problems_around(name, parts["text"])]:
        _stop(name, problems)
    return Idee(name, head["title"], head["description"], head["datum"], head.get("beispiel", False))


def _problems(head: Mapping[Any, Any]) -> Iterator[str]:
    for field in (*TEXTS, *DATES):
        value = head.get(field)
        if value is None or value == "":
            yield f"„{field}“ fehlt"
        elif field in TEXTS and not isinstance(value, str):
            yield f"„{field}“ ist kein Text: {value} (in Anführungszeichen setzen)"
        elif field in DATES and type(value) is not date:
            yield f"„{field}“ ist kein Datum: {value}; richtig ist zum Beispiel 2026-11-22"
    if type(head.get("datum")) is date and type(head.get("stand")) is date and head["datum"] > head["stand"]:
        yield f"„datum“ ({kurz(head['datum'])}) liegt nach „stand“ ({kurz(head['stand'])})"
    for field, limit in MAX_LENGTH.items():
        if len(str(head.get(field, ""))) > limit:
            yield f"„{field}“ ist länger als {limit} Zeichen und passt nicht in die Wolke"
    if type(head.get("beispiel", False)) is not bool:
        yield "„beispiel“ ist true oder false"
    if unknown := sorted(str(key) for key in head.keys() - KNOWN):
        yield f"unbekannt: {', '.join(unknown)}; es gibt {', '.join(sorted(KNOWN))}"


def _problems_around(name: str, text: str) -> Iterator[str]:
    if not NAME.fullmatch(name):
        yield "der Dateiname darf nur aus a–z, 0–9 und einzelnen Bindestrichen bestehen"
    if not text.strip():
        yield "unter den Angaben fehlt der Text"


def _stop(name: str, problems: list[str]) -> NoReturn:
    raise SuperFencesException(f"Ideen-Whiteboard, Datei docs/whiteboard/ideen/{name}.md: {'; '.join(problems)}")
