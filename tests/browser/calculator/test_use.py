"""The calculator in use: by keyboard, with every change, from a link."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Problems
from tests.browser.rechner import Rechner

ANSWER = date(2027, 2, 26)


def test_question_by_keyboard_alone(rechner: Rechner) -> None:
    """U25, unemployed, last contact 31.01.2027: by when at the latest? And why?"""
    press = rechner.page.keyboard.press
    rechner.tab_to("situationen", "aktivierbar_u25_alo")
    press("Space")
    rechner.tab_to("situationen", "arbeitslos_berufspraxis")
    press("Space")
    rechner.tab_to("letzter_kontakt")
    rechner.type_date(2027, 1, 31)
    rechner.tab_to("stichtag")
    rechner.type_date(2027, 2, 1)
    press("Tab")
    rechner.expect_date(ANSWER)
    expect(rechner.result.locator(".ergebnis-satz")).to_contain_text("Freitag, 26. Februar 2027")
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text(re.compile("jeden Monat|monatlich", re.IGNORECASE))
    expect(rechner.result.locator(".ergebnis-lage").get_by_role("link", name="O2")).to_be_visible()
    expect(rechner.result.locator(".ergebnis-schritte")).to_contain_text("28.02.2027")


def test_starts_with_the_example_and_today(rechner: Rechner) -> None:
    today = rechner.page.evaluate("new Date().toLocaleDateString('sv')")
    assert rechner.input("stichtag").input_value() == today
    expect(rechner.option("arbeitslos_berufspraxis")).to_be_checked()
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Beispiel")
    rechner.option("agh").check()
    expect(rechner.form.locator("[data-lage]")).to_be_hidden()


def test_today_button(rechner: Rechner) -> None:
    """Pressing it ends the entry in the field, which is an error: the button must not move away under the finger."""
    rechner.input("letzter_kontakt").fill("2060-01-01")
    button = rechner.field("letzter_kontakt").get_by_role("button", name="Heute")
    button.hover()
    rechner.page.mouse.down()
    before = button.bounding_box()
    rechner.page.wait_for_timeout(1500)
    assert button.bounding_box() == before
    rechner.page.mouse.up()
    rechner.wait_for("fertig")
    assert rechner.input("letzter_kontakt").input_value() == rechner.page.evaluate(
        "new Date().toLocaleDateString('sv')"
    )
    rechner.input("stichtag").fill("2026-01-02")
    rechner.field("stichtag").get_by_role("button", name="Heute").click()
    assert rechner.input("stichtag").input_value() == rechner.page.evaluate("new Date().toLocaleDateString('sv')")


def test_enter_recalculates_and_stays(rechner: Rechner) -> None:
    address = rechner.page.url
    rechner.choose_only("aktivierbar_u25_alo")
    rechner.input("stichtag").fill("2027-02-01")
    rechner.input("letzter_kontakt").fill("2027-01-31")
    rechner.input("letzter_kontakt").press("Enter")
    rechner.expect_date(ANSWER)
    assert rechner.page.url == address
    expect(rechner.input("letzter_kontakt")).to_be_focused()


def test_only_needed_fields_are_visible(rechner: Rechner) -> None:
    expect(rechner.field("massnahme_beginn")).to_be_hidden()
    rechner.option("deutschfoerderung").check()
    expect(rechner.field("massnahme_beginn")).to_be_visible()
    rechner.input("massnahme_beginn").fill("2026-09-01")
    rechner.option("deutschfoerderung").uncheck()
    expect(rechner.field("massnahme_beginn")).to_be_hidden()
    rechner.wait_for("fertig")
    rechner.option("lange_fbw").check()
    assert rechner.input("massnahme_beginn").input_value() == "2026-09-01"
    expect(rechner.field("schulende")).to_be_hidden()
    expect(rechner.field("entbindung")).to_be_hidden()
    rechner.input("errechneter_termin").fill("2027-05-01")
    expect(rechner.field("entbindung")).to_be_visible()


def test_reset_brings_the_example_back(rechner: Rechner) -> None:
    before = rechner.result.inner_text()
    rechner.choose_only("agh", "integriert")
    rechner.input("letzter_kontakt").fill("2026-01-05")
    rechner.form.get_by_role("button", name="Zurücksetzen").click()
    expect(rechner.result).to_have_text(re.compile("P9"))
    rechner.wait_for("fertig")
    assert rechner.result.inner_text() == before
    expect(rechner.option("agh")).not_to_be_checked()


def test_copy_as_text(rechner: Rechner, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    rechner.form.get_by_role("button", name="Als Text kopieren").click()
    expect(rechner.form.get_by_role("status")).to_contain_text("kopiert")
    copied = rechner.page.evaluate("navigator.clipboard.readText()")
    for part in ("Nächster Kontakt", "Letzter Kontakt: ", "Rechtsstand", "Arbeitshilfe"):
        assert part in copied


def test_link_opens_a_situation(open_page: Callable[[str], Page], date_keys: str) -> None:
    rechner = Rechner(open_page("rechner/kontaktintervall/#agh"), date_keys).started()
    expect(rechner.option("agh")).to_be_checked()
    expect(rechner.option("arbeitslos_berufspraxis")).not_to_be_checked()
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text("P10")
    rechner.page.evaluate("location.hash = 'integriert'")
    expect(rechner.result.locator(".ergebnis-tabelle").first).to_contain_text("O7")


def test_reading_page_starts_at_first_touch(
    open_page: Callable[[str], Page], problems: Problems, date_keys: str
) -> None:
    rechner = Rechner(open_page("wie-oft/arbeitslos-berufspraxis/"), date_keys)
    rechner.page.wait_for_load_state("networkidle")
    rechner.wait_for("bereit")
    expect(rechner.result.locator(".ergebnis-satz time")).to_be_visible()
    assert not [url for url in problems.requests if "/assets/laufzeit/" in url]
    rechner.input("letzter_kontakt").focus()
    rechner.started()


@pytest.mark.parametrize("after", ["reload", "back"])
def test_form_and_result_stay_in_step(rechner: Rechner, after: str) -> None:
    rechner.choose_only("aktivierbar_u25_alo")
    rechner.input("letzter_kontakt").fill("2026-10-31")
    rechner.expect_date(date(2026, 11, 30))
    if after == "reload":
        rechner.page.reload()
    else:
        rechner.page.goto(rechner.page.url.replace("kontaktintervall/", ""))
        rechner.page.go_back()
    rechner.started()
    monthly = rechner.option("aktivierbar_u25_alo").is_checked()
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text("O2" if monthly else "P9")


def test_nothing_is_kept(rechner: Rechner, context: BrowserContext) -> None:
    """Social data: no trace of what was typed in the address or in the browser's storage."""
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    address, before = rechner.page.url, rechner.page.evaluate(stored)
    rechner.choose_only("aktivierbar_u25_alo")
    rechner.input("errechneter_termin").fill("2027-03-01")
    rechner.input("letzter_kontakt").fill("2026-10-31")
    rechner.input("letzter_kontakt").press("Enter")
    rechner.expect_date(date(2026, 11, 30))
    assert rechner.page.url == address
    assert rechner.page.evaluate(stored) == before
    assert rechner.page.evaluate("indexedDB.databases()") == []
    assert context.cookies() == []
