"""The fence `wie-oft`: the finder and the table of everything the concept says about how often.

Body of the fence: nothing. What the finder asks, and when a row fits, is in docs/_daten/wieoft.toml; titles,
intervals and the notices of changed law come from calc/recht (situationen, kontaktintervall, aenderungen).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.ausgabe.fundstellen import adresse
from calc.form.sprache import alle_monate
from calc.rechner.kontaktintervall.darstellung import FUER_ALLE
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Angaben, Situation, Takt
from calc.recht.aenderungen import AENDERUNGEN, Art
from calc.recht.parameter import alle
from overrides.authoring.template import BASE, template
from overrides.day import build_day
from overrides.paths import DATA

ROWS = DATA / "wieoft.toml"
FOR_ALL, CASE_MANAGEMENT = "I6", "D2"
HOME = re.compile(r"O\d+")
REFERENCE = re.compile(r"\[([A-Z]\d+)\]")


@dataclass(frozen=True)
class Question:
    """One question of the finder; a row lists the answers that it fits."""

    name: str
    titel: str
    antworten: Mapping[str, str]


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
    def changes(self) -> list[str]:
        """Numbers of the changes of law that touch this row."""
        return [a.nummer for a in AENDERUNGEN.values() if self.nummer in a.beruehrt and a.art is Art.NEU]


def formatter(_source: str, _language: str, _class: str, _options: dict[str, Any], _md: Any, **_: Any) -> str:
    """HTML of the finder and the table."""
    try:
        return render(tomllib.loads(ROWS.read_text("utf-8")))
    except (KeyError, ValueError, TypeError) as error:  # Superfences would show the fence as plain text.
        raise SuperFencesException(f"wie-oft: {ROWS.name}: {error!r}") from error


def render(data: Mapping[str, Any]) -> str:
    """HTML of the finder and the table from data as in docs/_daten/wieoft.toml."""
    months = _months()
    rows = read_rows(data)
    return template("finder.html").render(
        base=BASE,
        adresse=adresse,
        questions=read_questions(data),
        rows=rows,
        default_list=FUER_ALLE,
        for_all={
            "nummer": FOR_ALL,
            "pruefung": alle_monate(months["pruefung"]),
            "beratung": _times_a_year(months["beratung"]),
        },
        case_management={"nummer": CASE_MANAGEMENT, "kontakt": alle_monate(months["fallmanagement"])},
    )


def read_questions(data: Mapping[str, Any]) -> list[Question]:
    """The questions of the finder."""
    return [Question(**question) for question in data["frage"]]


def read_rows(data: Mapping[str, Any]) -> list[Row]:
    """The rows of the table in the order of the concept."""
    questions = {question.name: question for question in read_questions(data)}
    return [_row(values, questions) for values in data["zeile"]]


def _row(values: Mapping[str, Any], questions: Mapping[str, Question]) -> Row:
    texts = {"nummer", "situation", "vorgabe", "beachten", "offen"}
    if unknown := values.keys() - texts - questions.keys():
        raise ValueError(f"{values['nummer']}: unbekannt: {sorted(unknown)}")
    fits = {name: values.get(name, list(question.antworten)) for name, question in questions.items()}
    for name, answers in fits.items():
        if unknown := set(answers) - questions[name].antworten.keys():
            raise ValueError(f"{values['nummer']}: {name} kennt {sorted(unknown)} nicht")
    situation = Situation(values["situation"])
    if values["nummer"] not in SITUATIONEN[situation].regel:
        raise ValueError(f"{values['nummer']} gehört nicht zu {situation}")
    numbers = _intervals(SITUATIONEN[situation])
    return Row(
        nummer=values["nummer"],
        situation=situation,
        fits=fits,
        vorgabe=_linked(values["vorgabe"], numbers),
        beachten=_linked(values.get("beachten", ""), numbers),
        offen=values.get("offen", ""),
    )


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
