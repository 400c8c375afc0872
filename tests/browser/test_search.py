"""The search: finds what people type in the real field; keyboard, announcements, nothing loaded before its use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, Problems
from tests.browser.server import serve
from tests.browser.test_pages import axe

ASKED = tomllib.loads((ROOT / "tests/suche.toml").read_text("utf-8"))
QUESTIONS, STRANGERS = ASKED["frage"], ASKED["fremd"]
HOMES = tomllib.loads((ROOT / "calc/ausgabe/fundstellen.toml").read_text("utf-8"))["seiten"]
QUIET_PAGE = "impressum/"


class Suche:
    """The search of an open page, by what people see of it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.box = page.get_by_role("search")
        self.field = self.box.get_by_label("Suchbegriff")
        self.status = self.box.get_by_role("status")
        self.list = self.box.locator("ol")
        self.items = self.list.locator("> li")

    def ask(self, query: str) -> None:
        self.field.fill(query)
        expect(self.list).to_have_attribute("data-anfrage", query)

    def path(self, link: Locator) -> str:
        """Address below the root of the site, with the anchor."""
        parts = urlsplit(str(link.evaluate("link => link.href")))
        path = f"{parts.scheme}://{parts.netloc}{parts.path}".removeprefix(self.base)
        anchor = parts.fragment.rpartition("&")[2]
        return f"{path}#{anchor}" if anchor else path

    def pages(self) -> list[list[str]]:
        """Addresses of the links in each of the first three results: the page first, then its sections."""
        return [[self.path(link) for link in item.locator("a").all()] for item in self.items.all()[:3]]


@pytest.fixture
def suche(open_page: Callable[[str], Page], server: str) -> Suche:
    return Suche(open_page(QUIET_PAGE), f"{server}/")


def test_questions_bring_their_page(suche: Suche) -> None:
    failed = []
    for question in QUESTIONS:
        suche.ask(question["sucht"])
        found = suche.pages()[: question.get("platz", 3)]
        links = next((links for links in found if links[0] == question["findet"]), [])
        sections = [link for link in links if "#" in link]
        wanted = f"{question['findet']}#{question.get('stelle')}"
        if not links or ("stelle" in question and sections[:1] != [wanted]):
            failed.append(f"{question['sucht']}: {found}")
    assert failed == []
    assert len(QUESTIONS) >= 160


def test_letters_inside_another_word_are_no_find(suche: Suche) -> None:
    for stranger in STRANGERS:
        suche.ask(stranger["sucht"])
        found = {word.casefold() for word in suche.list.locator("mark").all_inner_texts()}
        assert stranger["wort"].casefold() not in found, stranger


def test_pages_for_developers_come_last(suche: Suche) -> None:
    suche.ask("Rechner")
    areas = [suche.path(item.locator("a").first).startswith("technik/") for item in suche.items.all()]
    assert areas == sorted(areas)


@pytest.mark.parametrize("width", [1366, 390])
def test_slash_opens_the_search_unless_someone_is_typing(suche: Suche, width: int) -> None:
    suche.page.set_viewport_size({"width": width, "height": 844})
    suche.page.keyboard.press("/")
    expect(suche.field).to_be_focused()
    expect(suche.status).to_be_visible()
    suche.page.keyboard.type("§ 1/2")
    expect(suche.field).to_have_value("§ 1/2")


def test_slash_can_be_switched_off(open_page: Callable[[str], Page], server: str) -> None:
    suche = Suche(open_page("barrierefreiheit/"), f"{server}/")
    switch = suche.page.get_by_label("Taste / öffnet die Suche")
    switch.uncheck()
    suche.page.goto(f"{server}/{QUIET_PAGE}")
    suche.page.keyboard.press("/")
    expect(suche.field).not_to_be_focused()
    suche.page.goto(f"{server}/barrierefreiheit/")
    expect(switch).not_to_be_checked()
    switch.check()
    assert suche.page.evaluate("localStorage.getItem('taste-suche')") is None
    suche.page.locator("h1").click()
    suche.page.keyboard.press("/")
    expect(suche.field).to_be_focused()


def test_every_number_leads_home(suche: Suche) -> None:
    astray = []
    for home, numbers in HOMES.items():
        for number in numbers:
            suche.ask(number)
            best = suche.path(suche.list.locator("[data-beste]").first)
            if best not in (home, f"{home}#{number.lower()}"):
                astray.append(f"{number}: {best}")
    assert astray == []


def test_says_how_many_pages_and_when_there_are_none(suche: Suche) -> None:
    suche.field.click()
    expect(suche.status).to_have_text("Suchbegriff eingeben")
    suche.ask("Einladung")
    expect(suche.status).to_have_text(re.compile(r"^\d+ Seiten gefunden$"))
    suche.ask("xyzxyz")
    expect(suche.status).to_have_text("Nichts gefunden zu „xyzxyz“")
    expect(suche.items).to_have_count(0)
    expect(suche.box.get_by_role("link", name="Glossar")).to_be_visible()
    suche.ask("")
    expect(suche.status).to_have_text("Suchbegriff eingeben")


