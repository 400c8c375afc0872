"""The fence `textbaustein`: every letter with every choice is whole, plain and free of invented legal notices."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from overrides.authoring import letters
from overrides.authoring.letters import Letter, Letters
from overrides.paths import ROOT

LETTERS = letters.read().baustein
# Longer sentences are hard to read for someone who is learning German.
LONGEST_SENTENCE = 22


def versions(letter: Letter) -> list[tuple[dict[str, str], str]]:
    """The text of a letter with every combination of answers."""
    names = [choice.name for choice in letter.wahl]
    combined = product(*(choice.antworten for choice in letter.wahl))
    return [
        (answers, "\n".join(paragraph.text for paragraph in letter.absatz if paragraph.stands(answers)))
        for answers in (dict(zip(names, chosen, strict=True)) for chosen in combined)
    ]


EVERY = [
    pytest.param(letter, text, id=f"{letter.name}-{'-'.join(answers.values())}")
    for letter in LETTERS
    for answers, text in versions(letter)
]


@pytest.mark.parametrize(("letter", "text"), EVERY)
def test_with_every_choice_the_letter_is_whole(letter: Letter, text: str) -> None:
    assert text.startswith("Guten Tag {name},")
    if letter.name != "anhoerung":
        assert text.count("{tag}") == 1
        assert len(re.findall(r"^(Wo: |Ich rufe Sie an|Wir sprechen per Video)", text, re.MULTILINE)) == 1
    assert "{telefon}" in text


@pytest.mark.parametrize(("letter", "text"), EVERY)
def test_sentences_are_short(letter: Letter, text: str) -> None:
    for sentence in re.split(r"(?<=[.?!:])\s+", re.sub(r"\(.*?\)", "", text)):
        assert len(sentence.split()) <= LONGEST_SENTENCE, (letter.name, sentence)


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.name for letter in LETTERS])
def test_legal_notices_are_places_for_the_house(letter: Letter) -> None:
    for paragraph in letter.absatz:
        if re.search(r"belehrung", paragraph.text):
            assert paragraph.marke


def test_by_phone_or_video_nobody_must_come() -> None:
    """K5: no invitation with the notice of consequences to a talk by phone or video."""
    for answers, text in versions(next(letter for letter in LETTERS if letter.name == "folgeeinladung")):
        summons = answers["rfb"] == "ja" and answers["weg"] == "jobcenter"
        assert ("müssen zu diesem Termin kommen" in text) is summons
        # § 309 Abs. 2 SGB III (V2): a summons names one of the five purposes.
        assert ("Worum es geht: Ich möchte mit Ihnen überlegen, welche Arbeit" in text) is summons


def test_the_third_in_a_row_gets_an_opportunity_to_speak() -> None:
    """R4, R13: personal hearing offered; the ways out are named, and no reduction is announced."""
    texts = {a["anlass"]: t for a, t in versions(next(letter for letter in LETTERS if letter.name == "anhoerung"))}
    assert "persönlich mit mir sprechen" in texts["drittes"]
    assert "selbst ins Jobcenter" in texts["drittes"]
    assert "höchstens 10 %" in texts["alt"]
    assert "höchstens 30 %" in texts["wiederholt"]
    assert "nicht gekürzt" not in texts["drittes"]
    # R13: until she comes herself, at the latest until the original approval ends; then a new application (§ 37).
    assert "bis Sie selbst hier waren" in texts["drittes"]
    assert "neuen Antrag" in texts["drittes"]
    assert "Krankenkasse" in texts["drittes"]
    # § 31b Abs. 2: lifting is not discretionary, and never before one month is over.
    assert "mindestens einem Monat" in texts["pflicht"]


@pytest.mark.parametrize(
    ("law", "step", "share", "length", "ends_early", "talk_offered"),
    [
        # §§ 31a Abs. 1, 31b Abs. 2 SGB II as of 2023; persons heard in person when it repeats (§ 31a Abs. 2).
        ("alt", "erste", "10 %", "einen Monat", False, False),
        ("alt", "zweite", "20 %", "zwei Monate", True, True),
        ("alt", "weitere", "30 %", "drei Monate", True, True),
        # As of 07/2026: no steps.
        ("neu", "erste", "30 %", "drei Monate", True, False),
        ("neu", "weitere", "30 %", "drei Monate", True, False),
    ],
)
def test_hearing_for_a_breach_names_the_consequence_of_its_day(
    law: str, step: str, share: str, length: str, ends_early: bool, talk_offered: bool
) -> None:
    letter = next(letter for letter in LETTERS if letter.name == "anhoerung")
    answers = {"anlass": "pflicht", "recht": law, "stufe": step}
    (text,) = (text for chosen, text in versions(letter) if chosen == answers)
    assert re.findall(r"Sie bekommen (.*) lang höchstens (\d+ %) weniger", text) == [(length, share)]
    # Lifted after one month at the earliest: a reduction of one month cannot end early.
    assert ("mindestens einem Monat" in text) is ends_early
    assert ("{uhrzeit}" in text) is talk_offered


def test_questions_without_a_meaning_are_not_asked() -> None:
    letter = next(letter for letter in LETTERS if letter.name == "anhoerung")
    asked = {choice.name: choice.conditions for choice in letter.wahl}
    assert asked == {"anlass": {}, "recht": {"anlass": ["pflicht"]}, "stufe": {"anlass": ["pflicht"], "recht": ["alt"]}}


def test_what_calculators_and_lists_say_chooses_the_same_here() -> None:
    """Every name that stands for an answer is an answer of a calculator's list, or of a checklist of the site."""
    said = {
        other for letter in LETTERS for choice in letter.wahl for others in choice.auch.values() for other in others
    }
    lists = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs/checklisten").glob("*.md"))
    for one in sorted(said):
        name, _, answer = one.partition("=")
        point = re.search(rf'^name = "{name}"\nantworten = .*\b{answer} = ', lists, re.MULTILINE)
        assert point, one


def test_what_stands_without_javascript() -> None:
    tree = LexborHTMLParser(letters.formatter("erste-einladung"))
    shown = [p.text() for p in tree.css("[data-brief] p") if "hidden" not in p.attributes]
    assert "Wo: im Jobcenter, [Adresse, Zimmer]. Bitte kommen Sie selbst." in shown
    assert not any("per Video" in text for text in shown)


def test_names_are_not_asked_for() -> None:
    for letter in LETTERS:
        tree = LexborHTMLParser(letters.formatter(letter.name))
        assert "name" not in {field.attributes["data-fuer"] for field in tree.css("[data-fuer]")}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"wenn": ("weg=mond",)}, "keine Antwort"),
        ({"text": "Guten Tag {titel}"}, "Lücken"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], complaint: str) -> None:
    data = letters.read().model_dump()
    data["baustein"][0]["absatz"][0].update(change)
    with pytest.raises(ValueError, match=complaint):
        Letters.model_validate(data)


def test_an_unknown_letter_ends_the_build() -> None:
    with pytest.raises(SuperFencesException, match="erste-einladung"):
        letters.formatter("mahnung")
