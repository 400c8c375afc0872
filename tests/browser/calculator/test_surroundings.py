"""The reader's side: clock, time zone, storage, memory, tabs, the way back, an old browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser.conftest import Problems
from tests.browser.rechner import START_TIMEOUT, Rechner
from tests.browser.server import serve

FRIST = "rechner/frist/"
KONTAKT = "rechner/kontaktintervall/"
Open = Callable[..., Page]


DAYS = [
    # Noon in Greenwich is already the next day in Kiritimati (UTC+14) and still early that day in Los Angeles.
    ("Pacific/Kiritimati", "2026-11-28T12:00:00Z", "2026-11-29"),
    ("America/Los_Angeles", "2026-11-28T05:00:00Z", "2026-11-27"),
    # In the hour that the change of summer time skips, and in the one that it repeats.
    ("Europe/Berlin", "2027-03-28T01:00:30Z", "2027-03-28"),
    ("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25"),
    ("Europe/Berlin", "2026-12-31T23:30:00Z", "2027-01-01"),
]
WRONG_CLOCKS = [("2028-11-28T12:00:00Z", "veraltet"), ("2024-11-28T12:00:00Z", "vor dem Stand")]


@pytest.mark.parametrize(("zone", "moment", "today"), DAYS)
def test_today_is_the_reader_s_day(browser: Browser, server: str, zone: str, moment: str, today: str) -> None:
    context = browser.new_context(timezone_id=zone, locale="de-DE", service_workers="block")
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(f"{server}/{KONTAKT}")
    rechner = Rechner(page).started()
    rechner.field("stichtag").get_by_role("button", name="Heute").click()
    expect(rechner.input("stichtag")).to_have_value(date.fromisoformat(today).strftime("%d.%m.%Y"))
    context.close()


@pytest.mark.parametrize(("moment", "words"), WRONG_CLOCKS)
def test_clock_that_is_wrong_by_two_years(browser: Browser, server: str, moment: str, words: str) -> None:
    page = browser.new_page(locale="de-DE", service_workers="block")
    page.clock.set_fixed_time(moment)
    page.goto(f"{server}/{KONTAKT}")
    expect(page.locator(".alter-hinweis")).to_contain_text(words)
    page.context.close()


def test_no_word_about_age_today(page: Page, server: str) -> None:
    page.goto(f"{server}/{KONTAKT}")
    expect(page.locator("form[data-belebt]")).to_have_count(1)
    expect(page.locator(".alter-hinweis")).to_have_count(0)


def test_too_little_memory(browser_type: BrowserType, browser_type_launch_args: dict[str, Any], server: str) -> None:
    """The browser grants a module less than Python needs: 24 MB."""
    arguments = [*browser_type_launch_args["args"], "--js-flags=--wasm-max-mem-pages=384"]
    small = browser_type.launch(**browser_type_launch_args | {"args": arguments})
    page = small.new_page()
    page.goto(f"{server}/{FRIST}")
    expect(page.locator("[data-ausfall=speicher]")).to_be_visible(timeout=START_TIMEOUT)
    small.close()


def test_two_tabs(page: Page, server: str) -> None:
    other = page.context.new_page()
    for one in (page, other):
        one.goto(f"{server}/{FRIST}")
    for one, day in ((page, "2026-10-30"), (other, "2026-09-30")):
        rechner = Rechner(one).with_example()
        rechner.enter("ereignis", day)
        rechner.enter("dauer", "2")
    # Two months each, by hand.
    Rechner(page).expect_date(date(2026, 12, 30))
    Rechner(other).expect_date(date(2026, 11, 30))
    other.close()


def test_back_again(page: Page, server: str) -> None:
    """From the cache of whole pages or anew: the calculator calculates."""
    page.goto(f"{server}/{FRIST}")
    Rechner(page).with_example()
    page.goto(f"{server}/")
    page.go_back()
    rechner = Rechner(page).with_example()
    rechner.enter("ereignis", "2026-10-30")
    rechner.enter("dauer", "2")
    rechner.expect_date(date(2026, 12, 30))


def test_storage_forbidden(page: Page, server: str, problems: Problems) -> None:
    problems.allowed = "SecurityError|denied"  # the theme's own script wants to know the chosen colours
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) "
        "Object.defineProperty(globalThis, name, { get() { throw new DOMException('denied', 'SecurityError'); } })"
    )
    page.goto(f"{server}/{FRIST}")
    Rechner(page).with_example()


@pytest.mark.parametrize("lacking", ["Promise.withResolvers", "DecompressionStream", "Worker"])
def test_browser_that_lacks_something(page: Page, server: str, lacking: str) -> None:
    """As browsers of two years ago and more do."""
    page.add_init_script(f"delete globalThis.{lacking}")
    page.goto(f"{server}/{FRIST}")
    expect(page.locator("[data-ausfall=browser_alt]")).to_be_visible(timeout=START_TIMEOUT)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_policy_forbids_webassembly_everywhere(page: Page, site: Path, problems: Problems) -> None:
    problems.allowed = ".*"
    policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src * data:"
    with serve(site, policies={".*": policy}) as address:
        page.goto(f"{address}/{FRIST}")
        expect(page.locator("[data-ausfall=wasm_blockiert]")).to_be_visible(timeout=START_TIMEOUT)
