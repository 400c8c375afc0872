"""The fence `checkliste`: what it makes of a list, and what it refuses."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from overrides.authoring import checklist

LIST = """
kopf = ["Vorgang", { text = "Termin", feld = "termin" }]
notizen = 3

[[gruppe]]
titel = "Prüfen"

[[gruppe.punkt]]
frage = "Wann?"
name = "recht"
antworten = { alt = "bis 30.06.2026", neu = "ab 01.07.2026 ([R1])" }
quelle = "§ 65a Abs. 2 SGB II"

[[gruppe.punkt]]
text = "2. Gilt <heute> **nicht**"
quelle = "L1, R1"
hinweis = "Siehe **[K1]**."
wenn = "recht=neu"
zeile = { text = "Bekannt gegeben am", feld = "bekanntgabe" }

[[gruppe.punkt]]
text = "Vor Ort"
bekannt = "kontaktweg=praesenz"
"""


def form(source: str = LIST) -> str:
    return checklist.formatter(source, "", "", {}, SimpleNamespace())


def test_every_box_has_its_label_hint_and_group() -> None:
    tree = LexborHTMLParser(form())
    for box in tree.css("input"):
        assert len(tree.css(f'label[for="{box.attributes["id"]}"]')) == 1
        for hint in (box.attributes.get("aria-describedby") or "").split():
            assert tree.css_first(f"#{hint}") is not None
    assert [node.text() for node in tree.css("legend h2")] == ["Prüfen"]
    assert [node.text() for node in tree.css(".punkt-frage > legend")] == ["Wann?"]
    assert tree.css_first("label[for=punkt-1-2]").text() == "2. Gilt <heute> nicht"  # type: ignore[union-attr]


def test_numbers_and_norms_lead_home() -> None:
    links = {node.text(): node.attributes["href"] for node in LexborHTMLParser(form()).css("a")}
    assert links["L1"] == "basis:einladen/meldeversaeumnisse/#l1"
    assert links["K1"] == "basis:einladen/#k1"
    assert links["§ 65a Abs. 2 SGB II"] == "basis:recht/leistungsminderung/#sgb-ii-65a"


def test_lines_to_write_on() -> None:
    tree = LexborHTMLParser(form())
    assert [node.attributes["data-feld"] for node in tree.css("[data-feld]")] == ["termin", "bekanntgabe"]
    assert [node.attributes["id"] for node in tree.css("[data-bekannt='kontaktweg=praesenz']")] == ["punkt-1-3"]
    assert len(tree.css(".checkliste-notizen .schreibzeile-linie")) == 3
    for field in tree.css("textarea"):
        assert len(tree.css(f'label[for="{field.attributes["id"]}"]')) == 1
    assert tree.css_first(".punkt[data-wenn]").attributes["data-wenn"] == "recht=neu"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[gruppe]]", "[[gruppen]]", "gruppe"),
        ('titel = "Prüfen"', "", "titel"),
        ('text = "2. Gilt <heute> **nicht**"', "", "text oder frage"),
        ('name = "recht"', "", "text oder frage"),
        ('wenn = "recht=neu"', 'wenn = "recht=morgen"', "keine Antwort"),
        ('wenn = "recht=neu"', 'wenn = "neu"', "keine Antwort"),
        ('text = "2. Gilt <heute> **nicht**"', 'text = "Gilt"\nname = "recht"', "text oder frage"),
        (
            'text = "2. Gilt <heute> **nicht**"',
            'frage = "?"\nname = "recht"\nantworten = { ja = "ja" }',
            "nur zu einer Frage",
        ),
        ('quelle = "L1, R1"', 'quelle = "L99"', "L99"),
        ('name = "recht"', 'name = "recht"\nbekannt = "termin"', "bekannt gehört zu einem Kästchen"),
        ("notizen = 3", "notizen = -1", "notizen"),
        ("notizen = 3", "= 3", "checkliste"),
    ],
)
def test_a_mistake_ends_the_build(old: str, new: str, message: str) -> None:
    assert old in LIST
    with pytest.raises(SuperFencesException, match=message):
        form(LIST.replace(old, new))


def test_one_list_a_page() -> None:
    page: Any = SimpleNamespace()
    checklist.formatter(LIST, "", "", {}, page)
    with pytest.raises(SuperFencesException, match="nur eine"):
        checklist.formatter(LIST, "", "", {}, page)


def test_letters_that_fit_a_point_with_what_is_settled() -> None:
    source = LIST.replace(
        'quelle = "L1, R1"', 'quelle = "L1, R1"\nschreiben = ["einladung-mit-rfb fortwirkung=ja", "anhoerung"]'
    )
    links = {str(a.attributes["href"]): a for a in LexborHTMLParser(form(source)).css("a[data-schreiben]")}
    assert {href: (a.text(), a.attributes["data-schreiben"] or "") for href, a in links.items()} == {
        "basis:einladen/texte/#einladung-mit-rfb": ("Einladung mit Rechtsfolgenbelehrung", "fortwirkung=ja"),
        "basis:einladen/texte/#anhoerung": ("Anhörung", ""),
    }
    assert "letter.mjs" in form(source)
    assert "letter.mjs" not in form()


@pytest.mark.parametrize("wrong", ["mahnung", "anhoerung fortwirkung=ja"])
def test_letters_that_do_not_exist_are_refused(wrong: str) -> None:
    with pytest.raises(SuperFencesException, match="checkliste: "):
        form(LIST.replace('quelle = "L1, R1"', f'quelle = "L1, R1"\nschreiben = ["{wrong}"]'))
