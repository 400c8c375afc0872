"""Every number of the inventory: one home, on the right page, with what it must say, and reachable."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site.conftest import SITE, Site
from tests.site.test_pages import file_of

ROOT = SITE.parent
INVENTORY = tomllib.loads((ROOT / "tests/inventar.toml").read_text("utf-8"))
HOMES: dict[str, str] = {number: page for page, numbers in INVENTORY["seiten"].items() for number in numbers}
TERMS: dict[str, list[str]] = {n: terms for numbers in INVENTORY["seiten"].values() for n, terms in numbers.items()}
NUMBER_OF_ID = {number.lower(): number for number in HOMES}
READER = "gesamt/index.html"
"""The whole concept in one page: copies with ids of their own, so it is nobody's home."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WORDS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
FIGURES = {word: str(figure) for figure, word in enumerate(WORDS, 2)} | {"zwanzig": "20", "dreißig": "30"}
WORD = re.compile(rf"\b({'|'.join(FIGURES)})(?=mal\b|\b)", re.IGNORECASE)


def plain(text: str) -> str:
    """Text as the patterns expect it: figures instead of words for numbers, single spaces."""
    text = re.sub(r"\s+", " ", text.replace("\xad", ""))
    text = WORD.sub(lambda found: FIGURES[found[0].lower()], text)
    text = re.sub(r"\beinmal", "1mal", text, flags=re.IGNORECASE)
    return re.sub(r"(?<=\d) ?(?:×|-?mal\b)", "mal", text)


def marks(pages: Site) -> Iterator[tuple[str, LexborNode]]:
    for page, tree in pages.items():
        if page != READER:
            for mark in tree.css(".fundstelle[id]"):
                yield page, mark


def following(node: LexborNode) -> Iterator[LexborNode]:
    while (after := node.next) is not None:
        node = after
        if node.is_element_node:
            yield node


def until(nodes: Iterable[LexborNode], *tags: str) -> str:
    """Text of these nodes up to the first one with such a tag."""
    words = []
    for node in nodes:
        if node.tag in tags:
            break
        words.append(node.text(separator=" "))
    return " ".join(words)


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    while (outer := node.parent) is not None:
        node = outer
        yield node


def home_of(mark: LexborNode) -> LexborNode | None:
    """The smallest item around a mark that can hold a whole point: list item, row, term, heading or page."""
    for node in ancestors(mark):
        if "faktenkasten" in (node.attributes.get("class") or ""):
            return next(outer for outer in ancestors(node) if outer.tag == "article")
        if node.tag in {"li", "tr", "dt", *HEADINGS}:
            return node
        if node.tag == "dd" and not any("faktenkasten" in (o.attributes.get("class") or "") for o in ancestors(node)):
            return node
    return None


def text_at_home(mark: LexborNode) -> str:
    home = home_of(mark)
    if home is None:
        return ""
    text = home.text(separator=" ")
    if home.tag == "h1":
        text = next(outer for outer in ancestors(home) if outer.tag == "article").text(separator=" ")
    elif home.tag in HEADINGS:
        text += until(following(home), *HEADINGS[: HEADINGS.index(home.tag) + 1])
    elif home.tag == "dt":
        text += until(following(home), "dt")
    return plain(text)


@pytest.fixture(scope="module")
def homes(pages: Site) -> dict[str, tuple[str, LexborNode]]:
    """Page and mark of every number."""
    return {mark.text().strip(): (page, mark) for page, mark in marks(pages)}


def test_inventory_has_no_gap() -> None:
    numbers = sorted((number[0], int(number[1:])) for number in HOMES)
    for letter, group in groupby(numbers, key=lambda number: number[0]):
        found = [figure for _, figure in group]
        assert found == list(range(1, len(found) + 1)), letter
    assert {letter for letter, _ in numbers} == set("ABCDEFGHIJKLMNOPRSV")


def test_inventory_agrees_with_the_sources_of_the_calculators() -> None:
    sources = tomllib.loads((ROOT / "calc/ausgabe/fundstellen.toml").read_text("utf-8"))["seiten"]
    inventory = {page: sorted(numbers) for page, numbers in INVENTORY["seiten"].items()}
    assert {page: sorted(numbers) for page, numbers in sources.items()} == inventory


def test_inventory_agrees_with_the_dated_law() -> None:
    law = tomllib.loads((ROOT / "calc/recht/aenderungen.toml").read_text("utf-8"))["aenderung"]
    assert {change["nummer"]: set(change["beruehrt"]) for change in law} == {
        number: set(touched) for number, touched in INVENTORY["rechtslage"].items()
    }


