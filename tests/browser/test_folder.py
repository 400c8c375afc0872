"""The edition without server, opened from a folder as a double click would; and the ordinary site opened that way."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from calc.rechner import RECHNER_TITEL
from overrides.build.finish.pages import CSP
from overrides.build.serverless.edition import OWN, convert
from tests.browser.calculator.test_failure import FALLBACK
from tests.browser.calculator.test_firefox import ANSWER, FIELDS
from tests.browser.conftest import Problems
from tests.browser.firefox import run, visit
from tests.browser.rechner import Rechner
from tests.browser.test_bestand import Bestand, als_xlsx, leute

FRIST = "rechner/frist/index.html"
PERSON = "Kennung;Situation;Letzter Kontakt;FM;Stichtag\nA;agh;05.10.2026;x;30.11.2026\n"
Open = Callable[[str], Page]


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition, in a folder with a space and an umlaut, as a share may have it."""
    target = tmp_path_factory.mktemp("ohne-server") / "Freigabe für Ü"
    convert(site, target)
    return target


@pytest.fixture(autouse=True)
def from_disk(problems: Problems) -> None:
    problems.allowed = r"^foreign host: file:"


@pytest.fixture
def said(page: Page) -> Iterator[list[str]]:
    """What the page says in the console."""
    texts: list[str] = []
    page.on("console", lambda message: texts.append(message.text))
    yield texts


@pytest.fixture
def open_file(page: Page, folder: Path) -> Open:
    def go(path: str) -> Page:
        page.goto((folder / path).as_uri())
        return page

    return go


@pytest.mark.parametrize("name", [name.replace("_", "-") for name in RECHNER_TITEL])
def test_every_calculator_starts_from_the_snapshot(name: str, open_file: Open, said: list[str]) -> None:
    Rechner(open_file(f"rechner/{name}/index.html")).started().with_example()
    assert said == []


def test_a_calculator_calculates(open_file: Open) -> None:
    rechner = Rechner(open_file(FRIST)).started().with_example()
    for name, value in FIELDS.items():
        rechner.enter(name, value)
    rechner.expect_date(date.fromisoformat(ANSWER))


def test_firefox_calculates(folder: Path) -> None:
    seen = visit((folder / FRIST).as_uri(), FIELDS)
    assert (seen["state"], seen["end"], seen["day"], seen["said"]) == ("bereit", "fertig", ANSWER, [])
    assert "python:probe" in seen["marks"]


def test_without_the_snapshot_it_starts_plainly(folder: Path, page: Page, said: list[str], problems: Problems) -> None:
    problems.allowed += "|ERR_FILE_NOT_FOUND"
    broken = folder.with_name("ohne Schnappschuss")
    shutil.copytree(folder, broken, dirs_exist_ok=True)
    [data] = broken.glob(f"{OWN}/daten/*snapshot*")
    data.unlink()
    page.goto((broken / FRIST).as_uri())
    Rechner(page).started().with_example()
    assert any(FALLBACK in text for text in said)


def test_a_missing_part_is_named(folder: Path, page: Page, problems: Problems) -> None:
    problems.allowed += "|ERR_FILE_NOT_FOUND"
    broken = folder.with_name("unvollständig")
    shutil.copytree(folder, broken, dirs_exist_ok=True)
    [data] = broken.glob(f"{OWN}/daten/*pyodide-*.wasm.js")
    data.unlink()
    page.goto((broken / FRIST).as_uri())
    shown = page.locator("[data-ausfall]:visible")
    expect(shown).to_contain_text("fehlt in diesem Ordner oder ist beschädigt", timeout=30_000)


def test_the_search_finds_and_leads_to_a_page(open_file: Open) -> None:
    page = open_file("recht/fristen/index.html")
    page.get_by_label("Suchbegriff").fill("Sperrzeit")
    result = page.locator(".md-search-result__list a").first
    result.click()
    expect(page.locator("h1")).to_be_visible()
    assert urlsplit(page.url).path.endswith("/index.html")


