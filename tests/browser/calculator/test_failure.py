"""When Python cannot run: a clear German text, and the worked example is still there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import Problems
from tests.browser.rechner import START_TIMEOUT, Rechner
from tests.browser.server import serve

PAGE = "rechner/kontaktintervall/"
FRIST = "rechner/frist/"
FALLBACK = "Start aus dem Schnappschuss nicht möglich"
COMPRESSED = {"content-type": "application/octet-stream", "content-encoding": "identity"}
REFUSED = "Failed to load|Failed to fetch|MIME|404|WebAssembly"


def expect_failure(page: Page, text: str) -> None:
    rechner = Rechner(page)
    rechner.wait_for("fehler")
    shown = rechner.form.locator("[data-ausfall]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(text)
    expect(rechner.result).to_be_hidden()
    expect(rechner.example.locator(".ergebnis-satz time")).to_be_visible()
    expect(rechner.example.locator(".beispiel-kopf")).to_contain_text("Stichtag")


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ({"missing": r"/laufzeit/.*\.wasm"}, "fehlt auf dem Server"),
        ({"missing": r"/calculator/form-"}, "fehlt auf dem Server"),
        ({"types": {r"\.mjs$": "text/plain"}}, "mit falschem Typ"),
        ({"types": {r"/calculator/worker-": "text/plain"}}, "mit falschem Typ"),
        ({"policies": {r"/calculator/worker-": "script-src 'self'"}}, "kein WebAssembly"),
    ],
)
def test_server_fails(page: Page, site: Path, problems: Problems, broken: dict[str, str], text: str) -> None:
    problems.allowed = REFUSED
    with serve(site, **broken) as address:  # type: ignore[arg-type]
        page.goto(f"{address}/{PAGE}")
        expect_failure(page, text)


def test_webassembly_switched_off(page: Page, server: str) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{server}/{PAGE}")
    expect_failure(page, "kein WebAssembly")


def test_what_was_typed_stays(page: Page, site: Path, problems: Problems) -> None:
    """Typed while Python was still on its way, which then fails; nothing looks like an answer."""
    problems.allowed = REFUSED
    with serve(site, missing=r"/laufzeit/.*\.wasm") as address:
        held: list[Route] = []
        page.route("**/laufzeit/**", lambda route: held.append(route))
        page.goto(f"{address}/{PAGE}")
        rechner = Rechner(page)
        rechner.wait_for("laedt")
        rechner.option("agh").check()
        rechner.enter("letzter_kontakt", "1.9.26")
        expect(rechner.result).to_be_hidden()
        expect(rechner.form.locator("[data-aktion=drucken]")).to_be_disabled()
        for route in held:
            route.continue_()
        page.unroute("**/laufzeit/**")
        expect(rechner.form).to_have_attribute("data-zustand", "fehler", timeout=START_TIMEOUT)
    expect(rechner.option("agh")).to_be_checked()
    expect(rechner.input("letzter_kontakt")).to_have_value("01.09.2026")
    expect(rechner.result).to_be_hidden()


def test_without_javascript(browser: Browser, server: str) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{server}/{PAGE}")
    form = page.locator("form[data-rechner]")
    # Chromium parses noscript as if scripts could run when only the test library has switched them off.
    assert "Ohne JavaScript" in (form.locator("noscript").text_content() or "")
    expect(form.locator("[data-beispiel] .ergebnis-satz time")).to_be_visible()
    expect(form.locator(".beispiel-kopf")).to_contain_text("Arbeitslos, mit Berufspraxis")
    expect(form.locator("[data-ergebnis]")).to_be_hidden()
    expect(form.get_by_label("Letzter Kontakt", exact=True)).to_be_visible()
    expect(form.locator("button:visible")).to_have_count(0)
    context.close()


# What breaks one part of the snapshot, and what the console then says.
def _missing(page: Page, _: Path) -> None:
    page.route("**/snapshot-*", lambda route: route.fulfill(status=404))


def _swapped(page: Page, site: Path) -> None:
    [other] = (site / "assets/laufzeit").glob("calc-*.zip")
    page.route("**/snapshot-*", lambda route: route.fulfill(body=other.read_bytes(), headers=COMPRESSED))


def _damaged(page: Page, site: Path) -> None:
    [file] = (site / "assets/laufzeit").glob("snapshot-*.bin")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    page.route("**/snapshot-*", lambda route: route.fulfill(body=bytes(content), headers=COMPRESSED))


def _other_table(page: Page, size: int) -> None:
    def answer(route: Route) -> None:
        changed, times = re.subn(r'"table": ?\d+', f'"table": {size}', route.fetch().text())
        assert times == 1
        route.fulfill(body=changed, content_type="text/html; charset=utf-8")

    page.route(f"**/{FRIST}", answer)


def _small_table(page: Page, _: Path) -> None:
    _other_table(page, 100)


def _large_table(page: Page, _: Path) -> None:
    _other_table(page, 20_000)


def _refused_memory(page: Page, _: Path) -> None:
    refusals = iter(["WebAssembly.Memory.prototype.grow = () => { throw new RangeError('refused'); };\n"])
    page.route(
        "**/calculator/worker-*.mjs*",
        lambda route: route.fulfill(body=next(refusals, "") + route.fetch().text(), content_type="text/javascript"),
    )


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (_missing, "404"),
        (_swapped, ""),
        (_damaged, "not what the build has made"),
        (_small_table, "functions already"),
        (_large_table, "functions, not"),
        (_refused_memory, "not enough memory"),
    ],
)
def test_snapshot_fails(
    page: Page, server: str, site: Path, problems: Problems, broken: Callable[[Page, Path], None], reason: str
) -> None:
    """Python starts plainly instead, and the console says why."""
    problems.allowed = REFUSED
    said = warnings(page)
    broken(page, site)
    page.goto(f"{server}/{FRIST}")
    expect_right_answer(Rechner(page).started())
    [told] = [text for text in said if FALLBACK in text]
    assert reason in told


def test_snapshot_is_used(page: Page, server: str) -> None:
    said = warnings(page)
    page.goto(f"{server}/{FRIST}")
    expect_right_answer(Rechner(page).started())
    assert said == []
    assert page.evaluate("performance.getEntriesByName('python:probe').length") == 1


def test_built_without_snapshot(page: Page, server: str) -> None:
    """The switch of the build: no snapshot in the manifest, no word about it in the console."""

    def answer(route: Route) -> None:
        changed, times = re.subn(r'"snapshot": ?\{[^}]*\}', '"snapshot": null', route.fetch().text())
        assert times == 1
        route.fulfill(body=changed, content_type="text/html; charset=utf-8")

    said = warnings(page)
    page.route(f"**/{FRIST}", answer)
    page.goto(f"{server}/{FRIST}")
    expect_right_answer(Rechner(page).started())
    assert said == []


def warnings(page: Page) -> list[str]:
    """What the console will warn of."""
    said: list[str] = []
    blocked = "Service Worker registration blocked"  # by the test library
    page.on(
        "console",
        lambda message: (
            said.append(message.text) if message.type == "warning" and blocked not in message.text else None
        ),
    )
    return said


def expect_right_answer(rechner: Rechner) -> None:
    """Two months from 30 October 2026, by hand: Wednesday, 30 December."""
    rechner.with_example()
    rechner.enter("ereignis", "2026-10-30")
    rechner.enter("dauer", "2")
    rechner.expect_date(date(2026, 12, 30))
