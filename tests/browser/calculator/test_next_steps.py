"""What to do next: it stands below the sentence, and its letters and lists open with what has been computed."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.rechner import Rechner


def test_the_letter_of_a_step_opens_filled_in(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("meldeversaeumnis")
    rechner.enter("termin", "2026-10-16")
    steps = rechner.result.locator(".ergebnis-zu-tun")
    expect(steps.get_by_role("heading", name="Jetzt zu tun")).to_be_visible()
    with rechner.page.context.expect_page() as opened:
        steps.locator('a[data-mitnahme="einladen/texte/#folgeeinladung"]').click()
    letter = opened.value.locator("form[data-schreiben=folgeeinladung]")
    expect(letter.locator('[data-luecke="termin"]').first).to_have_text("Fr, 16.10.2026")
    expect(letter.get_by_role("radio", name="im Jobcenter")).to_be_checked()
    expect(letter.locator('input[name="rfb"][value="ja"]')).to_be_checked()
    assert opened.value.url.endswith("einladen/texte/#folgeeinladung")
    opened.value.close()


def test_without_an_answer_a_step_is_a_link_like_any_other(open_page: Callable[[str], Page]) -> None:
    page = open_page("rechner/meldeversaeumnis/")
    link = page.locator('.ergebnis-zu-tun a[data-mitnahme^="checklisten/"]').first
    assert (link.get_attribute("href") or "").endswith("checklisten/meldeversaeumnis/")


def test_an_unknown_share_in_presence_stays_unknown(open_calculator: Callable[[str], Rechner]) -> None:
    rechner = open_calculator("beratungsquote")
    rechner.enter("davon_praesenz", "")
    expect(rechner.result).to_contain_text("Wie viele davon in Präsenz waren, ist nicht angegeben.")
    expect(rechner.summary).to_be_hidden()
