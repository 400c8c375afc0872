"""Every calculator on its page: example, change, refusal, paper; and the cases that the project promises."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from calc.rechner import RECHNER_TITEL
from tests.browser.rechner import Rechner
from tests.browser.test_pages import axe
from tests.test_faelle import tafel

Open = Callable[[str], Rechner]


@dataclass(frozen=True)
class Probe:
    """A change to the example with what it leads to, and one that is refused at a field; `[probe]` in tests/faelle."""

    aendert: Mapping[str, str]
    weist_ab: Mapping[str, str]


PROBES = {name: Probe(**tafel(name, "probe")) for name in RECHNER_TITEL}


def path_of(name: str) -> str:
    return name.replace("_", "-")


def test_every_calculator_has_a_page(open_page: Callable[[str], Page], site: Path) -> None:
    page = open_page("rechner/")
    for name in RECHNER_TITEL:
        assert f'data-rechner="{name}"' in (site / "rechner" / path_of(name) / "index.html").read_text("utf-8")
        expect(page.locator(f"main a[href$='{path_of(name)}/']").first).to_be_visible()


@pytest.mark.parametrize("name", PROBES)
def test_change_and_refusal(open_calculator: Open, name: str) -> None:
    probe, rechner = PROBES[name], open_calculator(path_of(name))
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Beispiel")
    example = rechner.values()
    field = probe.weist_ab["feld"]
    rechner.enter(field, probe.weist_ab["wert"])
    rechner.expect_error(probe.weist_ab["am"], probe.weist_ab["text"])
    typed = rechner.values()
    assert {key for key in example if example[key] != typed[key]} == {rechner.input(field).get_attribute("id")}
    rechner.enter(field, example[rechner.input(field).get_attribute("id") or ""])
    rechner.wait_for("fertig")
    expect(rechner.summary).to_be_hidden()
    rechner.enter(probe.aendert["feld"], probe.aendert["wert"])
    expect(rechner.sentence).to_contain_text(probe.aendert["satz"])


@pytest.mark.parametrize("name", PROBES)
def test_accessible_narrow_and_on_paper(open_calculator: Open, name: str) -> None:
    rechner = open_calculator(path_of(name))
    assert axe(rechner.page) == []
    tables = rechner.result.locator(".ergebnis-tabelle")
    assert tables.evaluate_all("all => all.filter(box => box.scrollWidth > box.clientWidth).length") == 0
    rechner.page.set_viewport_size({"width": 320, "height": 640})
    assert rechner.page.evaluate("document.documentElement.scrollWidth") <= 320
    labels = rechner.result.locator(".ergebnis-angaben dt").all_inner_texts()
    sheets = PdfReader(io.BytesIO(rechner.page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) <= 2
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert labels
    for part in (*labels, "Rechenweg", "Rechtsstand", "keine Entscheidung"):
        assert " ".join(part.split()) in text
    refused = PROBES[name].weist_ab
    rechner.enter(refused["feld"], refused["wert"])
    rechner.wait_for("fehler")
    assert axe(rechner.page) == []


def test_posted_one_day_later_is_one_month_later(open_calculator: Open) -> None:
    """Missed on 08.09.2026, again, with instructions on the consequences; the notice is posted on 27.10.2026."""
    rechner = open_calculator("meldeversaeumnis")
    press = rechner.page.keyboard.press
    rechner.input("anhoerung_zugang").fill("")
    rechner.input("termin").focus()
    rechner.type_over("8.9.26")
    rechner.tab_to("zaehler", "wiederholt")
    expect(rechner.field("rechtsfolgenbelehrung").get_by_label("Ja")).to_be_checked()
    rechner.tab_to("aufgabe_post")
    rechner.type_over("271026")
    press("Tab")
    expect(rechner.sentence).to_have_text("30 % weniger Regelbedarf vom 01.11. bis 30.11.2026.")
    expect(rechner.result.locator(".ergebnis-lage")).to_contain_text(
        "Im November 2026 sind das höchstens 168,90 € weniger."
    )
    expect(rechner.result.locator(".zeitleiste svg")).to_have_attribute(
        "aria-label", re.compile("30.11.2026: Letzter Tag")
    )
    rechner.input("aufgabe_post").focus()
    rechner.type_over("28.10.2026")
    press("Tab")
    expect(rechner.sentence).to_have_text("30 % weniger Regelbedarf vom 01.12. bis 31.12.2026.")
    rechner.enter("aufgabe_post", "")
    expect(rechner.sentence).to_contain_text("sobald der Bescheid bekannt gegeben ist")
    row = rechner.result.locator(".ergebnis-tabelle tr").filter(has_text="27.10.2026")
    expect(row).to_contain_text("01.11.2026")


def test_open_questions_are_a_short_list(open_calculator: Open) -> None:
    rechner = open_calculator("meldeversaeumnis")
    box = rechner.result.locator(".ergebnis-offen")
    expect(box.locator(":scope > ol > li")).to_have_count(3)
    answer = box.get_by_text("Die Rechner beginnen am 01.07.2026 neu zu zählen")
    expect(answer).to_be_hidden()
    box.locator("summary").press("Enter")
    expect(answer).to_be_visible()
    rechner.enter("einladung_versandt", "20.6.26")
    expect(box.locator(":scope > ol > li")).to_have_count(4)
    rechner.page.emulate_media(media="print")
    expect(box.get_by_text("Die Rechner beginnen am 01.07.2026 neu zu zählen")).to_be_visible()
    rechner.page.emulate_media(media="screen")
    rechner.option("erstes").check()
    expect(rechner.sentence).to_have_text("Keine Minderung.")
    rechner.enter("termin", "2026-06-30")
    expect(box.locator(":scope > ol > li")).to_have_count(1)  # which rule of hearing an old case follows


@pytest.mark.parametrize(
    ("now", "week", "month", "year"),
    [
        ("2026-11-22", ("2026-11-16", "2026-11-22"), ("2026-11-01", "2026-11-30"), ("2026-01-01", "2026-12-31")),
        ("2027-01-01", ("2026-12-28", "2027-01-03"), ("2027-01-01", "2027-01-31"), ("2027-01-01", "2027-12-31")),
        ("2028-02-28", ("2028-02-28", "2028-03-05"), ("2028-02-01", "2028-02-29"), ("2028-01-01", "2028-12-31")),
    ],
)
def test_week_month_and_year_at_one_click(
    browser: Browser, server: str, now: str, week: tuple[str, str], month: tuple[str, str], year: tuple[str, str]
) -> None:
    page = browser.new_page(locale="de-DE")  # a clock stays with its profile
    page.clock.set_fixed_time(f"{now}T10:00:00")
    page.goto(f"{server}/rechner/beratungsquote/")
    rechner = Rechner(page).started()
    for title, period in (("Diese Woche", week), ("Dieser Monat", month), ("Dieses Jahr", year)):
        rechner.form.get_by_role("button", name=title).click()
        typed = (rechner.input("von").input_value(), rechner.input("bis").input_value())
        assert typed == tuple(f"{date.fromisoformat(day):%d.%m.%Y}" for day in period)
    page.context.close()


def test_absences_come_and_go(open_calculator: Open) -> None:
    rechner = open_calculator("beratungsquote")
    absences = rechner.field("abwesenheiten")
    expect(rechner.sentence).to_contain_text("Mindestens 84 Gespräche")
    for day in ("2026-11-12", "2026-11-13"):
        absences.get_by_role("button", name="Zeile hinzufügen").click()
        for part in ("Von", "Bis"):
            absences.locator("[data-zeile]").last.get_by_label(part, exact=True).fill(day)
    expect(rechner.sentence).to_contain_text("Mindestens 76 Gespräche")
    row = absences.locator("[data-zeile]").nth(1)
    row.get_by_label("Von", exact=True).fill("2026-11-24")
    row.get_by_label("Bis", exact=True).fill("2026-11-23")
    row.get_by_label("Bis", exact=True).blur()
    rechner.wait_for("fehler")
    expect(row.locator("[data-teil=bis] .feld-fehler")).to_contain_text("vor dem Beginn")
    expect(rechner.summary.get_by_role("link")).to_contain_text("Zeile 2, Bis:")
    row.get_by_label("Bis", exact=True).fill("2026-11-24")
    expect(rechner.sentence).to_contain_text("Mindestens 76 Gespräche")
    for _ in range(2):
        absences.get_by_role("button", name="entfernen").first.click()
    expect(rechner.sentence).to_contain_text("Mindestens 84 Gespräche")