def test_inventory_agrees_with_the_points_of_practice() -> None:
    points = tomllib.loads((ROOT / "calc/recht/praxis.toml").read_text("utf-8"))["punkt"]
    assert {point["nummer"]: point["beruehrt"] for point in points} == INVENTORY["praxis"]


def test_every_number_has_exactly_one_home(pages: Site) -> None:
    found = [(mark.text().strip(), mark.attributes["id"], page) for page, mark in marks(pages)]
    wanted = [(number, number.lower(), f"{page}index.html") for number, page in HOMES.items()]
    assert sorted(found) == sorted(wanted)


def test_no_other_element_bears_a_number(pages: Site) -> None:
    ids = Counter(
        node.attributes["id"] or "" for page, tree in pages.items() if page != READER for node in tree.css("[id]")
    )
    assert {name: ids[name] for name in NUMBER_OF_ID if ids[name] != 1} == {}


@pytest.mark.parametrize("number", TERMS)
def test_home_says_what_it_must(homes: dict[str, tuple[str, LexborNode]], number: str) -> None:
    assert number in homes
    text = text_at_home(homes[number][1])
    assert [term for term in TERMS[number] if not re.search(term, text, re.IGNORECASE)] == [], text[:600]


@pytest.mark.parametrize(("number", "count"), INVENTORY["teilpunkte"].items())
def test_home_lists_all_parts(homes: dict[str, tuple[str, LexborNode]], number: str, count: int) -> None:
    assert number in homes
    home = home_of(homes[number][1])
    assert home is not None
    assert len(home.css("li li, td li")) >= count


def test_every_link_to_a_number_leads_home(site: Site) -> None:
    astray = []
    for page, tree in site.items():
        if page == READER:
            continue
        for link in tree.css("a[href]"):
            path, fragment = file_of(page, link.attributes["href"] or "")
            number = NUMBER_OF_ID.get(fragment) or (link.text().strip() if link.text().strip() in HOMES else None)
            if number and (path, fragment) != (f"{HOMES[number]}index.html", number.lower()):
                astray.append(f"{page}: {link.html}")
    assert astray == []


def test_no_reference_was_left_as_text(pages: Site) -> None:
    left = {
        page: found
        for page, tree in pages.items()
        for node in tree.css("main :is(p, li, td, th, dd, dt, h2, h3)")
        if node.css_first("code") is None and (found := re.findall(r"\[[A-PRSV]\d{1,2}\]", node.text()))
    }
    assert left == {}


def notices(tree: LexborHTMLParser) -> dict[str, list[int]]:
    """Where in the page, counted in elements, the notice of each change stands."""
    found = defaultdict(list)
    for position, node in enumerate(tree.css("main *")):
        if node.tag == "aside" and "rechtslage" in (node.attributes.get("class") or ""):
            found[node.attributes.get("data-nummer") or ""].append(position)
    return found


@pytest.mark.parametrize(
    ("number", "change"),
    [(number, change) for change, touched in INVENTORY["rechtslage"].items() for number in touched],
)
def test_touched_number_carries_the_notice_behind_it(pages: Site, number: str, change: str) -> None:
    tree = pages[f"{HOMES[number]}index.html"]
    position = next(i for i, node in enumerate(tree.css("main *")) if node.attributes.get("id") == number.lower())
    assert any(behind > position for behind in notices(tree)[change])


@pytest.mark.parametrize(
    ("number", "point"), [(number, point) for point, touched in INVENTORY["praxis"].items() for number in touched]
)
def test_touched_number_carries_the_point_of_practice_behind_it(pages: Site, number: str, point: str) -> None:
    nodes = pages[f"{HOMES[number]}index.html"].css("main *")
    mark = next(i for i, node in enumerate(nodes) if node.attributes.get("id") == number.lower())
    assert any(
        node.attributes.get("data-nummer") == point
        and any("praxis" in (o.attributes.get("class") or "") for o in ancestors(node))
        for node in nodes[mark:]
    )


@pytest.mark.parametrize(("page", "patterns"), INVENTORY["seitenworte"].items())
def test_page_says_what_its_numbers_leave_out(pages: Site, page: str, patterns: list[str]) -> None:
    main = pages[f"{page}index.html"].css_first("main")
    assert main is not None
    text = plain(main.text(separator=" "))
    assert [pattern for pattern in patterns if not re.search(pattern, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("number", INVENTORY["abgeschnitten"]["nummern"])
def test_cut_off_source_is_shown_as_cut_off(homes: dict[str, tuple[str, LexborNode]], number: str) -> None:
    home = home_of(homes[number][1])
    assert home is not None
    assert any("bricht" in mark.text() for mark in home.css(".offen"))
