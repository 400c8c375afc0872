"""The whiteboard: clouds that are links, readable in every light, on paper, on a phone and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from overrides.authoring import ideas
from tests.browser.test_pages import axe

IDEAS = ideas.read_folder(ideas.FOLDER)


def text_sits_on_the_cloud(cloud: Locator) -> bool:
    """Whether every line of text is inside the drawn shape, mirrored or turned as it may be."""
    inside: bool = cloud.evaluate("""cloud => {
        const form = cloud.querySelector('.idee-form');
        const box = form.getBoundingClientRect();
        const { a, d } = new DOMMatrix(getComputedStyle(form).transform);
        const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
        svg.append(document.querySelector('#ideen-wolke path').cloneNode());
        document.body.append(svg);
        const place = (value, start, size, mirrored) => mirrored ? start + size - value : value - start;
        const drawn = (x, y) => svg.firstChild.isPointInFill(new DOMPoint(
            place(x, box.left, box.width, a < 0) / box.width * 200,
            place(y, box.top, box.height, d < 0) / box.height * 120));
        const range = document.createRange();
        const good = [...cloud.querySelectorAll('p')].every(text => {
            range.selectNodeContents(text);
            return [...range.getClientRects()].every(({ left, width, top, bottom }) =>
                [0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1].every(part =>
                    drawn(left + part * width, top) && drawn(left + part * width, bottom)));
        });
        svg.remove();
        return good;
    }""")
    return inside


LONG = "Ein Satz, der die hundert Zeichen einer Wolke ganz ausnutzt, damit man sieht, ob er wirklich passt."


@pytest.fixture
def board(open_page: Callable[[str], Page]) -> Page:
    return open_page("whiteboard/")


def test_a_cloud_for_each_idea_the_newest_first(board: Page) -> None:
    expect(board.locator(".idee-titel a")).to_have_text([idea.title for idea in IDEAS])
    days = board.locator(".idee time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days == sorted(days, reverse=True)
    expect(board.get_by_role("list").filter(has=board.locator(".idee"))).to_have_count(1)


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.name)
def test_each_leads_to_its_page(board: Page, idea: ideas.Idea) -> None:
    cloud = board.locator(".idee", has_text=idea.title)
    cloud.locator(".idee-kurz").click(force=True)  # the whole cloud is the link
    expect(board.locator("h1")).to_have_text(idea.title)
    expect(board.locator(".zusammenfassung")).to_have_text(idea.description)
    if idea.beispiel:
        expect(board.locator(".ideen-marke")).to_have_text("Beispiel")
    board.get_by_role("link", name="Alle Ideen").click()
    expect(board).to_have_url(re.compile(r"/whiteboard/$"))


@pytest.mark.parametrize("width", [320, 390, 768, 1366])
def test_text_stays_on_its_cloud(board: Page, width: int) -> None:
    board.set_viewport_size({"width": width, "height": 800})
    longest = board.locator(".idee").last
    longest.locator("a").evaluate(
        "(link, text) => { link.textContent = text; }", "Ein Titel mit fünfzig Zeichen, wie ihn jemand hat."
    )
    longest.locator(".idee-kurz").evaluate("(place, text) => { place.textContent = text; }", LONG)
    for cloud in board.locator(".idee").all():
        assert text_sits_on_the_cloud(cloud)
    assert board.evaluate("document.documentElement.scrollWidth") <= width


def test_printed_clouds(board: Page) -> None:
    board.emulate_media(media="print")
    board.set_viewport_size({"width": 660, "height": 900})  # about the width of the text on A4
    for cloud in board.locator(".idee").all():
        assert text_sits_on_the_cloud(cloud)


def test_focus_is_visible_around_the_cloud(board: Page) -> None:
    board.keyboard.press("Tab")
    board.locator(".idee-titel a").first.focus()
    ring = "link => getComputedStyle(link, '::after').outlineStyle"
    assert board.locator(".idee-titel a").first.evaluate(ring) == "solid"


def test_how_to_hand_in(board: Page) -> None:
    mail = board.locator('.ideen-einreichen a[href^="mailto:"]')
    if mail.count():
        assert "subject=Idee" in (mail.get_attribute("href") or "")
    else:
        expect(board.locator("article")).to_contain_text("noch keine Mailadresse eingerichtet")
    expect(board.locator("article").get_by_role("link", name="So kommt eine Idee")).to_be_visible()


def test_accessible(board: Page) -> None:
    assert axe(board) == []


def test_without_javascript(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/whiteboard/")
    for cloud in page.locator(".idee").all():
        expect(cloud.locator(".idee-form")).to_be_visible()
        expect(cloud.get_by_role("link")).to_be_visible()
    context.close()
