"""When Python cannot run: a clear German text, and the worked example is still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Problems
from tests.browser.rechner import Rechner
from tests.browser.server import serve

PAGE = "rechner/kontaktintervall/"
REFUSED = "Failed to load|Failed to fetch|MIME|404|WebAssembly"


def expect_failure(page: Page, text: str) -> None:
    rechner = Rechner(page, "")
    rechner.wait_for("fehler")
    shown = rechner.form.locator("[data-ausfall]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(text)
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Beispiel")
    expect(rechner.result.locator(".ergebnis-satz time")).to_be_visible()
    expect(rechner.result.locator(".ergebnis-angaben")).to_contain_text("Stichtag")


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ({"missing": r"/laufzeit/.*\.wasm"}, "war nicht zu laden"),
        ({"missing": r"/calculator/fields\.mjs$"}, "war nicht zu laden"),
        ({"types": {r"\.mjs$": "text/plain"}}, "mit falschem Typ"),
        ({"types": {r"worker\.mjs$": "text/plain"}}, "mit falschem Typ"),
        ({"policies": {r"worker\.mjs$": "script-src 'self'"}}, "kein WebAssembly"),
    ],
)
def test_server_fails(page: Page, site: Path, problems: Problems, broken: dict[str, str], text: str) -> None:
    problems.allowed = REFUSED
    with serve(site, **broken) as address:  # type: ignore[arg-type]
        page.goto(f"{address}/{PAGE}")
        expect_failure(page, text)


def test_no_webassembly(page: Page, server: str) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{server}/{PAGE}")
    expect_failure(page, "zu alt")


def test_without_javascript(browser: Browser, server: str) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{server}/{PAGE}")
    form = page.locator("form[data-rechner]")
    # Chromium parses noscript as if scripts could run when only the test library has switched them off.
    assert "Ohne JavaScript" in (form.locator("noscript").text_content() or "")
    expect(form.locator("[data-ergebnis] .ergebnis-satz time")).to_be_visible()
    expect(form.locator(".ergebnis-angaben")).to_contain_text("Arbeitslos, mit Berufspraxis")
    expect(form.get_by_label("Letzter Kontakt", exact=True)).to_be_visible()
    expect(form.locator("button:visible")).to_have_count(0)
    context.close()
