"""Glossary terms in text, the glossary itself, and the ideas of the whiteboard: what the build makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from calc.ausgabe.fundstellen import adresse
from overrides.authoring import glossary, ideas
from overrides.authoring.terms import GLOSSARY, Term, all_terms, anchor, recognition

TERMS = {term.kuerzel: term for term in all_terms()}


def linked(html: str) -> list[str]:
    """The mentions that became links."""
    return re.findall(r'<a class="begriff"[^>]*>(.*?)</a>', recognition().link(html)[0], re.DOTALL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mit RFB, ohne RFB", ["RFB"]),  # only the first mention
        ("zwei RFBs, eine RFB", ["RFBs"]),  # another spelling is the same term
        ("das KoopP-Gespräch", ["KoopP"]),  # part of a word joined by a hyphen
        ("AV-Status", ["AV-Status"]),  # the longest
        ("BBvE", ["BBvE"]),  # not BB
        ("Profillage II", []),  # not Profillage I
        ("Bauamt, ATLAS, rfb, Asu", []),  # whole words, as written
        ("KooPs und EinVs", []),
        ("§ 16d und AGH", ["§ 16d"]),  # another name is the same term
        ("§&nbsp;16a, §\u00a016h", ["§&nbsp;16a", "§&nbsp;16h"]),
        ("§§ 16e, 16i", ["16e", "16i"]),
        ("§ 16a", ["§ 16a"]),
        ("Mangelnde\nMitwirkung", ["Mangelnde\nMitwirkung"]),
        ("WCAG 2.2 AA, SGB II", []),  # in the glossary, not in text
    ],
)
def test_what_counts_as_a_mention(text: str, expected: list[str]) -> None:
    assert linked(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="a">RFB</h2>',
        '<a href="x">Mit <b>RFB</b></a>',
        "<pre><code>RFB</code></pre>",
        "<table><thead><tr><th>RFB</th></tr></thead></table>",
        '<em class="klein offen">RFB</em>',
        '<div class="tueren"><div>x</div><p>RFB</p></div>',
        '<p class="admonition-title">RFB</p>',
        '<ul class="ideen" data-ohne-begriffe=""><li>RFB</li></ul>',
        '<p hidden="">RFB</p>',
        "<form><label>RFB</label> RFB</form>",
        '<script>let a = "<b>" + "RFB";</script>',
        "<!-- RFB -->",
        '<img alt="RFB &gt; AU" src="x">',
        '<abbr title="AU">RFB</abbr>',
    ],
)
def test_where_nothing_is_linked_but_after_it(html: str) -> None:
    after = recognition().link(html + "<p>RFB</p>")[0]
    assert after.startswith(html + "<p><a ")


def test_a_mention_says_where_it_leads_and_what_describes_it() -> None:
    html = markdown.markdown("# Titel\n\nMit RFB und `AU`.\n\n## AGH", extensions=["overrides.authoring.terms"])
    tree = LexborHTMLParser(html)
    (link,) = tree.css("a.begriff")
    assert link.attributes["href"] == "basis:glossar/#rfb"
    box = tree.css_first(f"#{link.attributes['aria-describedby']}")
    assert box is not None
    assert box.text() == "Rechtsfolgenbelehrung. Nicht die Rechtsbehelfsbelehrung."
    assert len(tree.css(".begriff-hinweis[hidden]")) == 1
    assert tree.css("[data-search-exclude] .begriff-hinweis")


def test_links_inside_raw_html_and_around_it() -> None:
    source = '# Titel\n\nDie <a href="basis:x/">RFB</a> und <span class="x">AU</span>.\n\n<div><p>ELB</p></div>'
    html = markdown.markdown(source, extensions=["overrides.authoring.terms", "md_in_html"])
    assert [node.text() for node in LexborHTMLParser(html).css("a.begriff")] == ["AU", "ELB"]


def test_pages_without_terms_and_the_glossary_stay_as_they_are() -> None:
    for source in ("# Guten Tag", f"# Titel\n\n<div {GLOSSARY}>RFB</div>\n\nRFB"):
        assert "begriff" not in markdown.markdown(source, extensions=["overrides.authoring.terms"])


def test_the_table_of_contents_carries_no_explanations() -> None:
    md = markdown.Markdown(extensions=["overrides.authoring.terms", "toc"])
    md.convert("# Die RFB\n\n## AGH\n\nRFB")
    (title,) = md.toc_tokens  # type: ignore[attr-defined]
    assert (title["name"], title["children"][0]["name"], title["id"]) == ("Die RFB", "AGH", "die-rfb")


def test_uncertain_meanings_say_so() -> None:
    assert "Nicht gesichert" in TERMS["ASK"].explanation
    assert "Nicht gesichert" not in TERMS["RFB"].explanation


def test_data_is_sorted_and_unique() -> None:
    names = [term.kuerzel for term in all_terms()]
    assert names == sorted(names, key=glossary.sort_key)
    spellings = [one for term in all_terms() for one in {term.kuerzel, *term.varianten, *term.auch}]
    assert len(spellings) == len(set(spellings))
    anchors = [anchor(name) for term in all_terms() for name in (term.kuerzel, *term.auch)]
    assert len(anchors) == len(set(anchors))
    assert {"rfb", "paragraf-16a", "paragraf-16d", "ue25", "gag-s"} <= set(anchors)


@pytest.mark.parametrize("term", all_terms(), ids=lambda term: term.kuerzel)
def test_every_entry_explains_something_and_its_numbers_exist(term: Term) -> None:
    assert term.lang or term.bedeutung
    assert not term.lang.endswith(".")
    assert not term.bedeutung or term.bedeutung.endswith(".")
    for number in term.nummern:
        assert adresse(number)


def test_glossary_has_every_term_once_and_letters_that_lead_somewhere() -> None:
    tree = LexborHTMLParser(glossary.formatter(""))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {term.anchor for term in all_terms()} <= set(ids)
    targets = [node.attributes["href"] or "" for node in tree.css('a[href^="#"]')]
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    uncertain = [term.kuerzel for term in all_terms() if term.unsicher]
    marked = [node for node in tree.css(".glossar-eintrag") if node.css("dt .offen")]
    assert [node.css_first("dfn").text() for node in marked] == uncertain  # type: ignore[union-attr]
    assert all(node.css('[data-mail] a[href^="mail:fehler?subject="]') for node in marked)
    assert all(node.css("[data-ohne-mail]") for node in marked)


IDEA = """---
title: Runde um den Block
datum: 2026-11-20
description: Reden im Gehen.
stand: 2026-11-22
---
Text.
"""


def test_an_idea() -> None:
    idea = ideas.read_idea("runde", IDEA.replace("\n", "\r\n"))
    assert (idea.title, idea.datum.isoformat(), idea.beispiel) == ("Runde um den Block", "2026-11-20", False)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("x", "title: Runde um den Block\n", "", "„title“ fehlt"),
        ("x", "title: Runde um den Block", "title: 2026", "„title“ ist kein Text: 2026"),
        ("x", "title", "titel", "„title“ fehlt; „titel“ ist unbekannt"),
        ("x", "datum: 2026-11-20", "datum:", "„datum“ fehlt"),
        ("x", "datum: 2026-11-20", "datum: 20.11.2026", "„datum“ ist kein Datum: 20.11.2026"),
        ("x", "datum: 2026-11-20", "datum: 2026-11-31", "ein Datum gibt es nicht"),
        ("x", "datum: 2026-11-20", "datum: 2026-11-20 10:00:00", "„datum“ ist kein Datum"),
        ("x", "datum: 2026", "datum: 2062", "„datum“ (20.11.2062) liegt nach „stand“ (22.11.2026)"),
        ("x", "Runde um den Block", "Runde " * 9, "„title“ ist länger als 50 Zeichen"),
        ("x", "Reden im Gehen.", "Reden " * 30, "„description“ ist länger als 100 Zeichen"),
        ("x", "Reden im Gehen.", "Ort: draußen", "die Angaben oben sind nicht lesbar"),
        ("x", "Text.\n", "\n", "unter den Angaben fehlt der Text"),
        ("x", "---\nText.", "Text.", "oben fehlen die Angaben"),
        ("Runde Idee", "Text.", "Text.", "der Dateiname"),
    ],
)
def test_a_bad_idea_ends_the_build_and_says_why(name: str, old: str, new: str, message: str) -> None:
    assert old in IDEA
    with pytest.raises(SuperFencesException, match=re.escape(message)) as error:
        ideas.read_idea(name, IDEA.replace(old, new))
    assert f"docs/whiteboard/ideen/{name}.md" in str(error.value)


def test_newest_idea_first_and_no_title_twice(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(IDEA, "utf-8")
    (tmp_path / "b.md").write_text(IDEA.replace("Runde", "Weg").replace("11-20", "11-21"), "utf-8")
    assert [idea.name for idea in ideas.read_folder(tmp_path)] == ["b", "a"]
    (tmp_path / "c.md").write_text(IDEA, "utf-8")
    with pytest.raises(SuperFencesException, match="zwei Ideen heißen gleich: Runde um den Block"):
        ideas.read_folder(tmp_path)


def test_clouds_are_a_list_of_links() -> None:
    tree = LexborHTMLParser(ideas.formatter(""))
    links = [node.attributes["href"] for node in tree.css("ul.ideen > li a")]
    assert links == [f"basis:whiteboard/ideen/{idea.name}/" for idea in ideas.read_folder(ideas.FOLDER)]
    assert all(node.attributes.get("aria-hidden") == "true" for node in tree.css("svg"))
    assert tree.css("svg text") == []
