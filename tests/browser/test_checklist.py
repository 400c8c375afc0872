"""Checklists as people use them: ticked, printed, filled in by a calculator, forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import SITE, Problems
from tests.browser.rechner import Rechner
from tests.browser.server import serve
from tests.browser.test_print import printed, squeezed

LISTS = sorted(path.parent.name for path in (SITE / "checklisten").glob("*/index.html") if path.parent.name != "alle")
FORM = "form[data-checkliste]"
# The law of 2026 added steps to these; two sheets are better than a missing step.
LONG = {"einladung", "erstgespraech", "koopp-fortschreiben", "meldeversaeumnis"}
# The case of the issue: missed on 08.09.2026, repeated, decision posted on 27.10.2026.
CASE = {"termin": "2026-09-08", "aufgabe_post": "2026-10-27"}


def most_sheets(name: str) -> int:
    return 2 if name in LONG else 1


def text_of(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_there_are_all_thirteen() -> None:
    assert len(LISTS) == 13


@pytest.mark.parametrize("name", LISTS)
def test_prints_short_and_complete_from_dark_mode(open_page: Callable[[str], Page], name: str) -> None:
    page = open_page(f"checklisten/{name}/")
    page.emulate_media(media="print", color_scheme="dark")
    labels = page.locator(f"{FORM} :is(label, legend, .punkt-hinweis, .schreibzeile-titel):visible").all_inner_texts()
    colours = "nodes => nodes.map(node => getComputedStyle(node).color)"
    assert set(page.locator(f"{FORM} label").evaluate_all(colours)) == {"rgb(0, 0, 0)"}
    reader = printed(page)
    assert len(reader.pages) <= most_sheets(name)
    text = squeezed(text_of(reader))
    missing = [label for label in labels if squeezed(label) not in text]
    assert missing == []
    for part in (f"Seite1von{len(reader.pages)}", "Stand", "Datum:", "Handzeichen:"):
        assert part in text
    assert "Zurücksetzen" not in text


@pytest.mark.parametrize("name", LISTS)
def test_pdf_of_the_build(name: str) -> None:
    reader = PdfReader(SITE / f"checklisten/{name}/checkliste-{name}.pdf")
    root = reader.trailer["/Root"]
    assert len(reader.pages) <= most_sheets(name)
    assert root["/Lang"].startswith("de")  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert reader.metadata is not None
    assert "Beratungsaktivität" in (reader.metadata.title or "")


def test_collection_has_every_list_on_its_sheets_with_a_bookmark() -> None:
    reader = PdfReader(SITE / "checklisten/alle/beratungsaktivitaet-checklisten.pdf")
    own_sheets = [len(PdfReader(SITE / f"checklisten/{name}/checkliste-{name}.pdf").pages) for name in LISTS]
    # A list that just fits on its own sheet may need the second one that it is allowed to have.
    assert 1 + sum(own_sheets) <= len(reader.pages) <= 1 + sum(map(most_sheets, LISTS))
    titles = {re.sub(r"\s+", " ", str(item["/Title"])).strip() for item in flat(reader.outline)}
    for name in LISTS:
        own = PdfReader(SITE / f"checklisten/{name}/checkliste-{name}.pdf").metadata
        assert own is not None
        assert (own.title or "").partition(" – ")[0] in titles
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def flat(items: object) -> list[dict[str, object]]:
    assert isinstance(items, list)
    return [found for item in items for found in (flat(item) if isinstance(item, list) else [item])]


def test_boxes_and_lines_are_drawn_by_borders(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/vertretung/")
    page.emulate_media(media="print")
    look = """node => {
      const style = getComputedStyle(node);
      return [style.borderBottomStyle, parseFloat(style.borderBottomWidth) > 0];
    }"""
    for part in (
        f"{FORM} input >> nth=0",
        f"{FORM} .schreibzeile-linie >> nth=0",
        f"{FORM} span.schreibzeile-linie >> nth=0",
    ):
        assert page.locator(part).evaluate(look) == ["solid", True]


def test_keyboard_and_names(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/vertretung/")
    group = page.get_by_role("group").filter(has=page.get_by_role("checkbox")).first
    expect(group).to_have_accessible_name(re.compile(r"\w+"))
    box = group.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a, input, textarea')")
    page.keyboard.press("Shift+Tab")
    expect(box).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_label_is_part_of_the_box(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/vertretung/")
    page.locator(f"{FORM} .punkt-text > label").first.click()
    expect(page.locator(f"{FORM} input[type=checkbox]").first).to_be_checked()


def test_what_is_ticked_and_written_stays_with_its_entry_of_the_history(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/vertretung/")
    address = page.url
    box, line, notes = fields(page)
    box.check()
    line.fill("12.11.2026, A17")
    notes.fill("Erst fragen,\ndann übergeben")
    page.locator("[name=richtung][value=uebergeben]").check()
    page.get_by_role("link", name="Vertretung", exact=True).first.click()
    page.wait_for_url("**/konzept/vertretung/")
    page.go_back()
    for _ in ("back", "reload"):
        expect(box).to_be_checked()
        expect(line).to_have_value("12.11.2026, A17")
        expect(notes).to_have_value("Erst fragen,\ndann übergeben")
        expect(page.locator("[data-wenn='richtung=uebernehmen']").first).to_be_hidden()
        page.reload()
    assert page.url == address
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(page.locator("[data-ansage]")).to_contain_text("leer")
    page.reload()
    expect(box).not_to_be_checked()
    expect(line).to_have_value("")
    expect(notes).to_have_value("")
    stored = page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])")
    assert "A17" not in stored
    page.goto("about:blank")
    page.goto(address)  # not back to it: a new entry, a new list
    expect(box).not_to_be_checked()


def fields(page: Page) -> tuple[Locator, Locator, Locator]:
    """The first box, the first line, the notes."""
    return (
        page.locator(f"{FORM} input[type=checkbox]").first,
        page.locator(f"{FORM} textarea").first,
        page.get_by_label("Notizen"),
    )


def test_what_was_typed_is_on_the_paper_in_full(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/mangelnde-mitwirkung/")
    long = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
    page.get_by_label("Versäumt am").fill(long)
    _, _, notes = fields(page)
    page.emulate_media(media="print")
    expect(notes).to_be_hidden()
    lines = page.locator(".checkliste-notizen .schreibzeile-linie")
    expect(lines.first).to_be_visible()
    page.emulate_media(media="screen")
    notes.fill("Anruf am 03.11.2026\nSie kommt am 12.11.2026")
    text = text_of(printed(page))
    for part in (long, "Anruf am 03.11.2026", "Sie kommt am 12.11.2026"):
        assert squeezed(part) in squeezed(text)
    page.emulate_media(media="print")
    expect(lines.first).to_be_hidden()


def test_an_answer_hides_what_belongs_to_the_other(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/massnahme/")
    other = page.locator("[data-wenn='massnahme=fbw']").first
    expect(other).to_be_visible()
    page.locator("[name=massnahme][value=agh]").check()
    expect(other).to_be_hidden()
    expect(page.locator("[data-wenn='massnahme=agh']").first).to_be_visible()
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(other).to_be_visible()


def test_drucken_prints(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/vertretung/")
    page.evaluate("window.print = () => { window.gedruckt = true; }")
    page.get_by_role("button", name="Drucken").click()
    assert page.evaluate("window.gedruckt")


def filled_list(rechner: Rechner) -> Page:
    with rechner.page.context.expect_page() as opened:
        rechner.form.get_by_role("button", name="Checkliste öffnen").click()
    page = opened.value
    expect(page.locator("[data-aus-rechner]")).to_be_visible()
    return page


def test_calculator_fills_the_list_and_it_prints_short(
    open_calculator: Callable[[str], Rechner], problems: Problems
) -> None:
    rechner = open_calculator("meldeversaeumnis")
    rechner.enter("anhoerung_zugang", "")
    for name, value in CASE.items():
        rechner.enter(name, value)
    expect(rechner.sentence).to_contain_text("01.11. bis 30.11.2026")
    page = filled_list(rechner)
    problems.watch(page)
    assert page.url.endswith("/checklisten/meldeversaeumnis/")
    assert not re.search(r"[?#]", page.url)
    expect(page.locator("[name=recht][value=neu]")).to_be_checked()
    expect(page.get_by_label("Der Termin war vor Ort")).to_be_checked()
    # Six months after 08.09.2026 end on 08.03.2027; four days of post before: Thu 04.03.
    expect(page.get_by_label("zur Post bis (Arbeitstag)")).to_have_value("Do, 04.03.2027")
    page.emulate_media(media="print", color_scheme="dark")
    reader = printed(page)
    assert len(reader.pages) <= most_sheets("meldeversaeumnis")
    text = text_of(reader)
    for part in (
        "08.09.2026",
        "27.10.2026",
        "31.10.2026",
        "01.11.2026",
        "30.11.2026",
        "30 % weniger Regelbedarf",
        "R1",
    ):
        assert part in text, part
    assert "keine Entscheidung" in text
    page.reload()
    expect(page.locator("[data-aus-rechner]")).to_be_visible()
    expect(page.get_by_label("Versäumter Termin am")).to_have_value("Di, 08.09.2026")
    page.close()


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("kontaktintervall", "gespraechsform"),
        ("kooperationsplan", "koopp-fortschreiben"),
        ("mutterschutz", "elternzeit-mutterschutz"),
        ("mangelnde-mitwirkung", "mangelnde-mitwirkung"),
        ("beratungsquote", "jahresblick"),
    ],
)
def test_every_calculator_with_a_list_fills_its_lines(
    open_calculator: Callable[[str], Rechner], name: str, target: str
) -> None:
    page = filled_list(open_calculator(name))
    assert f"/checklisten/{target}/" in page.url
    values = "all => all.map(line => line.value).filter(Boolean)"
    assert page.locator("[data-feld]").evaluate_all(values)
    assert len(printed(page).pages) <= most_sheets(target)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(page.locator("[data-aus-rechner]")).to_be_hidden()
    assert page.locator("[data-feld]").evaluate_all(values) == []
    page.close()


def test_only_the_calculator_can_fill_a_list(open_page: Callable[[str], Page]) -> None:
    opener = open_page("checklisten/")
    with opener.context.expect_page() as opened:
        opener.evaluate("window.list = window.open('meldeversaeumnis/')")
    page = opened.value
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    message = "{ art: 'checkliste', html: '<p>Text</p>', felder: { termin: 'Di' }, wahl: [] }"
    page.evaluate(f"postMessage({message})")  # same origin, but not the window that opened it
    page.wait_for_timeout(200)
    expect(page.locator("[data-aus-rechner]")).to_be_hidden()
    assert page.evaluate("window.opener") is None
    box = page.locator(f"{FORM} input[type=checkbox]").first
    box.check()
    opener.evaluate(f"list.postMessage({message}, location.origin)")
    expect(page.locator("[data-aus-rechner]")).to_have_text("Text")
    expect(box).to_be_checked()  # whoever has begun keeps what is ticked
    page.close()


def test_a_foreign_page_cannot_fill_a_list(page: Page, server: str, tmp_path: Path, problems: Problems) -> None:
    """It opens the list, so it is the opener; but of another origin."""
    problems.allowed = "foreign host|404"  # it has no icon
    (tmp_path / "index.html").write_text("<!doctype html><title>fremd</title>", "utf-8")
    message = "{ art: 'checkliste', html: '<p>Fremd</p>', felder: { termin: 'Di' }, wahl: [] }"
    with serve(tmp_path) as foreign:
        page.goto(foreign)
        with page.expect_popup() as opened:
            page.evaluate(f"globalThis.list = open('{server}/checklisten/meldeversaeumnis/'), 0")
        expect(opened.value.get_by_role("button", name="Drucken")).to_be_visible()
        assert page.evaluate(f"setInterval(() => list.postMessage({message}, '*'), 50), list !== null")
        opened.value.wait_for_timeout(500)
        expect(opened.value.locator("[data-aus-rechner]")).to_be_hidden()
        expect(opened.value.locator("body")).not_to_contain_text("Fremd")
        opened.value.close()


def test_list_of_a_calculator_comes_and_goes(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("pflichtverletzung")
    button = rechner.form.get_by_role("button", name="Checkliste öffnen")
    rechner.input("u25").uncheck()
    expect(button).to_be_hidden()
    rechner.input("u25").check()
    expect(button).to_be_visible()
    page = filled_list(rechner)
    assert "/checklisten/u25-leistungsminderung/" in page.url
    assert len(printed(page).pages) <= 2  # the days of the case lengthen a list that fills its sheet without them
    page.close()


def test_without_javascript_the_list_is_complete(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(f"{server}/checklisten/massnahme/")
    box = page.locator(f"{FORM} input[type=checkbox]").first
    box.check()
    page.get_by_role("button", name="Zurücksetzen").click()
    expect(box).not_to_be_checked()
    expect(page.locator("[data-aktion=drucken]")).to_be_hidden()
    context.close()
