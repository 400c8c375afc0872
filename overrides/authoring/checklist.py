"""The fence `checkliste`: a list in TOML becomes a form that is ticked on the screen or on paper.

    ```checkliste
    kopf = ["Vorgang", { text = "Versäumter Termin", feld = "termin" }]

    [[gruppe]]
    titel = "Prüfen"

    [[gruppe.punkt]]
    text = "Die Einladung enthielt eine RFB."
    quelle = "L1"
    hinweis = "Ohne RFB zählt der Termin nicht: [K1]."

    [[gruppe.punkt]]
    frage = "Wann war der Termin?"
    name = "recht"
    antworten = { alt = "bis 30.06.2026", neu = "ab 01.07.2026" }
    ```

`schreiben` names letters (docs/_daten/textbausteine.toml) that fit a point, with answers that are settled there
("einladung-mit-rfb fortwirkung=ja"); what the list knows goes with them.

`kopf` and `zeile` are lines to write on; with `feld`, a calculator that opens the list fills in the value of that name
from its input or result, and with `kalender` the day behind a last working day. With `bekannt`, it ticks the point:
"bekanntgabe" if that value is known, "kontaktweg=praesenz" if it is this one. A group or point with `wenn =
"recht=neu"` leaves the screen when the question has another answer, and so does the print; unanswered, and in the PDF,
everything is there. Anything wrong ends the build.
"""

from __future__ import annotations

import re
import tomllib
from typing import Annotated, Any

from markdown import Markdown
from markupsafe import Markup
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.ausgabe.fundstellen import verweise
from overrides.authoring import letters
from overrides.authoring.template import template
from overrides.paths import BASE


class Part(BaseModel):
    """What all parts of a list have in common: nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(Part):
    """A line to write on; `feld` names the value of a calculator that may stand there.

    If it is the last working day before another one, `kalender` names that one.
    """

    text: str
    feld: str | None = None
    kalender: str | None = None


WritingLine = Annotated[Line, BeforeValidator(lambda given: {"text": given} if isinstance(given, str) else given)]


class Point(Part):
    """Something to tick, or a question with answers to choose from."""

    text: str | None = None
    frage: str | None = None
    name: str | None = None
    antworten: dict[str, str] = {}
    quelle: str | None = None
    hinweis: str | None = None
    schreiben: tuple[str, ...] = ()
    zeile: WritingLine | None = None
    wenn: str | None = None
    bekannt: str | None = None

    @model_validator(mode="after")
    def _letters_know_the_answers(self) -> Point:
        for name, *answers in map(str.split, self.schreiben):
            if unknown := set(answers) - letters.by_name()[name].answers:
                raise ValueError(f"{name}: zu {sorted(unknown)} gibt es keine Antwort")
        return self

    @model_validator(mode="after")
    def _one_kind(self) -> Point:
        question = (self.frage, self.name, self.antworten)
        if not (all(question) if self.text is None else not any(question)):
            raise ValueError("ein Punkt hat entweder text oder frage mit name und antworten")
        if self.bekannt and self.frage:
            raise ValueError("bekannt gehört zu einem Kästchen; Antworten nennt der Rechner")
        return self


class Group(Part):
    """Points under a heading."""

    titel: str
    punkt: list[Point] = Field(min_length=1)
    wenn: str | None = None


class Checklist(Part):
    """The whole list; `notizen` is the number of empty lines at the end.

    With `eng`, they make room when a calculator has filled the list in.
    """

    kopf: list[WritingLine] = [Line(text="Vorgang oder Kürzel")]
    gruppe: list[Group] = Field(min_length=1)
    notizen: int = Field(2, ge=0, le=12)
    eng: bool = False

    @model_validator(mode="after")
    def _questions_and_conditions_fit(self) -> Checklist:
        points = [point for group in self.gruppe for point in group.punkt]
        names = [point.name for point in points if point.name]
        if len(names) != len(set(names)):
            raise ValueError(f"ein Name gehört nur zu einer Frage: {names}")
        known = {f"{point.name}={value}" for point in points for value in point.antworten}
        conditions = [*(group.wenn for group in self.gruppe), *(point.wenn for point in points)]
        wanted = {condition for condition in conditions if condition}
        if unknown := wanted - known:
            raise ValueError(f"zu {sorted(unknown)} gibt es keine Antwort")
        return self


def formatter(source: str, _language: str, _class: str, _options: dict[str, Any], md: Any, **_: Any) -> str:
    """HTML of a checklist."""
    if getattr(md, "has_checklist", False):
        raise SuperFencesException("checkliste: auf einer Seite ist nur eine möglich")
    md.has_checklist = True
    try:
        return render(read(source))
    except (KeyError, ValueError) as error:  # Superfences would show the fence as plain text.
        raise SuperFencesException(f"checkliste: {error}") from error


def read(source: str) -> Checklist:
    """The list in the body of a fence."""
    return Checklist.model_validate(tomllib.loads(source))


def render(checklist: Checklist) -> str:
    """HTML of a checklist."""
    return template("checklist.html").render(
        base=BASE,
        list=checklist,
        sources=_sources,
        inline=_inline,
        letters=letters.by_name(),
    )


def _sources(text: str) -> Markup:
    """Links to numbers and norms, „L1, § 24 SGB X“."""
    links = (verweise(one, BASE) for one in re.split(r", (?=[§A-Z])", text))
    return Markup(", ").join(Markup(link) for link in links)  # noqa: S704 (calc.ausgabe escapes)


def _inline(text: str) -> Markup:
    """Markdown inside one line: links, emphasis, [P9]."""
    unlisted = re.sub(r"^(\d+)\.", r"\1\.", text)  # „2. Lehrjahr“ begins no list
    html = Markdown(extensions=["overrides.authoring.numbers"]).convert(unlisted)
    return Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704 - our own text
