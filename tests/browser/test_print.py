"""Every kind of page on paper: its sheets, its text, its margins, and nothing that only a screen can do."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.rechner import Rechner

# Path and the most sheets it may take.
SHEETS = {
    "": 2,
    "wie-oft/": 3,
    "wie-oft/agh/": 1,
    "wie-oft/lange-au/": 2,
    "wie-oft/arbeitslos-berufspraxis/": 1,
    "wie-oft/vollzeit-beschaeftigt/": 1,
    "einladen/": 3,
    "einladen/meldeversaeumnisse/": 5,
    "konzept/auftrag/": 2,
    "konzept/kooperationsplan/": 2,
    "konzept/spannungen/": 1,
    "recht/rechtsstand/": 6,
    "recht/praxis/": 3,
    "recht/fristen/": 5,
    "recht/regelbedarf/": 1,
    "glossar/": 2,
    "rechner/": 2,
    "whiteboard/": 1,
    "checklisten/": 2,
    "checklisten/alle/": 18,
    "barrierefreiheit/": 2,
    "datenschutz/": 2,
}
SCREEN = ".md-header, .md-tabs, .md-sidebar, .md-footer, .headerlink"
CONTROLS = f":is(button:not(th button), input:not(.checkliste input), select, textarea, {SCREEN}):visible"
# Words of the text, without what paper leaves out.
READ = """main => [...main.querySelectorAll('h1, h2, h3, p, li, td, th, dd, dt')]
  .filter(node => node.checkVisibility({ visibilityProperty: true })).map(node => node.innerText).join(' ')"""


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))


def words(text: str) -> set[str]:
    """Words long enough that no line break inside a cell has torn them."""
    return set(re.findall(r"\b[A-Za-zÄÖÜäöüß]{4,12}\b", text))


def squeezed(text: str) -> str:
    """Without white space: lines break elsewhere on paper."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(("path", "most"), SHEETS.items())
def test_prints_complete_and_short(open_page: Callable[[str], Page], path: str, most: int) -> None:
    page = open_page(path)
    title = page.locator("h1").inner_text().replace("¶", "").strip()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(CONTROLS)).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    read = words(page.locator("main").evaluate(READ))
    reader = printed(page)
    sheets = [sheet.extract_text() for sheet in reader.pages]
    assert len(sheets) <= most
    assert title.split()[0] in sheets[0]
    missing = read - words(" ".join(sheets))
    assert len(missing) <= len(read) * 0.01, sorted(missing)
    for number, text in enumerate(sheets, 1):
        assert f"Seite {number} von {len(sheets)}" in text
        assert "Arbeitshilfe zur Beratungsaktivität" in text
        assert re.search(r"Stand \d\d\.\d\d\.\d{4}", text)
        assert number == 1 or title.split()[0] in text


@pytest.mark.parametrize("path", ["wie-oft/", "recht/fristen/", "einladen/meldeversaeumnisse/", "recht/regelbedarf/"])
def test_nothing_is_cut_at_the_side(open_page: Callable[[str], Page], path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 665, "height": 990})  # A4 without its margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 665
    tables = page.locator("main table").evaluate_all("all => all.map(t => t.getBoundingClientRect().right)")
    assert all(right <= 666 for right in tables)


def test_boxes_have_lines_without_background(open_page: Callable[[str], Page]) -> None:
    page = open_page("wie-oft/lange-fbw/")
    page.emulate_media(media="print")
    for box in page.locator(".faktenkasten, .admonition").all():
        look = box.evaluate("box => [getComputedStyle(box).borderTopStyle, getComputedStyle(box).borderRightStyle]")
        assert look == ["solid", "solid"]
        assert box.evaluate("box => getComputedStyle(box).breakInside") == "avoid"


def test_folded_text_is_open_on_paper(open_page: Callable[[str], Page]) -> None:
    page = open_page("recht/regelbedarf/")
    page.evaluate(
        """() => {
          const fold = document.createElement("details");
          fold.append(document.createElement("summary"), document.createElement("p"));
          fold.lastChild.textContent = "Zugeklappt";
          document.querySelector("article").append(fold);
        }"""
    )
    assert "Zugeklappt" in printed(page).pages[-1].extract_text()


def test_result_stays_on_one_sheet(rechner: Rechner) -> None:
    reader = printed(rechner.page)
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/Lang"].startswith("de")  # type: ignore[index]
    text = reader.pages[0].extract_text()
    for part in ("Nächster Kontakt", "Rechenweg", "Angaben", "Rechtsstand", "keine Entscheidung"):
        assert part in text


RESULTS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "example": ("meldeversaeumnis", {}, {}),
    "posted": ("meldeversaeumnis", {"termin": "2026-09-08", "aufgabe_post": "2026-10-27"}, {}),
    "no decision yet": ("meldeversaeumnis", {"aufgabe_post": "", "anhoerung_zugang": ""}, {}),
    "third in a row": ("meldeversaeumnis", {"aufgabe_post": ""}, {"zaehler": "drittes_in_folge"}),
    "young and made up for": (
        "pflichtverletzung",
        {"ereignis": "2026-08-06", "aufgabe_post": "", "bekanntgabe": "2026-10-28", "nachgeholt_am": "2026-12-15"},
        {"u25": ""},
    ),
}


@pytest.mark.parametrize("case", RESULTS)
def test_longer_results_answer_on_the_first_of_two_sheets(open_calculator: Callable[[str], Rechner], case: str) -> None:
    """The law of 2026 added notes that must not be missing: how it was computed may follow on a second sheet."""
    name, values, choices = RESULTS[case]
    rechner = open_calculator(name)
    for field, value in choices.items():
        (rechner.option(value) if value else rechner.input(field)).check()
    for field, value in values.items():
        rechner.enter(field, value)
    rechner.page.wait_for_timeout(500)
    rechner.wait_for("fertig")
    reader = printed(rechner.page)
    assert len(reader.pages) <= 2
    first = reader.pages[0].extract_text()
    for part in (rechner.sentence.inner_text(), "Jetzt zu tun", "Aktenzeichen"):
        assert squeezed(part) in squeezed(first)
    text = " ".join(sheet.extract_text() for sheet in reader.pages)
    for part in ("Hinweise", "Rechenweg", "Angaben", "Rechtsstand", "§ 31b SGB II", "keine Entscheidung"):
        assert part in text
