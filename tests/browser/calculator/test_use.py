"""The calculator in use: by keyboard, with every change, from a link."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from calc.rechner import RECHNER_TITEL
from tests.browser.conftest import Problems
from tests.browser.rechner import START_TIMEOUT, Rechner

LOCAL_DAY = "new Date().toLocaleDateString('sv')"
ANSWER = date(2027, 2, 26)


def test_question_by_keyboard_alone(open_empty: Callable[[str], Rechner]) -> None:
    """U25, unemployed, last contact 31.01.2027: by when at the latest? And why?"""
    rechner = open_empty("kontaktintervall")
    press = rechner.page.keyboard.press
    rechner.tab_to("letzter_kontakt")
    rechner.type_over("31.1.27")
    rechner.tab_to("stichtag")
    rechner.type_over("01022027")
    rechner.tab_to("situationen", "aktivierbar_u25_alo")
    press("Space")
    rechner.expect_date(ANSWER)
    expect(rechner.result.locator(".ergebnis-satz")).to_contain_text("Freitag, 26. Februar 2027")
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text(re.compile("jeden Monat|monatlich", re.IGNORECASE))
    expect(rechner.result.locator(".ergebnis-lage").get_by_role("link", name="O2")).to_be_visible()
    expect(rechner.result.locator(".ergebnis-schritte")).to_contain_text("28.02.2027")


TAKE_ALONG = ["kopieren", "drucken", "kalender", "checkliste"]


def today_of(rechner: Rechner) -> str:
    """The reader's own day, as the page writes it."""
    return f"{date.fromisoformat(rechner.page.evaluate(LOCAL_DAY)):%d.%m.%Y}"


def expect_no_answer(rechner: Rechner) -> None:
    """Nothing that could be taken for the answer to this customer's case."""
    expect(rechner.result).to_be_hidden()
    expect(rechner.form.locator("[data-mitnehmen]")).to_be_hidden()
    expect(rechner.form.locator("[data-sprung]")).to_be_hidden()
    for action in TAKE_ALONG:
        expect(rechner.form.locator(f"[data-aktion={action}]").first).to_be_disabled()


@pytest.mark.parametrize("name", [name.replace("_", "-") for name in RECHNER_TITEL])
def test_starts_empty_beside_the_example(open_empty: Callable[[str], Rechner], name: str) -> None:
    rechner = open_empty(name)
    rechner.wait_for("bereit")
    expect_no_answer(rechner)
    dates = rechner.form.locator("input[data-datum]").evaluate_all("all => all.map(one => [one.name, one.value])")
    assert {name: value for name, value in dates if value} in ({}, {"stichtag": today_of(rechner)})
    expect(rechner.example).to_have_attribute("open", "")
    expect(rechner.example.locator("summary").first).to_contain_text("Beispiel")
    expect(rechner.example.locator(".beispiel-kopf")).to_contain_text(re.compile("Gerechnet mit .*[0-9]"))
    box, page = rechner.example.bounding_box(), rechner.page.viewport_size
    assert box
    assert page
    assert box["y"] < page["height"]


def test_the_example_makes_way_and_comes_back(open_empty: Callable[[str], Rechner]) -> None:
    rechner = open_empty("kontaktintervall")
    rechner.option("agh").check()
    rechner.wait_for("fertig")
    expect(rechner.example).not_to_have_attribute("open", "")
    expect(rechner.sentence).to_be_visible()
    expect(rechner.form.locator("[data-lage]")).to_be_hidden()
    rechner.example.locator("summary").first.click()
    expect(rechner.example.locator(".ergebnis-satz")).to_be_visible()
    rechner.example.get_by_role("button", name="Beispiel einsetzen").click()
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Werten des Beispiels")
    rechner.wait_for("fertig")
    assert rechner.sentence.inner_text() == rechner.example.locator(".ergebnis-satz").inner_text()
    expect(rechner.option("agh")).not_to_be_checked()
    rechner.option("agh").check()
    expect(rechner.form.locator("[data-lage]")).to_be_hidden()


def test_what_is_still_needed(open_empty: Callable[[str], Rechner]) -> None:
    rechner = open_empty("kontaktintervall")
    rechner.page.set_viewport_size({"width": 390, "height": 844})
    rechner.option("lange_fbw").check()
    expect(rechner.missing.get_by_role("link")).to_have_text(
        ["Beginn der Maßnahme oder des Kurses", "Ende der Maßnahme oder des Kurses"]
    )
    rechner.wait_for("bereit")
    expect_no_answer(rechner)
    expect(rechner.summary).to_be_hidden()
    expect(rechner.form.locator("[aria-invalid]")).to_have_count(0)
    rechner.missing.get_by_role("link").last.click()
    expect(rechner.input("massnahme_ende")).to_be_focused()
    rechner.page.keyboard.type("31.3.27")
    expect(rechner.missing.get_by_role("link")).to_have_count(1)
    rechner.enter("massnahme_beginn", "1.4.26")
    rechner.wait_for("fertig")
    expect(rechner.missing).to_be_hidden()
    expect(rechner.form.locator("[data-sprung]")).to_contain_text("Kontakt")


