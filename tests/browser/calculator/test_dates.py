"""Dates as people write them, in a German and in an English browser; Firefox is in test_firefox.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.rechner import Rechner

# What is typed, and what the form understands on 28 November 2026; the table of all forms is in tests/javascript.
TYPED = {
    "1.5.26": "Fr, 01.05.2026",
    "05112026": "Do, 05.11.2026",
    "05.11.2026": "Do, 05.11.2026",
    "2026-05-01": "Fr, 01.05.2026",
    "1. Mai 2026": "Fr, 01.05.2026",
    " 1. 5. 2026 ": "Fr, 01.05.2026",
    "1.5.2026 (Fr)": "Fr, 01.05.2026",
    "12.5.": "Di, 12.05.2026 (Jahr ergänzt)",
}
IMPOSSIBLE = ["31.02.2026", "12.13.", "5/11/2026", "morgen"]


@pytest.fixture(params=["de-DE", "en-US"])
def form(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Rechner]:
    context = browser.new_context(locale=request.param, timezone_id="Europe/Berlin")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time("2026-11-28T10:00:00+01:00")
    page.goto(f"{server}/rechner/kontaktintervall/#vollzeit_beschaeftigt")
    yield Rechner(page).started()
    assert errors == []
    context.close()


def test_typed_and_pasted_the_same_in_every_language(form: Rechner) -> None:
    for typed, understood in TYPED.items():
        form.input("letzter_kontakt").focus()
        form.type_over(typed)
        expect(form.echo("letzter_kontakt")).to_have_text(understood)
        form.input("letzter_kontakt").blur()
        expect(form.input("letzter_kontakt")).to_have_value(understood[4:14])
        form.page.evaluate("text => navigator.clipboard.writeText(text)", f"{typed}\u00a0\n")
        form.input("letzter_kontakt").fill("")
        form.input("letzter_kontakt").press("Control+v")
        expect(form.echo("letzter_kontakt")).to_have_text(understood)
    form.enter("letzter_kontakt", "05.11.2026")
    expect(form.sentence).to_contain_text("Mittwoch, 5. Mai 2027")


def test_what_is_no_day_is_kept_and_said(form: Rechner) -> None:
    for typed in IMPOSSIBLE:
        form.enter("letzter_kontakt", typed)
        form.expect_error("letzter_kontakt", "Bitte ein Datum eingeben, das es gibt, zum Beispiel 31.01.2027.")
        expect(form.input("letzter_kontakt")).to_have_value(typed)
        expect(form.echo("letzter_kontakt")).to_be_empty()


def test_arrow_keys_go_from_day_to_day(form: Rechner) -> None:
    control, press = form.input("letzter_kontakt"), form.page.keyboard.press
    control.focus()
    press("ArrowUp")
    expect(control).to_have_value("28.11.2026")  # from the day on which is counted
    press("ArrowDown")
    expect(control).to_have_value("27.11.2026")
    press("PageDown")
    expect(form.echo("letzter_kontakt")).to_have_text("Di, 27.10.2026")
    expect(form.sentence).to_contain_text("27. April 2027")
    form.type_over("31.02.")
    press("ArrowUp")
    expect(control).to_have_value("31.02.")
    form.type_over("31.12.25")
    press("ArrowUp")
    expect(control).to_have_value("01.01.2026")


def test_an_added_year_stays_when_the_day_of_reckoning_moves(form: Rechner) -> None:
    form.enter("letzter_kontakt", "12.5.")
    form.enter("stichtag", "4.1.2027")
    expect(form.input("letzter_kontakt")).to_have_value("12.05.2026")
    form.enter("letzter_kontakt", "12.11.")
    expect(form.input("letzter_kontakt")).to_have_value("12.11.2026")


def test_the_browsers_own_calendar(form: Rechner) -> None:
    """Opened by keyboard for real; what is chosen there comes as an input event, here sent by hand."""
    form.enter("letzter_kontakt", "12.5.26")
    button = form.field("letzter_kontakt").get_by_role("button", name="Kalender zu „Letzter Kontakt“ öffnen")
    form.input("letzter_kontakt").focus()
    form.page.keyboard.press("Tab")
    expect(button).to_be_focused()
    form.page.keyboard.press("Enter")
    sheet = form.field("letzter_kontakt").locator(".kalenderblatt")
    expect(sheet).to_have_count(1)
    found = sheet.evaluate("one => [one.type, one.value, one.min, one.max, one.tabIndex]")
    assert found == ["date", "2026-05-12", "2000-01-01", "2099-12-31", -1]
    sheet.evaluate(
        """sheet => {
          sheet.value = "2026-06-15";
          for (const kind of ["input", "change"]) sheet.dispatchEvent(new Event(kind, { bubbles: true }));
        }"""
    )
    expect(form.input("letzter_kontakt")).to_have_value("15.06.2026")
    expect(form.input("letzter_kontakt")).to_be_focused()
    expect(form.sentence).to_contain_text("15. Dezember 2026")


def test_rows_of_a_list_read_dates_too(open_empty: Callable[[str], Rechner]) -> None:
    rechner = open_empty("mangelnde-mitwirkung")
    rechner.enter("versaeumte_einladungen.0", "29.10.26")
    rechner.field("versaeumte_einladungen").get_by_role("button", name="Zeile hinzufügen").click()
    rechner.page.keyboard.type("12112026")
    expect(rechner.field("versaeumte_einladungen").locator("output").last).to_have_text("Do, 12.11.2026")
    rechner.enter("eintrag_am", "23.11.26")
    rechner.wait_for("fertig")
    expect(rechner.result.locator(".ergebnis-angaben")).to_contain_text("29.10.2026, 12.11.2026")
