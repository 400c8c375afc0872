"""Bad input: a German message at the right field, and what was typed stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.rechner import Rechner


def test_impossible_date(rechner: Rechner) -> None:
    rechner.input("letzter_kontakt").focus()
    rechner.type_date(2026, 2, 31)
    rechner.page.keyboard.press("Tab")
    rechner.expect_error("letzter_kontakt", "Datum")
    assert rechner.page.evaluate("document.querySelector('[name=letzter_kontakt]').validity.badInput")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("letzter_kontakt", "2027-03-01", "liegt nach dem Stichtag"),
        ("letzte_pruefung", "2027-03-01", "liegt nach dem Stichtag"),
        ("letzter_kontakt", "1999-12-31", "01.01.2000"),
        ("stichtag", "2100-01-01", "31.12.2099"),
        ("stichtag", "", "Stichtag"),
    ],
)
def test_wrong_value(rechner: Rechner, field: str, value: str, text: str) -> None:
    rechner.input("stichtag").fill("2027-02-01")
    rechner.input(field).fill(value)
    rechner.input(field).blur()
    rechner.expect_error(field, text)
    assert rechner.input(field).input_value() == value
    expect(rechner.option("arbeitslos_berufspraxis")).to_be_checked()


def test_no_situation(rechner: Rechner) -> None:
    rechner.option("arbeitslos_berufspraxis").uncheck()
    rechner.expect_error("situationen", "mindestens eine")
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Kein Ergebnis")
    rechner.option("agh").check()
    rechner.wait_for("fertig")
    expect(rechner.summary).to_be_hidden()
    expect(rechner.form.locator("[aria-invalid]")).to_have_count(0)


def test_missing_event_and_wrong_order(rechner: Rechner) -> None:
    rechner.option("lange_fbw").check()
    rechner.expect_error("massnahme_beginn", "gebraucht")
    rechner.expect_error("massnahme_ende", "gebraucht")
    expect(rechner.summary).to_contain_text("Es fehlen noch Angaben")
    rechner.input("massnahme_beginn").fill("2026-09-01")
    rechner.input("massnahme_ende").fill("2026-08-01")
    rechner.input("massnahme_ende").blur()
    rechner.expect_error("massnahme_ende", "vor dem Beginn")
    expect(rechner.field("massnahme_beginn").locator(".feld-fehler")).to_be_hidden()


def test_summary_takes_focus_only_when_asked(rechner: Rechner) -> None:
    rechner.input("letzter_kontakt").fill("2060-01-01")
    rechner.input("letzter_kontakt").blur()
    rechner.expect_error("letzter_kontakt", "Stichtag")
    expect(rechner.summary).not_to_be_focused()
    rechner.input("stichtag").press("Enter")
    expect(rechner.summary).to_be_focused()
    address = rechner.page.url
    rechner.summary.get_by_role("link").first.press("Enter")
    expect(rechner.input("letzter_kontakt")).to_be_focused()
    assert rechner.page.url == address


def test_no_message_at_the_field_while_typing(browser: Browser, server: str, date_keys: str) -> None:
    """The page's clock stands still, so that the patience with an unfinished date cannot run out."""
    page = browser.new_page(locale="de-DE")  # a clock stays with its profile
    clock = page.clock
    clock.install()
    page.goto(f"{server}/rechner/kontaktintervall/")
    rechner = Rechner(page, date_keys).started()
    clock.pause_at("2099-01-01")
    rechner.input("letzter_kontakt").focus()
    rechner.type_date(2, 3, 4)
    clock.run_for(300)
    expect(rechner.form.locator("[data-lage]")).to_contain_text("unvollständig")
    expect(rechner.field("letzter_kontakt").locator(".feld-fehler")).to_be_hidden()
    rechner.input("letzter_kontakt").blur()
    clock.run_for(300)
    rechner.expect_error("letzter_kontakt", "01.01.2000")
    page.context.close()
