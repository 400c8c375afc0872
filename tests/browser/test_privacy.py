"""Nothing that a reader does is kept or sent: what the privacy page promises, in both engines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Problems
from tests.browser.firefox import run
from tests.browser.rechner import Rechner
from tests.browser.test_search import Suche

HERE = Path(__file__).parent
STORED = (HERE / "stored.js").read_text("utf-8").partition("\n")[2]
EMPTY: dict[str, Any] = {"local": {}, "session": {}, "cookies": "", "databases": []}
SETTLED_MS = 1000  # the calculation starts when typing has come to rest
OF_THE_READER = re.compile(r"[?#](?![0-9a-f]{12}$)|ntersuch|u25|2026-10-30")
"""What was typed or chosen; the number behind the index is the digest of its content."""


def kept(seen: dict[str, Any], server: str) -> dict[str, Any]:
    """What is stored besides files of the site, which know nothing of the reader."""
    cached = seen.pop("cached")
    assert [url for url in cached if not url.startswith(server) or OF_THE_READER.search(url)] == []
    return seen


@pytest.fixture
def context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser that has not seen the site, and keeps of it what any browser keeps."""
    context = browser.new_context(**browser_context_args | {"service_workers": "allow"})
    yield context
    context.close()


def test_reading_searching_and_calculating_leave_nothing(
    open_page: Callable[[str], Page], server: str, problems: Problems
) -> None:
    for path in ("", "wie-oft/", "einladen/texte/", "checklisten/einladung/", "konzept/", "404.html"):
        page = open_page(path)
    page = open_page("wie-oft/")
    page.locator("[name=alter][value=u25]").check()
    suche = Suche(page, f"{server}/")
    suche.ask("Untersuchung")
    suche.field.press("Enter")
    expect(page).to_have_url(f"{server}/recht/rechtsstand/#r17")
    rechner = Rechner(open_page("rechner/frist/")).started()
    rechner.form.locator("[name=ereignis]").fill("2026-10-30")
    page.wait_for_timeout(SETTLED_MS)
    expect(rechner.form).not_to_have_attribute("data-zustand", "rechnet")
    assert kept(page.evaluate(STORED), server) == EMPTY
    assert page.context.cookies() == []
    assert [url for url in problems.requests if OF_THE_READER.search(url)] == []


def in_firefox(base: str) -> dict[str, Any]:
    """Read, search and calculate in Firefox: where it was, what it keeps, what it asked for."""
    seen: dict[str, Any] = run(HERE / "stored.mjs", {"base": base})
    return seen


def test_firefox_keeps_nothing_either(server: str) -> None:
    seen = in_firefox(server)
    assert seen["arrived"] == f"{server}/recht/rechtsstand/#r17"
    assert seen["back"].startswith(f"{server}/wie-oft/")
    assert kept(seen["kept"], server) == EMPTY
    # Firefox tells the fragment too, which no request contains (RFC 9110, 4.2.5).
    assert [url for url in seen["requests"] if OF_THE_READER.search(urldefrag(url).url)] == []


@pytest.mark.parametrize("system", ["light", "dark"])
def test_only_a_choice_of_colours_is_kept_and_only_as_long_as_it_holds(
    open_page: Callable[[str], Page], page: Page, server: str, system: str
) -> None:
    dark = "slate" if system == "dark" else "default"
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    body = open_page("impressum/").locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", dark)
    for button, scheme in (("Helle", "default"), ("Dunkle", "slate")):
        page.get_by_title(f"{button} Farben wählen").click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        assert list(page.evaluate(STORED)["local"]) == ["/.__palette"]
    page.get_by_title("Farben wie im System wählen").click()
    expect(body).to_have_attribute("data-md-color-scheme", dark)
    assert kept(page.evaluate(STORED), server) == EMPTY
    page.emulate_media(color_scheme="dark" if system == "light" else "light")
    expect(body).to_have_attribute("data-md-color-scheme", "slate" if system == "light" else "default")


def test_what_an_older_edition_stored_unasked_is_taken_away(open_page: Callable[[str], Page], server: str) -> None:
    page = open_page("impressum/")
    page.evaluate("""localStorage.setItem("/.__palette", '{"index":0,"color":{"media":"(prefers-color-scheme)"}}')""")
    page.reload()
    assert kept(page.evaluate(STORED), server) == EMPTY
