"""„Wie oft?“ in use: the finder with and without JavaScript, by keyboard, sorted, on a phone, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.rechner import Rechner
from tests.browser.test_pages import axe
from tests.test_finder import PERSONS, QUESTIONS, ROWS, fitting

PATH = "wie-oft/"
ALL = [row.nummer for row in ROWS]
VISIBLE = "rows => rows.filter(row => row.offsetParent !== null).map(row => row.dataset.nummer)"
EVERY_COMBINATION = """combinations => combinations.map(answers => {
  for (const [name, value] of Object.entries(answers))
    document.querySelector(`.wieoft [name="${name}"][value="${value}"]`).checked = true;
  return [...document.querySelectorAll(".wieoft tbody tr")]
    .filter(row => getComputedStyle(row).display !== "none").map(row => row.dataset.nummer);
})"""


def visible(page: Page) -> list[str]:
    numbers: list[str] = page.locator(".wieoft tbody tr").evaluate_all(VISIBLE)
    return numbers


def choose(page: Page, *answers: str) -> None:
    for question, answer in zip(QUESTIONS, answers, strict=True):
        page.locator(f".wieoft [name={question.name}][value='{answer}']").check()


@pytest.fixture
def tool(open_page: Callable[[str], Page]) -> Page:
    return open_page(PATH)


@pytest.fixture
def plain(browser: Browser, browser_context_args: dict[str, Any], server: str) -> Iterator[Page]:
    """The page without JavaScript."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{PATH}")
    yield page
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_persons(request: pytest.FixtureRequest, javascript: bool) -> None:
    page: Page = request.getfixturevalue("tool" if javascript else "plain")
    assert visible(page) == ALL
    for *answers, numbers in PERSONS:
        choose(page, *answers)
        assert visible(page) == numbers.split(), answers
        if javascript:
            count = len(numbers.split())
            expected = rf"^{count} von 19 Zeilen" if count else "^Diese Angaben passen nicht zusammen"
            expect(page.locator("[data-stand]")).to_have_text(re.compile(expected))
            expect(page.locator("[data-zurueck]")).to_be_visible(visible=not count)
    expect(page.locator(".wieoft tfoot th:visible")).to_have_text(
        ["Alle", re.compile("^Im Fallmanagement"), re.compile("^Schwanger, Mutterschutz")]
    )
    page.get_by_role("button", name="Neu beginnen").click()
    expect(page.locator(".wieoft tbody tr:visible")).to_have_count(len(ALL))


def test_css_alone_decides_like_the_data(plain: Page) -> None:
    combinations = list(product(*(["", *question.antworten] for question in QUESTIONS)))
    names = [question.name for question in QUESTIONS]
    shown = plain.evaluate(EVERY_COMBINATION, [dict(zip(names, one, strict=True)) for one in combinations])
    assert shown == [fitting(*one) for one in combinations]


def test_browser_without_has(page: Page, server: str) -> None:
    """JavaScript alone is enough too: old browsers drop the rules of the finder."""

    def without_rules(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(":has(", ":gibt-es-nicht("))

    page.route("**/wie-oft.css", without_rules)
    page.goto(f"{server}/{PATH}")
    choose(page, "ab25", "", "vollzeit")
    assert visible(page) == ["O7", "P8"]


def test_thirty_and_employed_full_time_is_answered_in_sight(tool: Page) -> None:
    choose(tool, "ab25", "integriert", "vollzeit")
    answer = tool.locator("[data-nummer=P8]")
    expect(answer).to_contain_text("alle 6 Monate")
    expect(answer.get_by_role("link", name="S1")).to_be_visible()
    expect(tool.locator("[data-nummer=O7]")).to_contain_text("Quelle bricht im letzten Wort ab")
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768


def test_keyboard_alone(tool: Page) -> None:
    press = tool.keyboard.press
    tool.locator(".wieoft-kopf button").focus()
    for step in (
        "Tab",
        "ArrowRight",
        "ArrowRight",
        "Tab",
        "Tab",
        "Tab",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "Tab",
    ):
        press(step)
    for _ in range(6):
        press("ArrowDown")
    assert tool.evaluate("document.activeElement.value") == "arbeit"
    press("ArrowUp")
    assert visible(tool) == ["O7", "P8"]
    status = tool.get_by_role("status").filter(has_text="2 von 19 Zeilen passen.")
    expect(status).to_be_visible()
    press("Tab")
    expect(tool.get_by_role("link", name="Nächsten Termin ausrechnen")).to_be_focused()
    press("Tab")
    press("Tab")
    press("Tab")
    expect(tool.get_by_role("button", name="Vorgabe")).to_be_focused()
    press("Enter")
    expect(tool.get_by_role("columnheader", name="Vorgabe")).to_have_attribute("aria-sort", "ascending")
    assert visible(tool) == ["P8", "O7"]


