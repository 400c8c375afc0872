"""A browser that forbids new windows: the page says so and what to do, and nothing that was entered is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rechner import Rechner
from tests.browser.test_bestand import Bestand
from tests.browser.test_folder import PERSON

FORBIDDEN = """const real = window.open.bind(window);
window.open = (...given) => (globalThis.allowed ? real(...given) : null)"""


@pytest.fixture
def forbidding(page: Page) -> None:
    page.add_init_script(FORBIDDEN)


@pytest.mark.usefixtures("forbidding")
@pytest.mark.parametrize("wanted", ['[data-aktion="checkliste"]', '.ergebnis-zu-tun a[data-mitnahme^="einladen/"]'])
def test_from_a_calculator(open_calculator: Callable[[str], Rechner], wanted: str) -> None:
    rechner = open_calculator("meldeversaeumnis")
    rechner.enter("termin", "2026-10-16")
    expect(rechner.result).to_contain_text("16.10.2026")
    address, answer = rechner.page.url, rechner.result.inner_text()
    rechner.form.locator(wanted).first.click()
    expect(rechner.form.locator("[data-lage]")).to_contain_text("neues Fenster verboten")
    expect(rechner.form.locator("[data-lage]")).to_contain_text("Angaben bleiben stehen")
    assert (rechner.page.url, rechner.result.inner_text()) == (address, answer)
    expect(rechner.input("termin")).to_have_value("16.10.2026")
    rechner.page.evaluate("globalThis.allowed = true")
    with rechner.page.expect_popup() as opened:
        rechner.form.locator(wanted).first.click()
    expect(opened.value.get_by_text("16.10.2026").first).to_be_visible()
    opened.value.close()


@pytest.mark.usefixtures("forbidding")
def test_from_a_checklist(open_page: Callable[[str], Page]) -> None:
    """The letter opens in this window instead; on the way back, the list is as it was."""
    page = open_page("checklisten/meldeversaeumnis/")
    page.locator("[name=recht][value=neu]").check()
    page.get_by_role("link", name="Anhörung", exact=True).click()
    expect(page.locator("form[data-schreiben=anhoerung]")).to_be_visible()
    page.go_back()
    expect(page.locator("[name=recht][value=neu]")).to_be_checked()


@pytest.mark.usefixtures("forbidding")
def test_from_the_list_of_a_caseload(open_page: Callable[[str], Page]) -> None:
    bestand = Bestand(open_page("bestand/"))
    bestand.wait_for("bereit")
    bestand.give("eine.csv", PERSON)
    bestand.list.first.locator("button").click()
    expect(bestand.form.locator("[data-lage]")).to_contain_text("neues Fenster verboten")
    expect(bestand.list).to_have_count(1)