def test_pregnancy_and_case_management_stand_beside_the_situations(open_empty: Callable[[str], Rechner]) -> None:
    """D5: the talk due on 2 March 2027 falls into the protected time of 22 December to 30 March (due 2 February)."""
    rechner = open_empty("kontaktintervall")
    names = rechner.form.locator("[data-feld]").evaluate_all("all => all.map(one => one.dataset.feld)")
    assert names.index("fallmanagement") == names.index("situationen") + 1
    rechner.option("vollzeit_beschaeftigt").check()
    rechner.enter("letzter_kontakt", "2.9.26")
    rechner.enter("stichtag", "28.11.26")
    rechner.expect_date(date(2027, 3, 2))
    expect(rechner.field("errechneter_termin")).to_be_hidden()
    rechner.option("schwanger").check()
    expect(rechner.missing.get_by_role("link")).to_have_text(["Errechneter Geburtstermin"])
    expect_no_answer(rechner)
    rechner.enter("errechneter_termin", "2.2.")
    expect(rechner.input("errechneter_termin")).to_have_value("02.02.2027")
    rechner.expect_date(date(2027, 3, 31))
    rechner.option("fallmanagement").check()
    rechner.expect_date(date(2026, 10, 2))
    rechner.option("schwanger").uncheck()
    expect(rechner.field("errechneter_termin")).to_be_hidden()
    rechner.option("fallmanagement").uncheck()
    rechner.expect_date(date(2027, 3, 2))


def test_asked_for_too_early_the_missing_are_errors(open_empty: Callable[[str], Rechner]) -> None:
    rechner = open_empty("meldeversaeumnis")
    rechner.input("termin").press("Enter")
    rechner.expect_error("termin", "ausfüllen")
    rechner.expect_error("rechtsfolgenbelehrung", "ausfüllen")
    expect(rechner.summary).to_be_focused()
    expect(rechner.missing).to_be_hidden()


def test_new_case_with_one_key(rechner: Rechner) -> None:
    rechner.form.locator("[data-mitnehmen] summary").click()
    rechner.form.get_by_label("Kürzel").fill("A17")
    rechner.choose_only("lange_fbw")
    rechner.enter("massnahme_beginn", "1.4.26")
    rechner.page.keyboard.press("Alt+n")
    rechner.wait_for("bereit")
    expect_no_answer(rechner)
    expect(rechner.input("letzter_kontakt")).to_be_focused()
    expect(rechner.input("stichtag")).to_have_value(today_of(rechner))
    expect(rechner.form.locator(":checked")).to_have_count(1)  # the plan after school, a preset
    for name in ("letzter_kontakt", "massnahme_beginn"):
        expect(rechner.input(name)).to_have_value("")
    expect(rechner.form.get_by_label("Kürzel")).to_have_value("")
    expect(rechner.form.locator("[data-ansage]")).to_contain_text("Neuer Fall")
    expect(rechner.example).to_have_attribute("open", "")
    rechner.page.wait_for_timeout(500)
    rechner.wait_for("bereit")  # no late answer comes back
    rechner.option("agh").check()
    rechner.form.get_by_role("button", name="Neuer Fall").click()
    expect_no_answer(rechner)


def test_presets_of_the_house_are_marked(open_empty: Callable[[str], Rechner]) -> None:
    rechner = open_empty("beratungsquote")
    marks = rechner.form.locator("[data-vorgabe]:visible")
    marked = marks.evaluate_all("all => all.map(one => one.closest('[data-feld]').dataset.feld)")
    assert {"vollzeitstunden", "wochentage", "dienstfrei_24_31_dez"} <= set(marked)
    expect(rechner.input("vollzeitstunden")).to_have_value("39")
    rechner.enter("vollzeitstunden", "40")
    expect(rechner.field("vollzeitstunden").locator("[data-vorgabe]")).to_be_hidden()
    rechner.enter("vollzeitstunden", "39")
    expect(rechner.field("vollzeitstunden").locator("[data-vorgabe]")).to_be_visible()
    rechner.field("wochentage").get_by_label("Montag").uncheck()
    expect(rechner.field("wochentage").locator("[data-vorgabe]")).to_be_hidden()