def test_sorting(tool: Page) -> None:
    announced = tool.locator("[data-ansage]")

    def click(name: str) -> list[str]:
        tool.get_by_role("button", name=name, exact=True).click()
        expect(tool.locator("[aria-sort]")).to_have_count(1)
        expect(announced).to_contain_text(name)
        return visible(tool)

    without_interval = ["O5", "P1", "P3", "P5", "P6", "P11", "P12"]
    by_interval = click("Vorgabe")
    assert by_interval[:4] == ["O2", "P2", "P4", "O1"]
    assert by_interval[-8:] == ["O7", *without_interval]
    expect(announced).to_contain_text("häufigste zuerst")
    downwards = click("Vorgabe")
    expect(announced).to_contain_text("seltenste zuerst")
    assert downwards[0] == "O7"
    assert downwards[-7:] == without_interval
    click("Wer")
    names = tool.locator(".wieoft tbody th").all_inner_texts()
    assert names == tool.evaluate("names => names.toSorted(new Intl.Collator('de').compare)", names)
    expect(announced).to_contain_text("aufsteigend")
    assert click("Nr.") == ALL
    assert click("Nr.") == ALL[::-1]
    choose(tool, "", "p10", "kind")
    assert visible(tool) == ["P7", "O4"]


@pytest.mark.parametrize("javascript", [True, False])
def test_notice_of_changed_law_goes_with_its_rows(request: pytest.FixtureRequest, javascript: bool) -> None:
    page: Page = request.getfixturevalue("tool" if javascript else "plain")
    notice = page.locator(".rechtslage[data-nummer=R8]")
    touched = {row.nummer for row in ROWS if "R8" in row.changes}
    for answers in product(*(["", *question.antworten] for question in QUESTIONS[1:])):
        choose(page, "", *answers)
        assert notice.is_visible() == bool(touched & set(visible(page))), answers


def test_contradiction_leads_back(tool: Page) -> None:
    choose(tool, "u25", "alo", "vollzeit")
    tool.get_by_role("button", name="Angaben zurücksetzen").click()
    assert visible(tool) == ALL
    expect(tool.locator("[name=alter][value='']")).to_be_focused()
    expect(tool.locator("[data-zurueck]")).to_be_hidden()


def test_phone_cards(tool: Page) -> None:
    for width in (390, 320):
        tool.set_viewport_size({"width": width, "height": 844})
        assert tool.evaluate("document.documentElement.scrollWidth") <= width
    card = tool.locator("[data-nummer=P8]")
    expect(card.get_by_text("Vorgabe:")).to_be_visible()
    expect(tool.locator(".wieoft thead")).to_be_hidden()
    choose(tool, "ab25", "", "vollzeit")
    expect(tool.locator("[data-stand]")).to_be_in_viewport()
    tool.get_by_role("link", name="Zur Tabelle").click()
    expect(card).to_be_in_viewport()
    assert axe(tool) == []