def test_says_that_no_page_names_a_norm(suche: Suche) -> None:
    suche.ask("§ 154 SGB III")
    expect(suche.status).to_have_text("§ 154 kommt auf diesen Seiten nicht vor")
    expect(suche.items).to_have_count(0)
    suche.ask("§ 154 und § 160 Abs. 1")
    expect(suche.status).to_have_text("§ 154 und § 160 kommen auf diesen Seiten nicht vor")
    suche.ask("§ 154 Meldeversäumnis")
    expect(suche.status).to_have_text(
        re.compile(r"^§ 154 kommt auf diesen Seiten nicht vor\. Zu den übrigen Wörtern: \d+ Seiten$")
    )


def test_typing_errors_begin_with_the_right_letter_and_find_no_technical_pages(suche: Suche) -> None:
    for query in ("Kermin", "Ginladung", "Umzugg", "Pyodine"):
        suche.ask(query)
        assert [links[0] for links in suche.pages() if links[0].startswith("technik/")] == [], query
    suche.ask("Ginladung")
    expect(suche.items).to_have_count(0)


def test_excerpts_show_the_row_that_answers_and_no_bare_numbers(suche: Suche) -> None:
    suche.ask("Rechtsbehelfsbelehrung fehlt")
    row = suche.list.locator(".treffer-text", has_text="fehlt oder ist falsch").first
    expect(row).to_have_text("Rechtsbehelfsbelehrung fehlt oder ist falsch – Frist: ein Jahr; Norm: § 66 SGG")
    suche.ask("RFB")
    entry = suche.list.locator('a[href*="glossar/"][href$="&rfb"] .treffer-text')
    expect(entry).to_have_text("Rechtsfolgenbelehrung. Nicht die Rechtsbehelfsbelehrung.")


def test_results_show_title_number_and_found_words(suche: Suche) -> None:
    suche.ask("erste einladungen")
    suche.ask("K1")
    first = suche.items.first
    expect(first).to_contain_text("Einladungen")
    expect(first.locator(".treffer-nummer").first).to_have_text("K1")
    suche.ask("Rechtsfolgenbelehrungen")
    expect(suche.list.locator("mark", has_text="Rechtsfolgenbelehrung").first).to_be_visible()
    expect(suche.list.locator("mark", has_text="RFB").first).to_be_visible()


def test_arrows_lead_through_the_results_and_back(suche: Suche) -> None:
    suche.field.focus()
    suche.page.keyboard.type("Vertretung", delay=20)
    expect(suche.list).to_have_attribute("data-anfrage", "Vertretung")
    links = suche.list.locator("a")
    suche.page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    suche.page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    for _ in range(2):
        suche.page.keyboard.press("ArrowUp")
    expect(suche.field).to_be_focused()
    suche.page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()


def test_enter_leads_to_the_best_place_and_marks_the_words(suche: Suche) -> None:
    suche.ask("R13")
    suche.field.press("Enter")
    expect(suche.page).to_have_url(f"{suche.base}recht/rechtsstand/#r13")
    assert suche.page.evaluate("CSS.highlights.get('suche').size") > 0


def test_enter_waits_for_the_answer(suche: Suche) -> None:
    suche.field.focus()
    suche.page.keyboard.insert_text("R13")
    suche.page.keyboard.press("Enter")
    expect(suche.page).to_have_url(f"{suche.base}recht/rechtsstand/#r13")


def test_typing_on_takes_enter_back(suche: Suche) -> None:
    suche.field.evaluate(
        """field => {
            const type = text => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); };
            type("R13");
            field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
            type("Vertretung");
        }"""
    )
    expect(suche.list).to_have_attribute("data-anfrage", "Vertretung")
    suche.page.wait_for_timeout(300)
    assert suche.page.url == f"{suche.base}{QUIET_PAGE}"


@pytest.mark.parametrize("wish", ["click", "ArrowDown", "typing"])
def test_focus_alone_opens_nothing(suche: Suche, problems: Problems, wish: str) -> None:
    suche.page.keyboard.press("Tab")
    suche.field.focus()
    expect(suche.status).to_be_hidden()
    assert [url for url in problems.requests if "/search/worker-" in url] == []
    if wish == "click":
        suche.field.click()
    else:
        suche.page.keyboard.press("e" if wish == "typing" else wish)
    expect(suche.status).to_be_visible()
    expect(suche.field).to_be_focused()


def test_results_are_a_stop_of_the_tab_key_only_when_there_are_some(suche: Suche) -> None:
    region = suche.box.get_by_role("region")
    suche.field.click()
    expect(region).to_have_attribute("tabindex", "-1")
    suche.ask("Einladung")
    expect(region).to_have_attribute("tabindex", "0")
    suche.ask("xyzxyz")
    expect(region).to_have_attribute("tabindex", "-1")