def test_new_fields_come_into_sight(open_empty: Callable[[str], Rechner]) -> None:
    rechner = open_empty("kontaktintervall")
    rechner.page.set_viewport_size({"width": 390, "height": 844})
    rechner.option("lange_fbw").scroll_into_view_if_needed()
    rechner.option("lange_fbw").check()
    expect(rechner.input("massnahme_beginn")).to_be_in_viewport(ratio=1)
    expect(rechner.option("lange_fbw")).to_be_in_viewport()


def test_today_button(rechner: Rechner) -> None:
    """Pressing it ends the entry in the field, which is an error: the button must not move away under the finger."""
    rechner.enter("stichtag", "2.1.26")
    rechner.field("stichtag").get_by_role("button", name="Heute").click()
    expect(rechner.input("stichtag")).to_have_value(today_of(rechner))
    rechner.wait_for("fertig")
    rechner.input("letzter_kontakt").fill("1.1.2060")
    button = rechner.field("letzter_kontakt").get_by_role("button", name="Heute")
    button.hover()
    rechner.page.mouse.down()
    before = button.bounding_box()
    rechner.page.wait_for_timeout(1500)
    assert button.bounding_box() == before
    rechner.page.mouse.up()
    rechner.wait_for("fertig")
    expect(rechner.input("letzter_kontakt")).to_have_value(today_of(rechner))


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
    rechner.enter("massnahme_beginn", "2026-09-01")
    rechner.option("deutschfoerderung").uncheck()
    expect(rechner.field("massnahme_beginn")).to_be_hidden()
    rechner.wait_for("fertig")
    rechner.option("lange_fbw").check()
    expect(rechner.input("massnahme_beginn")).to_have_value("01.09.2026")
    expect(rechner.field("schulende")).to_be_hidden()
    expect(rechner.field("entbindung")).to_be_hidden()
    rechner.option("schwanger").check()
    rechner.input("errechneter_termin").fill("1.5.27")
    expect(rechner.field("entbindung")).to_be_visible()


def test_link_opens_situations(open_page: Callable[[str], Page]) -> None:
    rechner = Rechner(open_page("rechner/kontaktintervall/#agh")).started()
    rechner.wait_for("fertig")
    expect(rechner.option("agh")).to_be_checked()
    expect(rechner.example).not_to_have_attribute("open", "")
    expect(rechner.option("arbeitslos_berufspraxis")).not_to_be_checked()
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text("P10")
    rechner.page.evaluate("location.hash = 'integriert'")
    expect(rechner.result.locator(".ergebnis-tabelle").first).to_contain_text("O7")
    rechner.page.evaluate("location.hash = 'integriert,vollzeit_beschaeftigt,fallmanagement'")
    expect(rechner.option("fallmanagement")).to_be_checked()
    expect(rechner.result.locator(".ergebnis-tabelle").first).to_contain_text("P8")
    expect(rechner.form.locator("[name=situationen]:checked")).to_have_count(2)


def test_reading_page_starts_at_first_touch(open_page: Callable[[str], Page], problems: Problems) -> None:
    rechner = Rechner(open_page("wie-oft/arbeitslos-berufspraxis/"))
    rechner.page.wait_for_load_state("networkidle")
    rechner.wait_for("bereit")
    expect(rechner.example.locator(".ergebnis-satz time")).to_be_visible()
    expect(rechner.option("arbeitslos_berufspraxis")).to_be_checked()  # what the page is about
    assert not [url for url in problems.requests if "/assets/laufzeit/" in url]
    rechner.input("letzter_kontakt").fill("31.8.26")
    expect(rechner.form).to_have_attribute("data-zustand", "fertig", timeout=START_TIMEOUT)
    rechner.page.keyboard.press("Alt+n")
    expect(rechner.option("arbeitslos_berufspraxis")).to_be_checked()
    expect(rechner.input("letzter_kontakt")).to_have_value("")


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
    if rechner.option("aktivierbar_u25_alo").is_checked():
        expect(rechner.result.locator(".ergebnis-lage")).to_contain_text("O2")
    else:
        rechner.wait_for("bereit")
        expect_no_answer(rechner)
        expect(rechner.input("letzter_kontakt")).to_have_value("")


def test_nothing_is_kept(rechner: Rechner, context: BrowserContext) -> None:
    """Social data: no trace of what was typed in the address or in the browser's storage."""
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    address, before = rechner.page.url, rechner.page.evaluate(stored)
    rechner.choose_only("aktivierbar_u25_alo")
    rechner.option("schwanger").check()
    rechner.input("errechneter_termin").fill("1.3.27")
    rechner.input("letzter_kontakt").fill("2026-10-31")
    rechner.input("letzter_kontakt").press("Enter")
    rechner.expect_date(date(2026, 11, 30))
    assert rechner.page.url == address
    assert rechner.page.evaluate(stored) == before
    assert rechner.page.evaluate("indexedDB.databases()") == []
    assert context.cookies() == []