def test_a_checklist_takes_over_what_was_calculated(open_file: Open) -> None:
    rechner = Rechner(open_file("rechner/meldeversaeumnis/index.html")).started().with_example()
    with rechner.page.context.expect_page() as opened:
        rechner.form.get_by_role("button", name="Checkliste öffnen").click()
    expect(opened.value.locator("[data-aus-rechner]")).to_be_visible()


@pytest.fixture
def bestand(open_file: Open) -> Bestand:
    bestand = Bestand(open_file("bestand/index.html"))
    bestand.wait_for("bereit")
    bestand.page.on("dialog", lambda dialog: dialog.accept())
    return bestand


def test_a_table_is_computed_and_a_person_opens_in_the_calculator(bestand: Bestand) -> None:
    bestand.give("eine.csv", PERSON)
    assert "1 Zeile" in bestand.part("kopf").inner_text()
    with bestand.page.expect_popup() as waiting:
        bestand.list.first.locator("button").click()
    # Every month, so until 5 November.
    Rechner(waiting.value).started().expect_date(date(2026, 11, 5))
    waiting.value.close()


@pytest.mark.exhaustive
def test_a_workbook_is_read_and_written(bestand: Bestand) -> None:
    bestand.give("bestand.xlsx", als_xlsx(leute(50)), "fertig")
    assert bestand.take("xlsx").startswith(b"PK")


def test_the_example_table_is_computed_from_the_folder(bestand: Bestand) -> None:
    bestand.form.locator("[data-einstellungen] > summary").click()
    bestand.form.locator("[name=stichtag]").fill("2026-11-30")
    bestand.wait_for("fertig")
    expect(bestand.form.locator("[data-fehlerliste]")).to_be_hidden()
    expect(bestand.list.first).to_be_visible()


@pytest.mark.exhaustive
def test_a_table_is_computed_in_firefox(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "eine.csv"
    file.write_text(PERSON, "utf-8")
    job = {"address": (folder / "bestand/index.html").as_uri(), "files": [str(file)]}
    seen = run(Path(__file__).parent / "firefox_bestand.mjs", job)
    (answer,) = seen["answers"]
    assert (answer["state"], seen["said"]) == ("fertig", [])
    assert "1 Zeile" in answer["texts"][0]


def test_a_letter_takes_over_what_the_checklist_knows(open_file: Open) -> None:
    page = open_file("checklisten/meldeversaeumnis/index.html")
    page.locator("[name=recht][value=neu]").check()
    page.locator("[name=zaehler][value=drittes_in_folge]").check()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Anhörung", exact=True).click()
    form = opened.value.locator("form[data-schreiben=anhoerung]")
    expect(form.get_by_role("status")).to_have_text("Bekannte Angaben sind eingesetzt.")
    opened.value.close()


def test_every_link_leads_to_a_file(folder: Path) -> None:
    missing = set()
    for page in folder.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        for kind in ("href", "src"):
            for node in tree.css(f"[{kind}]"):
                parts = urlsplit(str(node.attributes[kind]))
                if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).is_file():
                    missing.add((page.relative_to(folder).as_posix(), parts.path))
    assert missing == set()


def test_the_policy_allows_no_more_than_needed(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        [meta] = LexborHTMLParser(page.read_text("utf-8")).css(f'meta[http-equiv="{CSP}"]')
        rules = dict(rule.strip().split(" ", 1) for rule in str(meta.attributes["content"]).split(";"))
        assert (rules["default-src"], rules["connect-src"], rules["worker-src"]) == ("'none'", "'none'", "blob:")
        assert re.fullmatch(r"'self' 'wasm-unsafe-eval'( 'sha256-[^']+')*", rules["script-src"]), page


def test_the_foot_says_what_differs(open_file: Open) -> None:
    expect(open_file("index.html").locator(".fuss")).to_contain_text("Ausgabe ohne Server")


def test_the_ordinary_site_says_that_it_needs_a_server(site: Path, page: Page, problems: Problems) -> None:
    problems.allowed += "|CORS|ERR_FAILED"
    page.goto((site / "rechner/index.html").as_uri())
    expect(page.locator(".aus-ordner")).to_contain_text("brauchen einen Webserver")
    page.get_by_role("link", name="Frist", exact=False).first.click()
    assert urlsplit(page.url).path.endswith("/index.html")
    expect(page.locator("h1")).to_be_visible()