@pytest.mark.parametrize("width", [1366, 390])
def test_escape_closes_and_typing_opens_again(suche: Suche, width: int) -> None:
    suche.page.set_viewport_size({"width": width, "height": 800})
    if width < 960:
        suche.page.get_by_role("button", name="Suche öffnen").click()
        expect(suche.field).to_be_focused()
    suche.ask("Einladung")
    suche.page.keyboard.press("ArrowDown")
    suche.page.keyboard.press("Escape")
    expect(suche.list).to_be_hidden()
    if width < 960:
        expect(suche.page.get_by_role("button", name="Suche öffnen")).to_be_focused()
        return
    expect(suche.field).to_be_focused()
    suche.page.keyboard.type("en")
    expect(suche.list).to_have_attribute("data-anfrage", "Einladungen")
    expect(suche.list).to_be_visible()


def test_tab_leads_on_and_closes(suche: Suche) -> None:
    suche.ask("Kooperationsplan")
    suche.page.locator("footer a").first.focus()
    expect(suche.list).to_be_hidden()


def test_address_with_a_query_opens_the_search(open_page: Callable[[str], Page], server: str) -> None:
    suche = Suche(open_page("impressum/#q=Vertretung"), f"{server}/")
    expect(suche.field).to_have_value("Vertretung")
    expect(suche.list).to_have_attribute("data-anfrage", "Vertretung")
    assert suche.pages()[0][0] == "konzept/vertretung/"
    assert suche.page.url == f"{server}/impressum/"


MARKED = "[...(CSS.highlights.get('suche') ?? [])].map(String)"


def test_words_reach_neither_server_nor_history(suche: Suche, problems: Problems) -> None:
    page = suche.page
    suche.ask("Untersuchung")
    suche.field.press("Enter")
    expect(page).to_have_url(f"{suche.base}recht/rechtsstand/#r17")
    page.wait_for_function(f"{MARKED}.length > 0")
    assert {word.casefold() for word in page.evaluate(MARKED)} >= {"untersuchung"}
    expect(page.locator("#r17")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(f"{suche.base}{QUIET_PAGE}")
    page.go_forward()
    expect(page).to_have_url(f"{suche.base}recht/rechtsstand/#r17")
    page.reload()
    expect(page).to_have_url(f"{suche.base}recht/rechtsstand/#r17")
    assert [url for url in problems.requests if re.search(r"\?(?![0-9a-f]{12}$)|ntersuch", url)] == []
    assert page.evaluate("history.state") is None


def test_a_page_without_a_section_keeps_nothing_in_its_address(suche: Suche) -> None:
    suche.ask("Vertretung")
    suche.items.first.locator("a").first.click()
    expect(suche.page).to_have_url(f"{suche.base}konzept/vertretung/")
    suche.page.wait_for_function(f"{MARKED}.length > 0")


def test_a_result_on_the_very_page_marks_it_too(open_page: Callable[[str], Page], server: str) -> None:
    suche = Suche(open_page("recht/rechtsstand/"), f"{server}/")
    suche.ask("R13")
    suche.field.press("Enter")
    expect(suche.page).to_have_url(f"{server}/recht/rechtsstand/#r13")
    suche.page.wait_for_function(f"{MARKED}.length > 0")
    expect(suche.page.locator("#r13")).to_be_in_viewport()
    suche.page.go_back()
    expect(suche.page).to_have_url(f"{server}/recht/rechtsstand/")


def test_nothing_is_loaded_until_the_search_is_used(suche: Suche, problems: Problems) -> None:
    suche.page.wait_for_load_state("networkidle")
    needed = re.compile(r"assets/search/(?!search\.)|search_index|lunr")
    assert [url for url in problems.requests if needed.search(url)] == []
    suche.field.click()
    suche.ask("Vertretung")
    assert [url for url in problems.requests if needed.search(url)] != []


def test_results_lead_below_the_folder_of_the_site(page: Page, site: Path) -> None:
    with serve(site, prefix="/ein/unterordner") as address:
        page.goto(f"{address}/konzept/vertretung/")
        suche = Suche(page, f"{address}/")
        suche.ask("P9")
        assert suche.pages()[0][0] == "wie-oft/arbeitslos-berufspraxis/"


def test_says_when_the_index_cannot_be_loaded(page: Page, site: Path, problems: Problems) -> None:
    problems.allowed = "404"
    with serve(site, missing=r"index\.json") as address:
        page.goto(f"{address}/{QUIET_PAGE}")
        suche = Suche(page, f"{address}/")
        suche.field.fill("Einladung")
        expect(suche.status).to_have_text("Die Suche lässt sich gerade nicht laden.")


def test_accessible_while_open(suche: Suche) -> None:
    suche.ask("Einladung")
    assert axe(suche.page) == []
    suche.page.set_viewport_size({"width": 320, "height": 640})
    expect(suche.items.first).to_be_visible()
    assert suche.page.evaluate("document.documentElement.scrollWidth") <= 320
