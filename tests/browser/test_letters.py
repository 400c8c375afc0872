"""Letters as people use them: choose, fill, change, copy, forget."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PATH = "einladen/texte/"
WRITE = "(line, text) => { if ('value' in line) line.value = text; else line.textContent = text; }"


@pytest.fixture
def letters(open_page: Callable[[str], Page]) -> Page:
    page = open_page(PATH)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def letter(page: Page, name: str) -> Locator:
    return page.locator(f"form[data-schreiben={name}]")


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_choose_fill_change_copy(letters: Page) -> None:
    form = letter(letters, "erste-einladung")
    form.get_by_label("am Telefon").check()
    form.get_by_label("Tag des Gesprächs").fill("Dienstag, 8. Dezember 2026")
    form.get_by_label("Uhrzeit").fill("10.30")
    sheet = form.get_by_role("textbox", name="Text des Schreibens")
    expect(sheet.get_by_text("Wo: im Jobcenter")).to_be_hidden()
    sheet.get_by_text("Ich freue mich auf das Gespräch.").click()
    letters.keyboard.press("End")
    letters.keyboard.type(" Bis bald!")
    form.get_by_role("button", name="Als Text kopieren").click()
    expect(form.get_by_role("status")).to_have_text("Als Text kopiert. Markierte Stellen sind noch zu ergänzen.")
    text = clipboard(letters)
    assert "Wann: Dienstag, 8. Dezember 2026, 10.30 Uhr" in text
    assert "Sie müssen nicht ins Jobcenter kommen." in text
    assert "Wo: im Jobcenter" not in text
    assert text.rstrip().endswith("Ich freue mich auf das Gespräch. Bis bald!")


def test_what_was_changed_survives_another_choice(letters: Page) -> None:
    form = letter(letters, "folgeeinladung")
    sheet = form.get_by_role("textbox", name="Text des Schreibens")
    sheet.get_by_text("am [Datum] haben wir uns verpasst").click()
    letters.keyboard.press("End")
    letters.keyboard.type(" Schade!")
    form.get_by_label("krank gemeldet oder gesundheitlich belastet").check()
    expect(sheet.get_by_text("Schade!")).to_be_hidden()
    form.get_by_label("nicht gekommen, Grund unbekannt").check()
    expect(sheet.get_by_text("Schade!")).to_be_visible()


def test_formatted_copy_has_paragraphs(letters: Page) -> None:
    form = letter(letters, "kooperationsplan")
    form.get_by_role("button", name="Formatiert kopieren").click()
    expect(form.get_by_role("status")).to_contain_text("Formatiert kopiert.")
    html: str = letters.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert html.count("<p") > 4


def test_copies_without_the_clipboard_of_https(open_page: Callable[[str], Page]) -> None:
    """An intranet without https has no navigator.clipboard."""
    page = open_page(PATH)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    form = letter(page, "angebot-u25")
    for button in ("Als Text kopieren", "Formatiert kopieren"):
        form.get_by_role("button", name=button).click()
        expect(form.get_by_role("status")).to_contain_text("kopiert.")


def test_reset_and_reload_forget(letters: Page) -> None:
    form = letter(letters, "anhoerung")
    form.get_by_label("Versäumter Termin").fill("3.11.2026")
    form.get_by_label("dritter Termin in Folge versäumt, ab 01.07.2026").check()
    expect(form.get_by_text("Es war der dritte Termin hintereinander.")).to_be_visible()
    form.get_by_role("button", name="Zurücksetzen").click()
    expect(form.get_by_label("Versäumter Termin")).to_have_value("")
    expect(form.get_by_text("Es war der dritte Termin hintereinander.")).to_be_hidden()
    expect(form.get_by_text("am [Datum] hatten Sie einen Termin").first).to_be_visible()
    assert letters.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")[2] == ""


def test_places_for_the_house_are_marked(letters: Page) -> None:
    form = letter(letters, "einladung-mit-rfb")
    expect(form.locator(".marke:visible")).to_have_count(2)
    expect(form.locator(".marke").first).to_contain_text("[Hier die Rechtsfolgenbelehrung des Hauses einsetzen.")


def test_asks_only_what_matters(letters: Page) -> None:
    form = letter(letters, "anhoerung")
    when, which = (
        form.get_by_role("group", name="Wann war die Pflichtverletzung?"),
        form.get_by_role("group", name="Die wievielte?"),
    )
    expect(when).to_be_hidden()
    form.get_by_label("Pflichtverletzung", exact=True).check()
    expect(when).to_be_visible()
    expect(which).to_be_hidden()
    when.get_by_label("bis 30.06.2026").check()
    which.get_by_label("zweite").check()
    expect(form.locator("[data-brief]").get_by_text("zwei Monate lang höchstens 20 % weniger")).to_be_visible()


def test_a_checklist_hands_over_what_it_knows(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/meldeversaeumnis/")
    page.locator("[name=recht][value=neu]").check()
    page.locator("[name=zaehler][value=drittes_in_folge]").check()
    page.locator("[data-feld=termin]").evaluate(WRITE, "Do, 12.11.2026")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Anhörung", exact=True).click()
    form = letter(opened.value, "anhoerung")
    expect(form.get_by_label("Versäumter Termin")).to_have_value("Do, 12.11.2026")
    expect(form.get_by_label("dritter Termin in Folge versäumt")).to_be_checked()
    expect(
        form.get_by_text("am Do, 12.11.2026 hatten Sie einen Termin bei mir. Sie waren nicht da. Es war der dritte")
    ).to_be_visible()
    expect(form.get_by_role("status")).to_have_text("Bekannte Angaben sind eingesetzt.")
    assert opened.value.url.endswith("einladen/texte/#anhoerung")
    # What nothing was put into says nothing.
    expect(letter(opened.value, "kooperationsplan").get_by_role("status")).to_have_text("")
    opened.value.close()


def test_the_point_of_a_checklist_settles_an_answer(open_page: Callable[[str], Page]) -> None:
    page = open_page("checklisten/arbeitsunfaehigkeit/")
    with page.expect_popup() as opened:
        page.locator("a[data-schreiben='fortwirkung=ja']").click()
    choice = letter(opened.value, "einladung-mit-rfb").get_by_role("group", name="Fortwirkung")
    expect(choice.get_by_label("ja")).to_be_checked()
    opened.value.close()