def test_every_link_of_every_row_resolves(tool: Page) -> None:
    links = tool.locator(".wieoft table a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 3 * len(ALL)
    pages: dict[str, LexborHTMLParser] = {}
    for link in set(links):
        address, fragment = urldefrag(link)
        if address not in pages:
            response = tool.request.get(address)
            assert response.ok, link
            pages[address] = LexborHTMLParser(response.text())
        if fragment:
            targets = pages[address].css(f'[id="{fragment}"], input[value="{fragment}"]')
            assert len(targets) == 1, link


@pytest.mark.parametrize("number", ["P8", "O2", "P6"])
def test_calculator_is_set_to_the_row(tool: Page, number: str) -> None:
    situation = next(row.situation for row in ROWS if row.nummer == number)
    tool.locator(f"[data-nummer={number}]").get_by_role("link", name="Rechner").click()
    rechner = Rechner(tool)
    checked = rechner.form.locator("[name=situationen]:checked")
    expect(checked).to_have_count(1)
    expect(checked).to_have_attribute("value", situation)


def test_all_rows_that_fit_go_to_the_calculator(tool: Page) -> None:
    choose(tool, "u25", "alo", "sucht")
    tool.get_by_label("im Fallmanagement").check()
    expect(tool.locator("tfoot .gewaehlt th")).to_have_text("Im Fallmanagement")
    wanted = {row.situation for row in ROWS if row.nummer in ("O2", "P2", "P4", "P9")} | {"fallmanagement"}
    onward = tool.get_by_role("link", name="Nächsten Termin ausrechnen")
    for way in (onward, tool.locator("[data-nummer=P4]").get_by_role("link", name="Rechner")):
        assert set(urldefrag(str(way.get_attribute("href"))).fragment.split(",")) == wanted
    onward.click()
    form = Rechner(tool).form
    checked = form.locator("[name=situationen]:checked")
    expect(checked).to_have_count(4)
    assert {str(one.get_attribute("value")) for one in checked.all()} == wanted - {"fallmanagement"}
    expect(form.locator("[name=fallmanagement]")).to_be_checked()


def test_pregnancy_goes_to_the_calculator(tool: Page) -> None:
    choose(tool, "ab25", "alo", "sucht")
    tool.get_by_label("schwanger, Mutterschutz").check()
    tool.get_by_role("link", name="Nächsten Termin ausrechnen").click()
    expect(tool.get_by_role("textbox", name="Errechneter Geburtstermin")).to_be_visible()


def test_goes_to_the_calculator_only_when_nothing_is_open_that_matters(tool: Page) -> None:
    stand, onward = tool.locator("[data-stand]"), tool.locator("[data-uebergabe]")
    expect(onward).to_be_hidden()
    choose(tool, "", "", "vollzeit")
    expect(stand).to_have_text("2 von 19 Zeilen passen. Noch offen: Status.")
    expect(onward).to_be_hidden()
    choose(tool, "", "integriert", "vollzeit")  # O7 and P8 at any age
    expect(stand).to_have_text("2 von 19 Zeilen passen.")
    expect(onward).to_be_visible()
    choose(tool, "", "alo", "")
    expect(stand).to_contain_text("Noch offen: Alter, Macht gerade.")


def test_says_why_answers_exclude_each_other(tool: Page) -> None:
    choose(tool, "", "alo", "vollzeit")
    expect(tool.locator("[data-stand]")).to_have_text(
        "Diese Angaben passen nicht zusammen. Arbeitslos und zugleich in Arbeit oder Ausbildung kann nicht stimmen."
    )


@pytest.mark.parametrize("javascript", [True, False])
def test_says_that_a_measure_ends_unemployment(request: pytest.FixtureRequest, javascript: bool) -> None:
    page: Page = request.getfixturevalue("tool" if javascript else "plain")
    notice = page.locator("[data-hinweis=V15]")
    for status, doing, wanted in (
        ("alo", "agh", True),
        ("alo", "sucht", False),
        ("asu", "agh", False),
        ("alo", "fbw", True),
    ):
        choose(page, "", status, doing)
        expect(notice).to_be_visible(visible=wanted)


def test_choice_stays_in_the_address_and_over_back(tool: Page, context: BrowserContext, server: str) -> None:
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    before, length = tool.evaluate(stored), tool.evaluate("history.length")
    choose(tool, "u25", "alo", "krank")
    tool.get_by_label("schwanger, Mutterschutz").check()
    tool.locator("[name=tun]:checked").press("Enter")
    address = f"{server}/{PATH}#alter=u25&status=alo&tun=krank&auch=schwanger"
    assert tool.url == address
    assert tool.evaluate("history.length") == length
    assert tool.evaluate(stored) == before
    assert context.cookies() == []
    numbers = visible(tool)
    tool.reload()
    assert visible(tool) == numbers == ["O2", "P4", "P5", "P9", "P12"]
    expect(tool.get_by_label("schwanger, Mutterschutz")).to_be_checked()
    tool.locator("[data-nummer=P5]").get_by_role("link", name="Checkliste").click()
    tool.go_back()
    expect(tool).to_have_url(address)
    assert visible(tool) == numbers
    tool.goto(f"{server}/impressum/")
    tool.goto(address)
    assert visible(tool) == numbers
    tool.get_by_role("button", name="Neu beginnen").click()
    expect(tool).to_have_url(f"{server}/{PATH}")
    expect(tool.locator(".wieoft :checked:not([value=''])")).to_have_count(0)


def test_address_that_says_something_else_chooses_nothing(open_page: Callable[[str], Page]) -> None:
    page = open_page(f"{PATH}#o7")
    assert visible(page) == ALL
    page.goto("about:blank")
    page = open_page(f"{PATH}#alter=hundert&tun=vollzeit")
    assert visible(page) == ["O7", "P8"]


def test_accessible(tool: Page) -> None:
    assert axe(tool) == []
    choose(tool, "ab25", "integriert", "vollzeit")
    assert axe(tool) == []
    for group in tool.locator(".wieoft fieldset").all():
        assert group.locator("legend").inner_text()
    expect(tool.get_by_role("row", name="In Vollzeit beschäftigt")).to_have_count(1)
    expect(tool.get_by_role("rowheader")).to_have_count(5)


def test_print(tool: Page) -> None:
    tool.emulate_media(media="print")
    expect(tool.locator(".wieoft-finder :is(button, input):visible")).to_have_count(0)
    expect(tool.locator(".wieoft-finder fieldset:visible")).to_have_count(0)
    assert visible(tool) == ALL
    pdf = tool.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
    tool.emulate_media(media="screen")
    choose(tool, "ab25", "", "vollzeit")
    tool.emulate_media(media="print")
    expect(tool.locator(".wieoft-finder label:visible")).to_have_text(["ab 25", "Arbeit, Vollzeit"])
