"""Two variants side by side, and a bookmark with the settings of one's own work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.rechner import Rechner
from tests.browser.test_pages import axe

STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


def third_missed(open_empty: Callable[[str], Rechner]) -> Rechner:
    """Missed again on 12.11.2026, with instructions on the consequences, posted on Thursday, 26.11.2026."""
    rechner = open_empty("meldeversaeumnis")
    for value in ("praesenz", "wiederholt"):
        rechner.option(value).check()
    rechner.field("rechtsfolgenbelehrung").get_by_label("Ja").check()
    rechner.enter("termin", "12.11.26")
    rechner.enter("aufgabe_post", "26.11.26")
    rechner.wait_for("fertig")
    return rechner


def test_posted_on_thursday_or_on_monday(open_empty: Callable[[str], Rechner]) -> None:
    """Known on 30.11. (fourth day) it begins on 1 December; posted on Monday, known on 04.12., on 1 January."""
    rechner = third_missed(open_empty)
    rechner.form.get_by_role("button", name="Variante vergleichen").click()
    box = rechner.form.locator("[data-vergleich]")
    expect(box).to_contain_text("Variante 1 ist gemerkt")
    rechner.enter("aufgabe_post", "30.11.26")
    table = box.get_by_role("table")
    expect(table.get_by_role("row", name="Bescheid zur Post gegeben")).to_contain_text("26.11.202630.11.2026")
    expect(table.get_by_role("row", name="Beginn der Minderung")).to_contain_text("Di, 01.12.2026Fr, 01.01.2027")
    expect(table.get_by_role("row", name="Versäumter Termin")).to_have_count(0)
    expect(rechner.sentence).to_contain_text("01.01. bis 31.01.2027")
    assert axe(rechner.page) == []
    rechner.page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(box.get_by_role("button")).to_be_hidden()
    rechner.page.emulate_media(media="screen")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    rechner.page.set_viewport_size({"width": 320, "height": 640})
    assert rechner.page.evaluate("document.documentElement.scrollWidth") <= 320
    cells = table.get_by_role("row", name="Beginn der Minderung").locator("td")
    [first, second] = [cell.bounding_box() for cell in cells.all()]
    assert first
    assert second
    assert first["y"] < second["y"]  # one below the other
    box.get_by_role("button", name="Vergleich beenden").click()
    expect(box).to_be_hidden()


def test_a_comparison_ends_with_the_case(open_empty: Callable[[str], Rechner]) -> None:
    rechner = third_missed(open_empty)
    rechner.form.get_by_role("button", name="Variante vergleichen").click()
    rechner.enter("aufgabe_post", "30.11.26")
    table = rechner.form.locator("[data-vergleich] table")
    expect(table).to_be_visible()
    rechner.enter("aufgabe_post", "31.02.26")
    rechner.wait_for("fehler")
    expect(table).to_have_count(0)
    rechner.page.keyboard.press("Alt+n")
    expect(rechner.form.locator("[data-vergleich]")).to_be_hidden()


@pytest.mark.parametrize(("name", "offered"), [("bekanntgabe", 1), ("beratungsquote", 1), ("kontaktintervall", 0)])
def test_offered_where_people_ask_for_it(open_page: Callable[[str], Page], name: str, offered: int) -> None:
    page = open_page(f"rechner/{name}/")
    expect(page.get_by_role("button", name="Variante vergleichen")).to_have_count(offered)


def test_a_bookmark_keeps_settings_and_no_case(open_empty: Callable[[str], Rechner], context: BrowserContext) -> None:
    rechner = open_empty("beratungsquote")
    before = rechner.page.evaluate(STORED)
    rechner.enter("wochenstunden", "25")
    for day in ("Montag", "Freitag"):
        rechner.field("wochentage").get_by_label(day).uncheck()
    rechner.input("dienstfrei_24_31_dez").uncheck()
    rechner.enter("gefuehrt", "17")
    rechner.enter("von", "21.12.26")
    rechner.form.get_by_role("button", name="Lesezeichen mit meinen Einstellungen").click()
    expect(rechner.form.locator("[data-lesezeichen]")).to_contain_text("Strg+D")
    address = rechner.page.url
    assert "17" not in address
    assert "2026" not in address
    assert rechner.page.evaluate(STORED) == before
    assert context.cookies() == []
    rechner.page.goto("about:blank")
    rechner.page.goto(address)
    rechner.started()
    rechner.wait_for("bereit")
    expect(rechner.input("wochenstunden")).to_have_value("25")
    expect(rechner.field("wochentage").locator(":checked")).to_have_count(3)
    expect(rechner.input("dienstfrei_24_31_dez")).not_to_be_checked()
    for name in ("von", "bis"):
        expect(rechner.input(name)).to_have_value("")
    marks = rechner.form.locator("[data-vorgabe]:visible", has_text="aus dem Lesezeichen")
    expect(marks).to_have_count(4)
    rechner.enter("wochenstunden", "30")
    expect(marks).to_have_count(3)
    rechner.page.keyboard.press("Alt+n")
    expect(rechner.input("wochenstunden")).to_have_value("25")
    assert axe(rechner.page) == []


@pytest.mark.parametrize(
    "fragment",
    [
        "einstellungen=%7B%22termin%22%3A%222026-01-01%22%2C%22zaehler%22%3A%22drittes_in_folge%22%7D",
        "einstellungen=%7B%22anhoerung_tage%22",
        "einstellungen=%E0%A4%A",
        "einstellungen=null",
        "%E0%A4%A",
    ],
)
def test_an_address_brings_nothing_but_settings(open_page: Callable[[str], Page], fragment: str) -> None:
    rechner = Rechner(open_page(f"rechner/meldeversaeumnis/#{fragment}")).started()
    rechner.wait_for("bereit")
    expect(rechner.input("termin")).to_have_value("")
    expect(rechner.option("drittes_in_folge")).not_to_be_checked()
    expect(rechner.input("anhoerung_tage")).to_have_value("14")
