"""Bad input: a German message at the right field, and what was typed stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.rechner import Rechner


def test_impossible_date(rechner: Rechner) -> None:
    rechner.enter("letzter_kontakt", "31.02.2026")
    rechner.expect_error("letzter_kontakt", "Bitte ein Datum eingeben, das es gibt")
    expect(rechner.input("letzter_kontakt")).to_have_value("31.02.2026")
    expect(rechner.echo("letzter_kontakt")).to_be_empty()


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("letzter_kontakt", "2027-03-01", "liegt nach dem Stichtag"),
        ("letzte_pruefung", "2027-03-01", "liegt nach dem Stichtag"),
        ("letzter_kontakt", "1999-12-31", "01.01.2000"),
        ("stichtag", "2100-01-01", "31.12.2099"),
    ],
)
def test_wrong_value(rechner: Rechner, field: str, value: str, text: str) -> None:
    rechner.enter("stichtag", "2027-02-01")
    rechner.enter(field, value)
    rechner.expect_error(field, text)
    expect(rechner.input(field)).to_have_value(f"{value[8:]}.{value[5:7]}.{value[:4]}")
    expect(rechner.option("arbeitslos_berufspraxis")).to_be_checked()


def test_no_situation(rechner: Rechner) -> None:
    rechner.option("arbeitslos_berufspraxis").uncheck()
    expect(rechner.missing.get_by_role("link")).to_have_text("Situation der Person")
    expect(rechner.result).to_be_hidden()
    rechner.form.get_by_role("button", name="Berechnen").click()
    rechner.expect_error("situationen", "mindestens eine")
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Kein Ergebnis")
    rechner.option("agh").check()
    rechner.wait_for("fertig")
    expect(rechner.summary).to_be_hidden()
    expect(rechner.form.locator("[aria-invalid]")).to_have_count(0)


def test_missing_event_and_wrong_order(rechner: Rechner) -> None:
    rechner.option("lange_fbw").check()
    rechner.input("stichtag").press("Enter")
    rechner.expect_error("massnahme_beginn", "gebraucht")
    rechner.expect_error("massnahme_ende", "gebraucht")
    expect(rechner.summary).to_contain_text("Es fehlen noch Angaben")
    rechner.enter("massnahme_beginn", "2026-09-01")
    rechner.enter("massnahme_ende", "2026-08-01")
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


def test_no_message_at_the_field_while_typing(rechner: Rechner) -> None:
    """However long it takes; the answer to what stood there before can be read, but not taken along."""
    rechner.input("letzter_kontakt").fill("31.02.")
    expect(rechner.form.locator("[data-lage]")).to_contain_text("unvollständig")
    rechner.page.wait_for_timeout(1500)
    rechner.wait_for("bereit")
    expect(rechner.field("letzter_kontakt").locator(".feld-fehler")).to_be_hidden()
    expect(rechner.sentence).to_be_visible()
    expect(rechner.form.get_by_role("button", name="In den Kalender")).to_be_disabled()
    rechner.input("letzter_kontakt").blur()
    rechner.expect_error("letzter_kontakt", "das es gibt")


def test_an_error_elsewhere_does_not_wait(open_calculator: Callable[[str], Rechner]) -> None:
    """Two days that exclude each other: the one that was entered before is at fault."""
    rechner = open_calculator("meldeversaeumnis")
    rechner.input("bekanntgabe").fill("23.11.2026")
    rechner.expect_error("aufgabe_post", "Bitte nur")
