"""Explanations of glossary terms: by mouse, keyboard, touch, screen reader, on paper and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Problems
from tests.browser.test_pages import axe

PAGE = "konzept/gesetz/"
TERM = "KoopP"
TEXT = "Kooperationsplan"


def term(page: Page) -> Locator:
    return page.locator("a.begriff", has_text=re.compile(f"^{TERM}$"))


def explanation(page: Page) -> Locator:
    return page.locator(".begriff-hinweis", has_text=TEXT)


@pytest.fixture
def reading(open_page: Callable[[str], Page]) -> Page:
    return open_page(PAGE)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, locale="de-DE"
    )
    page = context.new_page()
    watched = Problems(server)
    watched.watch(page)
    page.goto(f"{server}/{PAGE}")
    yield page
    assert watched.unexpected() == []
    context.close()


def test_hover_shows_and_the_explanation_can_be_pointed_at(reading: Page) -> None:
    expect(explanation(reading)).to_be_hidden()
    term(reading).hover()
    expect(explanation(reading)).to_be_visible()
    explanation(reading).hover()
    reading.wait_for_timeout(500)
    expect(explanation(reading)).to_be_visible()
    reading.locator("h1").hover()
    expect(explanation(reading)).to_be_hidden()


def test_escape_closes_while_the_pointer_stays(reading: Page) -> None:
    term(reading).hover()
    expect(explanation(reading)).to_be_visible()
    reading.keyboard.press("Escape")
    expect(explanation(reading)).to_be_hidden()
    reading.wait_for_timeout(500)
    expect(explanation(reading)).to_be_hidden()


def test_keyboard_focus_shows_and_outlasts_the_pointer(reading: Page) -> None:
    reading.keyboard.press("Tab")
    term(reading).focus()
    expect(explanation(reading)).to_be_visible()
    term(reading).hover()
    reading.locator("h1").hover()
    reading.wait_for_timeout(500)
    expect(explanation(reading)).to_be_visible()
    reading.keyboard.press("Escape")
    expect(explanation(reading)).to_be_hidden()
    expect(term(reading)).to_be_focused()
    reading.keyboard.press("Shift+Tab")
    reading.keyboard.press("Tab")
    expect(explanation(reading)).to_be_visible()
    reading.keyboard.press("Tab")
    expect(explanation(reading)).to_be_hidden()


def test_enter_and_click_lead_to_the_glossary(reading: Page) -> None:
    term(reading).focus()
    reading.keyboard.press("Enter")
    expect(reading).to_have_url(re.compile(r"/glossar/#koopp$"))
    expect(reading.locator("#koopp")).to_be_in_viewport()
    reading.go_back()
    term(reading).click()
    expect(reading).to_have_url(re.compile(r"/glossar/#koopp$"))


def test_only_one_explanation_at_a_time(reading: Page) -> None:
    for link in reading.locator("a.begriff").all()[:3]:
        link.hover()
        reading.wait_for_timeout(250)
        expect(reading.locator(".begriff-hinweis:visible")).to_have_count(1)


def test_screen_readers_get_the_explanation_as_description(reading: Page) -> None:
    expect(term(reading)).to_have_accessible_name(TERM)
    expect(term(reading)).to_have_accessible_description(f"{TEXT}")


def test_accessible_while_open(reading: Page) -> None:
    term(reading).hover()
    expect(explanation(reading)).to_be_visible()
    assert axe(reading) == []


def test_first_tap_explains_second_follows(phone: Page) -> None:
    term(phone).tap()
    expect(explanation(phone)).to_be_visible()
    expect(phone).to_have_url(re.compile(PAGE))
    expect(explanation(phone).get_by_role("link", name="Zum Glossar")).to_be_visible()
    assert axe(phone) == []
    phone.locator("h1").tap()
    expect(explanation(phone)).to_be_hidden()
    term(phone).tap()
    expect(explanation(phone)).to_be_visible()
    term(phone).tap()
    expect(phone).to_have_url(re.compile(r"/glossar/#koopp$"))


def test_link_in_the_tapped_explanation(phone: Page) -> None:
    term(phone).tap()
    explanation(phone).get_by_role("link", name="Zum Glossar").tap()
    expect(phone).to_have_url(re.compile(r"/glossar/#koopp$"))


def test_never_off_the_screen(phone: Page) -> None:
    for path in (PAGE, "konzept/themen/qualifizierung/", "konzept/plaedoyer/"):
        phone.goto(re.sub(r"konzept/.*", path, phone.url))
        for link in phone.locator("a.begriff").all():
            link.scroll_into_view_if_needed()
            link.tap()
            box = phone.locator(".begriff-hinweis:visible").bounding_box()
            assert box is not None
            assert box["x"] >= 0, link
            assert box["x"] + box["width"] <= 320, link
            assert box["y"] >= 0, link
            assert box["y"] + box["height"] <= 640, link
            assert phone.evaluate("document.documentElement.scrollWidth") <= 320
            phone.keyboard.press("Escape")


def test_follows_the_text_when_the_page_scrolls(reading: Page) -> None:
    reading.set_viewport_size({"width": 1366, "height": 500})
    reading.keyboard.press("Tab")
    term(reading).focus()
    before = explanation(reading).bounding_box()
    reading.mouse.wheel(0, 60)
    reading.wait_for_timeout(400)
    after = explanation(reading).bounding_box()
    link = term(reading).bounding_box()
    assert before
    assert after
    assert link
    assert before["y"] != after["y"]
    assert 0 < after["y"] - (link["y"] + link["height"]) < 12


def test_paper_shows_plain_text(reading: Page) -> None:
    term(reading).hover()
    expect(explanation(reading)).to_be_visible()
    reading.emulate_media(media="print")
    expect(explanation(reading)).to_be_hidden()
    assert term(reading).evaluate("link => getComputedStyle(link).textDecorationLine") == "none"


def test_without_javascript_a_link(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{PAGE}")
    expect(page.locator(".begriff-hinweis:visible")).to_have_count(0)
    term(page).click()
    expect(page).to_have_url(re.compile(r"/glossar/#koopp$"))
    context.close()


def test_the_search_knows_an_explanation_only_from_the_glossary(reading: Page) -> None:
    expect(explanation(reading)).to_have_count(1)
    index = reading.request.get(re.sub(r"konzept/.*", "assets/search/index.json", reading.url)).json()
    found = {
        f"{page['address']}#{section['anchor']}"
        for page in index["pages"]
        for section in page["sections"]
        if "Nicht die Rechtsbehelfsbelehrung" in section["text"]
    }
    assert found == {"glossar/#rfb"}


def test_letters_and_marks_of_the_glossary(open_page: Callable[[str], Page]) -> None:
    page = open_page("glossar/")
    expect(page.locator("a.begriff")).to_have_count(0)
    page.get_by_role("navigation", name="Anfangsbuchstaben").get_by_role("link", name="R", exact=True).click()
    expect(page.locator("#rfb")).to_be_in_viewport()
    expect(page.locator("#ask")).to_contain_text("nicht gesichert")
    expect(page.locator("#ask .glossar-frage")).to_have_count(1)
