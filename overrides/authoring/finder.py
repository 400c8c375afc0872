"""The fence `wie-oft`: the finder and the table of everything the concept says about how often.

Body of the fence: nothing. What the finder asks, and when a row fits, is in docs/_daten/wieoft.toml; titles,
intervals and the notices of changed law come from calc/recht (situationen, kontaktintervall, aenderungen).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape
from pydantic import Field, model_validator
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.ausgabe.fundstellen import adresse
from calc.form.sprache import alle_monate
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, UNVEREINBAR, Angaben, Situation, Takt
from calc.rechner.kontaktintervall.worte import FUER_ALLE
from calc.recht import lade
from calc.recht.aenderungen import AENDERUNGEN, Art
from calc.recht.parameter import alle
from calc.recht.verbindlichkeit import WORT, je_teil
from overrides.authoring.data import Data, read
from overrides.authoring.template import template
from overrides.day import build_day
from overrides.paths import BASE, DATA

ROWS = DATA / "wieoft.toml"
FOR_ALL = "I6"
HOME = re.compile(r"O\d+")
REFERENCE = re.compile(r"\[([A-Z]\d+)\]")


class Question(Data):
    """One question of the finder; a row lists the answers that it fits."""

    name: str
    titel: str
    antworten: dict[str, str]


class Entry(Data):
    """What the file says about one row; a question that `passt` leaves out fits with every answer."""

    nummer: str
    situation: Situation
    passt: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    vorgabe: str
    beachten: str = ""
    offen: str = ""

    @model_validator(mode="after")
    def _belongs_to_its_situation(self) -> Entry:
        if self.nummer not in SITUATIONEN[self.situation].regel:
            raise ValueError(f"{self.nummer} gehört nicht zu {self.situation}")
        return self


class Besides(Data):
    """Something that may come on top of any row."""

    wert: str
    frage: str
    titel: str
    nummer: str
    vorgabe: str
    seiten: dict[str, str] = Field(default_factory=dict)


class Notice(Data):
    """What the calculator says about two situations, and the answers with which the finder says it too."""

    quelle: str
    passt: dict[str, tuple[str, ...]]

    @property
    def text(self) -> str:
        """The words in calc/recht, of which there must be one wording only."""
        (text,) = {one["text"] for one in lade("situationen")["zusammen"] if one["quelle"] == self.quelle}
        return str(text)


class Finder(Data):
    """The whole of docs/_daten/wieoft.toml."""

    frage: tuple[Question, ...]
    zeile: tuple[Entry, ...]
    auch: tuple[Besides, ...]
    hinweis: tuple[Notice, ...]

    @model_validator(mode="after")
    def _only_known_answers(self) -> Finder:
        known = {(question.name, answer) for question in self.frage for answer in question.antworten}
        for number, fits in (
            *((one.nummer, one.passt) for one in self.zeile),
            *((n.quelle, n.passt) for n in self.hinweis),
        ):
            given = {(name, answer) for name, answers in fits.items() for answer in answers}
            if unknown := sorted(given - known):
                raise ValueError(f"{number}: zu {unknown} gibt es keine Frage mit dieser Antwort")
        return self


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    nummer: str
    situation: Situation
    fits: Mapping[str, Sequence[str]]
    vorgabe: Markup
    beachten: Markup
    offen: str

    @property
    def angaben(self) -> Angaben:
        return SITUATIONEN[self.situation]

    @property
    def is_home(self) -> bool:
        """Whether this row is the very place of its number, instead of a page of its own."""
        return bool(HOME.fullmatch(self.nummer))

    @property
    def monate(self) -> int | None:
        """Fixed interval, for sorting."""
        takt = self.angaben.kontakt or self.angaben.pruefung
        return takt.am(build_day()).monate if takt else None

    @property
    def stufe(self) -> str:
        """How binding the concept calls it; empty if the text says so part by part, or the concept does not."""
        return _stufen(self.nummer).get("stufe_", "")

    @property
    def changes(self) -> list[str]:
        """Numbers of the changes of law that touch this row."""
        return [a.nummer for a in AENDERUNGEN.values() if self.nummer in a.beruehrt and a.art is Art.NEU]


def formatter(_source: str, _language: str, _class: str, _options: dict[str, Any], _md: Any, **_: Any) -> str:
    """HTML of the finder and the table."""
    try:
        return render(load())
    except (KeyError, ValueError) as error:  # Superfences would show the fence as plain text.
        raise SuperFencesException(f"wie-oft: {error}") from error


def load() -> Finder:
    """What docs/_daten/wieoft.toml says."""
    return read(ROWS, Finder)


def render(finder: Finder) -> str:
    """HTML of the finder and the table, and the style sheet that lets an answer hide what does not fit."""
    months = _months()
    rows = table(finder)
    return template("finder.html").render(
        base=BASE,
        adresse=adresse,
        questions=finder.frage,
        rows=rows,
        style=Markup(style(finder.frage, rows, finder.hinweis)),  # noqa: S704 - names and answers are plain words
        besides=[_besides(one) for one in finder.auch],
        notices=finder.hinweis,
        excluding=json.dumps([[*sorted(one.paar), one.grund] for one in UNVEREINBAR], ensure_ascii=False),
        default_list=FUER_ALLE,
        for_all={
            "nummer": FOR_ALL,
            "pruefung": alle_monate(months["pruefung"]),
            "beratung": _times_a_year(months["beratung"]),
        }
        | _stufen(FOR_ALL),
    )


def table(finder: Finder) -> list[Row]:
    """The rows of the table in the order of the concept."""
    return [_row(entry, finder.frage) for entry in finder.zeile]


def style(questions: Sequence[Question], rows: Sequence[Row], notices: Sequence[Notice]) -> str:
    """One rule for each answer: without JavaScript, they are the finder.

    A notice of changed law beside the table goes with the rows that it is about; a notice of the finder needs answers.
    """
    changes = sorted({number for row in rows for number in row.changes})
    hidden = []
    for name, answer in ((question.name, answer) for question in questions for answer in question.antworten):
        chosen = f'.wieoft:has([name="{name}"][value="{answer}"]:checked)'
        hidden.append(f'{chosen} tbody tr:not([data-{name}~="{answer}"])')
        hidden += [
            f'{chosen} ~ .rechtslage[data-nummer="{number}"]'
            for number in changes
            if not any(answer in row.fits[name] for row in rows if number in row.changes)
        ]
    shown = [f'.wieoft{_chosen(notice.passt)} [data-hinweis="{notice.quelle}"]' for notice in notices]
    return ",\n".join(hidden) + " { display: none; }\n" + ",\n".join(shown) + " { display: block; }"


def _chosen(fits: Mapping[str, Sequence[str]]) -> str:
    """Selector of a finder in which one of these answers is given to each of these questions."""
    answers = (", ".join(f'[name="{name}"][value="{one}"]' for one in any_of) for name, any_of in fits.items())
    return "".join(f":has(:is({one}):checked)" for one in answers)


def _besides(entry: Besides) -> dict[str, Any]:
    numbers = {f"takt_{name}": f"<strong>{alle_monate(months)}</strong>" for name, months in _months().items()}
    return entry.model_dump() | {
        "vorgabe": _linked(entry.vorgabe, numbers),
        "stufe": _stufen(entry.nummer).get("stufe_", ""),
    }


def _row(entry: Entry, questions: Sequence[Question]) -> Row:
    numbers = _intervals(SITUATIONEN[entry.situation]) | _stufen(entry.nummer)
    return Row(
        nummer=entry.nummer,
        situation=entry.situation,
        fits={question.name: entry.passt.get(question.name, tuple(question.antworten)) for question in questions},
        vorgabe=_linked(entry.vorgabe, numbers),
        beachten=_linked(entry.beachten, numbers),
        offen=entry.offen,
    )


def _stufen(number: str) -> dict[str, str]:
    """How binding each part of a number is, as a text may name it: {stufe_schulende}."""
    return {f"stufe_{part}": WORT[level] for part, level in je_teil(number).items()}


def _intervals(angaben: Angaben) -> dict[str, str]:
    """HTML of every number that a text may name; how often stands out."""
    rhythms = {f"takt_{name}": alle_monate(months) for name, months in _months().items()}
    if angaben.kontakt:
        rhythms |= {"takt": _every(angaben.kontakt), "jahr": _times_a_year(angaben.kontakt.am(build_day()).monate)}
    if angaben.pruefung:
        rhythms["jahr_pruefung"] = _times_a_year(angaben.pruefung.am(build_day()).monate)
    bold = {name: f"<strong>{words}</strong>" for name, words in rhythms.items()}
    return bold | {f"{name}_monate": str(months) for name, months in _months().items()}


def _months() -> dict[str, int]:
    numbers = alle()["kontaktintervall"].items()
    return {name: number.am(build_day()).wert for name, number in numbers if number.einheit == "Monate"}


def _every(takt: Takt) -> str:
    abstand = takt.am(build_day())
    early = abstand.fruehestens_monate
    return f"alle {early} bis {abstand.monate} Monate" if early else alle_monate(abstand.monate)


def _times_a_year(months: int) -> str:
    if 12 % months:
        raise ValueError(f"{months} Monate sind keine ganze Zahl von Malen im Jahr")
    return f"{12 // months}× im Jahr"


def _linked(text: str, numbers: Mapping[str, str]) -> Markup:
    """HTML of a text: {takt} becomes a number, [P9] a link to the home of P9."""
    link = '<a href="{}{}">{}</a>'
    html = REFERENCE.sub(lambda found: link.format(BASE, adresse(found[1]), found[1]), str(escape(text)))
    return Markup(html.format_map(numbers))  # noqa: S704 - escaped right here
