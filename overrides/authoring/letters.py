"""The fence `textbaustein`: a letter from docs/_daten/textbausteine.toml, to be adapted and copied.

    ```textbaustein
    erste-einladung
    ```

Without JavaScript the letter stands there with its first choices and marked gaps. Anything wrong ends the build.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from markupsafe import Markup, escape
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.ausgabe.fundstellen import verweise
from overrides.authoring.template import template
from overrides.paths import BASE, DATA

LETTERS = DATA / "textbausteine.toml"
GAP = re.compile(r"\{(\w+)\}")


class Part(BaseModel):
    """What all parts have in common: nothing unknown is let through."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Conditional(Part):
    """What is only there with certain answers; `wenn` names one for each question, or several."""

    wenn: tuple[str, ...] = ()

    @property
    def conditions(self) -> dict[str, list[str]]:
        """The answers to each question with which this is there."""
        wanted: dict[str, list[str]] = {}
        for condition in self.wenn:
            name, _, answer = condition.partition("=")
            wanted.setdefault(name, []).append(answer)
        return wanted

    def stands(self, answers: dict[str, str]) -> bool:
        """Whether this is there with these answers."""
        return all(answers[name] in wanted for name, wanted in self.conditions.items())


class Gap(Part):
    """Something to put into a letter; without `titel` nobody is asked for it here (names).

    `auch` are other names that calculators and checklists have for it.
    """

    leer: str
    titel: str | None = None
    auch: tuple[str, ...] = ()


class Choice(Conditional):
    """A question whose answer decides which paragraphs stand in the letter.

    `auch` says for an answer what means the same in calculators and checklists.
    """

    frage: str
    name: str
    antworten: dict[str, str] = Field(min_length=2)
    vorgabe: str
    auch: dict[str, tuple[str, ...]] = {}
    quelle: str | None = None
    hinweis: str | None = None


class Paragraph(Conditional):
    """A paragraph; `marke` is a place that the house fills itself."""

    text: str
    marke: bool = False


class Letter(Part):
    """A whole letter."""

    name: str
    titel: str
    wann: str
    quelle: str
    betreff: str
    wahl: tuple[Choice, ...] = ()
    absatz: tuple[Paragraph, ...] = Field(min_length=1)

    @property
    def gaps(self) -> list[str]:
        """The names of all gaps in the order of the text."""
        return list(dict.fromkeys(name for paragraph in self.absatz for name in GAP.findall(paragraph.text)))

    @property
    def first_choices(self) -> dict[str, str]:
        """The answers that are chosen when the page opens."""
        return {choice.name: choice.vorgabe for choice in self.wahl}

    @property
    def answers(self) -> set[str]:
        """All answers there are, as „question=answer“."""
        return {f"{choice.name}={answer}" for choice in self.wahl for answer in choice.antworten}

    @model_validator(mode="after")
    def _conditions_fit(self) -> Letter:
        wanted = {condition for part in (*self.absatz, *self.wahl) for condition in part.wenn}
        firsts = {f"{name}={answer}" for name, answer in self.first_choices.items()}
        alike = {f"{choice.name}={answer}" for choice in self.wahl for answer in choice.auch}
        if unknown := (wanted | firsts | alike) - self.answers:
            raise ValueError(f"{self.name}: zu {sorted(unknown)} gibt es keine Antwort")
        return self


class Letters(Part):
    """All letters and the gaps they may have."""

    luecke: dict[str, Gap]
    baustein: tuple[Letter, ...]

    @model_validator(mode="after")
    def _gaps_are_known(self) -> Letters:
        for letter in self.baustein:
            if unknown := set(letter.gaps) - self.luecke.keys():
                raise ValueError(f"{letter.name}: die Lücken {sorted(unknown)} gibt es nicht")
        return self


@cache
def read() -> Letters:
    """The letters in docs/_daten."""
    return Letters.model_validate(tomllib.loads(LETTERS.read_text("utf-8")))


def by_name() -> dict[str, Letter]:
    """The letters in docs/_daten by their names."""
    return {letter.name: letter for letter in read().baustein}


def formatter(source: str, *_: Any, **__: Any) -> str:
    """HTML of one letter."""
    name = source.strip()
    try:
        letters = by_name()
    except ValueError as error:  # Superfences would show the fence as plain text.
        raise SuperFencesException(f"{LETTERS.name}: {error}") from error
    if name not in letters:
        raise SuperFencesException(f"textbaustein: „{name}“ gibt es nicht, nur {', '.join(letters)}")
    return render(letters[name], read().luecke)


def render(letter: Letter, gaps: dict[str, Gap]) -> str:
    """HTML of one letter."""
    return template("letter.html").render(
        base=BASE,
        letter=letter,
        fields={name: gaps[name] for name in letter.gaps if gaps[name].titel},
        text=lambda paragraph: _with_gaps(paragraph.text, gaps),
        sources=lambda text: Markup(", ").join(_sources(text)),
    )


def _with_gaps(text: str, gaps: dict[str, Gap]) -> Markup:
    """The text with every gap as an element that can be filled."""
    parts = GAP.split(text)
    return Markup("").join(
        Markup('<span class="luecke" data-luecke="{}">[{}]</span>').format(part, gaps[part].leer) if at % 2 else part
        for at, part in enumerate(map(escape, parts))
    )


def _sources(text: str) -> Iterator[Markup]:
    return (Markup(verweise(one, BASE)) for one in re.split(r", (?=[§A-Z])", text))  # noqa: S704 (calc.ausgabe escapes)
