"""No form of an answer says a day or a month that the JSON does not: what is shown decides nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from calc.form.sprache import MONATE
from calc.frage import frage
from calc.seite import FORMEN, antworte
from tests.test_faelle import FAELLE, lies

NAMEN = {name: nummer for nummer, name in enumerate(MONATE, 1)}
MONAT = "|".join(MONATE)
NOTATIONEN = (
    rf"(?P<t>\d{{1,2}})\. (?P<n>{MONAT})(?: (?P<j>\d{{4}}))?",  # 16. November 2026, 16. November
    rf"(?<!\. )(?P<n>{MONAT}) (?P<j>\d{{4}})",  # November 2026
    r"(?<![\d.-])(?P<j>\d{4})-(?P<m>\d\d)(?:-(?P<t>\d\d))?(?![\d-])",  # 2026-11-16, 2026-11
    r"(?<![\d-])(?P<j>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<t>[0-3]\d)(?!\d)",  # 20261116 in iCalendar
    r"(?<![\d.])(?P<t>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<j>\d{4})?(?!\d)",  # 16.11.2026, 16.11., 1. 1. 2027
    r"(?<![\d./])(?<!KW )(?P<m>\d\d)[./](?P<j>20\d\d)(?!\d)",  # 11/2026, but a week is no month
)
BESCHRIFTUNG = "24. und 31. Dezember"
"""Name of a switch, not a day of the case."""
Tag = tuple[int | None, int, int | None]
"""Year, month, day; None where a notation does not say it."""

FAELLE_OHNE_FEHLER = [
    pytest.param(datei.stem, fall["eingabe"], id=f"{datei.stem}-{fall['id']}")
    for datei in sorted(FAELLE.glob("*.toml"))
    for fall in lies(datei)
    if set(fall["erwartet"]) != {"fehler"}
]


def tage(text: str) -> set[Tag]:
    """Every day and month in a text, in any notation."""
    text = text.replace(BESCHRIFTUNG, "")
    return {tag for notation in NOTATIONEN for treffer in re.finditer(notation, text) for tag in _tag(treffer)}


def _tag(treffer: re.Match[str]) -> Iterator[Tag]:
    teile = treffer.groupdict()
    monat = NAMEN[teile["n"]] if teile.get("n") else int(teile["m"])
    jahr, tag = (int(teile[name]) if teile.get(name) else None for name in "jt")
    if 1 <= monat <= 12 and (tag is None or 1 <= tag <= 31):
        yield jahr, monat, tag


def ungesagt(text: str, gesagt: set[Tag]) -> set[Tag]:
    """What a text says and the JSON does not; a day without its year is any year's."""
    ohne_jahr = {(None, monat, tag) for _, monat, tag in gesagt}
    return {tag for tag in tage(text) if tag not in gesagt and not (tag[0] is None and tag in ohne_jahr)}


def _texte(form: str, inhalt: Any) -> Iterator[str]:
    """A form as its reader sees it, and as it is written."""
    if form == "kalender":  # the day after the last is how RFC 5545 ends an event of one day
        yield re.sub(r"^DTEND.*$", "", re.sub(r"\r\n ", "", inhalt["inhalt"]), flags=re.MULTILINE)
    elif form == "seite":
        baum = LexborHTMLParser(inhalt["html"])
        for achse in baum.css(".beschriftung-monat"):  # a scale says nothing about the case
            achse.decompose()
        yield from (baum.html or "", baum.text(), inhalt["text"], *inhalt["termine"])
    else:
        yield json.dumps(inhalt, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("bis Montag, 16.11.2026.", {(2026, 11, 16)}),
        ("seit 16. November", {(None, 11, 16)}),
        ("am 1. Dezember 2026", {(2026, 12, 1)}),
        ("im November 2026", {(2026, 11, None)}),
        ("01.11. bis 30.11.2026", {(None, 11, 1), (2026, 11, 30)}),
        ('<time datetime="2026-11-16">', {(2026, 11, 16)}),
        ('"monat": "2026-11"', {(2026, 11, None)}),
        ("DTSTART;VALUE=DATE:20261116", {(2026, 11, 16)}),
        ("§ 31a Abs. 4 Satz 2, 39,5 Stunden, 1.200 Euro, 1000–2000", set()),
    ],
)
def test_jede_notation_wird_gelesen(text: str, erwartet: set[Tag]) -> None:
    assert tage(text) == erwartet


def test_ein_tag_den_das_json_nicht_nennt_faellt_auf() -> None:
    gesagt = tage('"spaetestens": "2026-11-16"')
    assert ungesagt("fällig seit 16. November, spätestens 16.11.2026", gesagt) == set()
    assert ungesagt("fällig seit 16.11.2025, im November 2026, am 17.11.", gesagt) == {
        (2025, 11, 16),
        (2026, 11, None),
        (None, 11, 17),
    }


@pytest.mark.parametrize(("name", "eingabe"), FAELLE_OHNE_FEHLER)
def test_keine_form_sagt_einen_tag_den_das_json_nicht_sagt(name: str, eingabe: dict[str, Any]) -> None:
    roh = json.dumps(eingabe)
    gesagt = tage(roh) | tage(frage(name, roh).als_json().decode())
    for form in FORMEN:
        inhalt = json.loads(antworte(name, roh, form=form))
        for text in _texte(form, inhalt):
            # When a calendar file is made, and its random names, are no statements of the answer.
            assert ungesagt(re.sub("(DTSTAMP|UID):.*", "", text), gesagt) == set(), form
