"""The finder and the table of „Wie oft?“: complete, without numbers typed twice, and one CSS rule for each answer."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from calc.rechner.kontaktintervall.situationen import UNVEREINBAR, Situation
from overrides.authoring import finder
from overrides.authoring.data import check

DATA: dict[str, Any] = tomllib.loads(finder.ROWS.read_text("utf-8"))
FINDER = check(DATA, finder.Finder)
QUESTIONS, ROWS = FINDER.frage, finder.table(FINDER)
RULE = re.compile(r'\.wieoft:has\(\[name="(\w+)"\]\[value="(\w+)"\]:checked\) (tbody tr[^,\s]+)')

PERSONS = [
    ("ab25", "integriert", "vollzeit", "O7 P8"),
    ("ab25", "", "vollzeit", "O7 P8"),
    ("ab25", "alo", "sucht", "O1 P9"),
    ("u25", "alo", "sucht", "O2 P2 P4 P9"),
    ("u25", "asu", "anschluss", "O3 P2 P4"),
    ("u25", "p10", "ausbildung", "O5 P1"),
    ("u25", "p10", "schule", "O6 P3"),
    ("", "p10", "kind", "O4 P7"),
    ("ab25", "p10", "pflege", "O6"),
    ("ab25", "asu", "deutsch", "O1 P11"),
    ("ab25", "alo", "krank", "O1 P5 P9 P12"),
    ("ab25", "alo", "deutsch", "O1 P9 P11"),
    ("u25", "asu", "fbw", "O3 P4 P6"),
    ("ab25", "asu", "agh", "O1 P10"),
    ("ab25", "integriert", "fbw", "O7 P6"),
    ("ab25", "alo", "vollzeit", ""),  # contradicts itself
]


def fitting(*answers: str) -> list[str]:
    asked = {question.name: answer for question, answer in zip(QUESTIONS, answers, strict=True) if answer}
    return [row.nummer for row in ROWS if all(answer in row.fits[name] for name, answer in asked.items())]


def changed(**values: Any) -> dict[str, Any]:
    data = copy.deepcopy(DATA)
    data["zeile"][0].update(values)
    return data


def test_every_point_and_every_situation_once() -> None:
    assert [row.nummer for row in ROWS] == [*(f"O{i}" for i in range(1, 8)), *(f"P{i}" for i in range(1, 13))]
    assert sorted(row.situation for row in ROWS) == sorted(Situation)


def test_a_row_that_leaves_the_answers_out_fits_with_all() -> None:
    data = changed()
    del data["zeile"][0]["passt"]
    first = finder.table(check(data, finder.Finder))[0]
    assert {name: list(answers) for name, answers in first.fits.items()} == {
        q.name: list(q.antworten) for q in QUESTIONS
    }


def test_data_holds_no_numbers() -> None:
    for values in DATA["zeile"]:
        text = finder.REFERENCE.sub("", values["vorgabe"] + values.get("beachten", ""))
        assert not re.search(r"\d|monatlich|jährlich", text), values["nummer"]


def test_intervals_come_from_the_law_data() -> None:
    texts = {row.nummer: LexborHTMLParser(row.vorgabe).body.text() for row in ROWS}  # type: ignore[union-attr]
    assert texts["O1"] == "mindestens 2× im Jahr"
    assert texts["O2"] == "mindestens 12× im Jahr"
    assert texts["P4"].startswith("jeden Monat")
    assert texts["P9"].startswith("alle 3 bis 6 Monate")
    for row in ROWS:
        if row.angaben.kontakt or row.angaben.pruefung:
            assert "<strong>" in row.vorgabe


def test_every_row_says_how_binding_it_is() -> None:
    """The levels as the concept words them, typed a second time; P12 names no interval, only steps."""
    level = re.compile(r"\((muss|soll|Empfehlung)\)")
    nodes = LexborHTMLParser(finder.render(FINDER)).css("tbody tr")
    cells = {
        node.attributes["data-nummer"]: [
            word for cell in node.css(".wieoft-vorgabe") for word in level.findall(cell.text())
        ]
        for node in nodes
    }
    assert cells == {
        **{f"O{i}": ["muss"] for i in range(1, 8)},
        "P1": ["soll"],
        "P2": ["Empfehlung"],
        "P3": ["soll", "Empfehlung"],
        "P4": ["Empfehlung"],
        "P5": ["soll", "muss"],
        "P6": ["muss", "Empfehlung"],
        "P7": ["soll"],
        "P8": ["soll"],
        "P9": ["Empfehlung"],
        "P10": ["soll"],
        "P11": ["soll"],
        "P12": [],
    }


def test_at_least_only_where_the_concept_says_so() -> None:
    least = {row.nummer for row in ROWS if "mindestens" in row.vorgabe}
    assert least == {"O1", "O2", "O3", "O4", "O5", "O6", "O7", "P1", "P5", "P7", "P8", "P10", "P11"}


def test_foot_holds_for_all_and_for_what_may_come_on_top() -> None:
    foot = LexborHTMLParser(finder.render(FINDER)).css("tfoot tr")
    assert [" ".join(row.text(separator=" ").split()) for row in foot] == [
        "I6 Alle Vorgabe: alle 6 Monate den Beratungsbedarf prüfen (muss); in der Regel mindestens 1× im Jahr"
        " eine Beratung (soll)",
        "D2 Im Fallmanagement Vorgabe: in der Regel jeden Monat Kontakt (soll)",
        "D5 Schwanger, Mutterschutz Vorgabe: Abstand wie sonst; ausgenommen ist die Zeit des Mutterschutzes:"
        " Schutzfrist ausrechnen , Checkliste",
    ]
    assert all(row.css_first("a.fundstelle").attributes.get("id") is None for row in foot)  # type: ignore[union-attr]


def test_an_answer_hides_just_the_rows_that_do_not_fit() -> None:
    """Without JavaScript these rules are the finder."""
    tree = LexborHTMLParser(finder.render(FINDER))
    rules = RULE.findall(tree.css_first("style").text())  # type: ignore[union-attr]
    answers = [(question.name, answer) for question in QUESTIONS for answer in question.antworten]
    assert [(name, answer) for name, answer, _ in rules] == answers
    for name, answer, hidden in rules:
        rows = [node.attributes["data-nummer"] for node in tree.css(hidden)]
        assert rows == [row.nummer for row in ROWS if answer not in row.fits[name]]


@pytest.mark.parametrize(("alter", "status", "tun", "numbers"), PERSONS)
def test_persons(alter: str, status: str, tun: str, numbers: str) -> None:
    assert fitting(alter, status, tun) == numbers.split()


def test_no_answer_is_a_dead_end_and_no_row_is_lost() -> None:
    answers = [["", *question.antworten] for question in QUESTIONS]
    for index, question in enumerate(QUESTIONS):
        for value in question.antworten:
            assert fitting(*("" if i != index else value for i in range(len(QUESTIONS)))), value
    complete = [fitting(*combination) for combination in product(*(group[1:] for group in answers))]
    assert {number for numbers in complete for number in numbers} == {row.nummer for row in ROWS}
    assert max(len(numbers) for numbers in complete) <= 5


def test_no_combination_leaves_situations_that_exclude_each_other() -> None:
    """What the calculator calls impossible, the finder must not hand over to it."""
    situations = {row.nummer: row.situation for row in ROWS}
    for answers in product(*(question.antworten for question in QUESTIONS)):
        left = {situations[number] for number in fitting(*answers)}
        assert [one.grund for one in UNVEREINBAR if one.paar <= left] == [], answers


def test_what_excludes_each_other_stands_in_the_page() -> None:
    tool = LexborHTMLParser(finder.render(FINDER)).css_first("[data-wieoft]")
    written = json.loads(str(tool.attributes["data-unvereinbar"]))  # type: ignore[union-attr]
    assert {frozenset(pair): why for *pair, why in written} == {one.paar: one.grund for one in UNVEREINBAR}
    assert {frozenset({"aktivierbar_ue25", "aktivierbar_u25_alo"})} <= {frozenset(pair) for *pair, _ in written}


def test_who_takes_part_in_a_measure_is_not_unemployed() -> None:
    """§ 16 Abs. 2 SGB III, by way of V15: the finder says it as the calculator does, and hides nothing."""
    tree = LexborHTMLParser(finder.render(FINDER))
    notice = tree.css_first('[data-hinweis="V15"]')
    assert notice is not None
    assert "gilt nicht als arbeitslos" in notice.text()
    rule = next(line for line in tree.css_first("style").text().splitlines() if "V15" in line)  # type: ignore[union-attr]
    assert rule == (
        '.wieoft:has(:is([name="status"][value="alo"]):checked)'
        ':has(:is([name="tun"][value="fbw"], [name="tun"][value="agh"]):checked)'
        ' [data-hinweis="V15"] { display: block; }'
    )
    assert fitting("ab25", "alo", "agh") == ["O1", "P10"]
    assert fitting("u25", "alo", "agh") == ["O2", "P4", "P10"]


def test_law_notices_come_from_the_law_data() -> None:
    assert {row.nummer: row.changes for row in ROWS if row.changes} == {
        "O4": ["R8"],
        "P5": ["R12", "R15"],
        "P6": ["R15", "R20"],
        "P7": ["R8"],
        "P10": ["R20"],
        "P11": ["R20"],
        "P12": ["R14"],
    }


def test_homes_and_links() -> None:
    tree = LexborHTMLParser(finder.render(FINDER))
    assert [node.text() for node in tree.css('[data-nummer="P5"] .wieoft-recht')] == ["Rechtslage geändert: R12, R15"]
    assert [node.attributes["id"] for node in tree.css("a.fundstelle[id]")] == [f"o{i}" for i in range(1, 8)]
    assert tree.css_first('[data-nummer="P8"] a.fundstelle').attributes["href"].endswith("#p8")  # type: ignore[union-attr]
    assert len(tree.css('a[href^="basis:rechner/kontaktintervall/#"]')) == len(ROWS)
    assert len(tree.css("em.offen")) == 2  # O6 and O7 are cut off in the source


def test_every_row_leads_to_its_checklist() -> None:
    tree = LexborHTMLParser(finder.render(FINDER))
    assert len(tree.css('tbody a[href^="basis:checklisten/"]')) == len(ROWS)
    assert len(tree.css('[data-nummer="P10"] a[href="basis:checklisten/massnahme/"]')) == 1
    assert {len(row.css("td, th")) for row in tree.css("thead tr, tbody tr")} == {6}


@pytest.mark.parametrize(
    "wrong",
    [
        {"passt": {"status": ["arbeitslos"]}},
        {"passt": {"beruf": ["alo"]}},
        {"situation": "agh"},
        {"situation": "unbekannt"},
        {"vorgabe": "{abstand}"},
        {"beachten": "{abstand}"},
        {"beachten": "[P99]"},
        {"tipp": "x"},
    ],
)
def test_wrong_data_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        finder.render(check(changed(**wrong), finder.Finder))


def test_wrong_data_end_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "wieoft.toml"
    broken.write_text(finder.ROWS.read_text("utf-8").replace('situation = "agh"', 'situation = "ahg"'), "utf-8")
    monkeypatch.setattr(finder, "ROWS", broken)
    with pytest.raises(SuperFencesException, match=r"wieoft\.toml.*ahg"):
        finder.formatter("", "wie-oft", "", {}, SimpleNamespace())
