"""Every page: titles, headings, order of reading, dates and sources; and the HTML of all pages is valid."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from overrides.build.runtime import node
from tests.site.conftest import SITE, Site
from tests.site.test_pages import file_of, one

ROOT = SITE.parent
VALIDATOR = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).parent / "htmlvalidate.json"
CONCEPT = ("konzept/", "wie-oft/", "einladen/")
PICTURES = ("technik/",)


def test_html_is_valid() -> None:
    done = node.node(str(VALIDATOR), "--config", str(RULES), "--formatter", "text", "--ext", "html", str(SITE))
    assert done.returncode == 0, done.stdout


def test_language_and_landmarks(site: Site) -> None:
    for page, tree in site.items():
        assert one(tree, "html").attributes.get("lang") == "de", page
        assert len(tree.css("main")) == 1, page
        ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
        assert [name for name, count in ids.items() if count > 1] == [], page


def test_titles_and_descriptions_are_unique(site: Site) -> None:
    titles = Counter(one(tree, "head > title").text().strip() for tree in site.values())
    descriptions = Counter(one(tree, "head > meta[name=description]").attributes["content"] for tree in site.values())
    for values in (titles, descriptions):
        assert [value for value, count in values.items() if count > 1 or not value] == []


def test_headings_skip_no_level(site: Site) -> None:
    wrong = []
    for page, tree in site.items():
        levels = [int((node.tag or "")[1]) for node in tree.css(":is(h1, h2, h3, h4, h5, h6)")]
        assert levels.count(1) == 1, page
        wrong += [f"{page}: h{a} h{b}" for a, b in pairwise([0, *levels]) if b > a + 1]
    assert wrong == []


def test_headings_of_pages_have_ids(pages: Site) -> None:
    without = [f"{page}: {node.text()}" for page, tree in pages.items() for node in tree.css("article > h2:not([id])")]
    assert without == []


def test_no_pictures_of_text(site: Site) -> None:
    pictures = [
        page
        for page, tree in site.items()
        if tree.css("main :is(img, picture, object, embed, canvas)") and not page.startswith(PICTURES)
    ]
    assert pictures == []
    nameless = [page for page, tree in site.items() for node in tree.css("img") if not node.attributes.get("alt")]
    assert nameless == []


def nav_pages(entries: Any) -> Iterator[str]:
    """Pages of the navigation in their order, as paths in the site."""
    if isinstance(entries, str):
        folder = entries.removesuffix(".md").removesuffix("index").rstrip("/")
        yield f"{folder}/index.html".lstrip("/")
    else:
        for entry in entries.values() if isinstance(entries, dict) else entries:
            yield from nav_pages(entry)


def test_previous_and_next_follow_the_navigation(pages: Site) -> None:
    order = list(nav_pages(yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
    assert set(order) <= set(pages)
    for before, after in pairwise(order):
        for page, rel, wanted in ((before, "next", after), (after, "prev", before)):
            links = [file_of(page, link.attributes["href"] or "")[0] for link in pages[page].css(f"a[rel={rel}]")]
            assert links in ([wanted], []), page
            assert links or not page.startswith(CONCEPT), page


def test_every_page_has_summary_and_day(pages: Site) -> None:
    for page, tree in pages.items():
        assert tree.css_first("p.zusammenfassung"), page
        assert "Stand der Seite" in one(tree, ".seitenangaben").text(), page


def test_pages_of_the_concept_name_their_source(pages: Site) -> None:
    without = [
        page
        for page, tree in pages.items()
        if page.startswith(CONCEPT) and "Quelle" not in one(tree, ".seitenangaben").text()
    ]
    assert without == []


def test_pages_with_a_change_of_law_say_when_it_was_read(pages: Site) -> None:
    without = [
        page
        for page, tree in pages.items()
        if tree.css("aside.rechtslage") and "Gesetzestexte geprüft" not in one(tree, ".seitenangaben").text()
    ]
    assert without == []


def test_footer_leads_to_the_legal_pages_and_names_the_day_the_law_was_read(pages: Site) -> None:
    law = tomllib.loads((ROOT / "calc/recht/normen.toml").read_text("utf-8"))
    for page, tree in pages.items():
        links = {node.text().strip() for node in tree.css("footer nav a")}
        assert {"Barrierefreiheit", "Änderungen", "Datenschutz", "Lizenzen", "Impressum"} <= links, page
        assert f"geprüft am {law['geprueft_am']:%d.%m.%Y}" in one(tree, ".fuss p").text(), page
