"""The release, unpacked behind a real nginx and a real Apache, in a browser: start, answer, search, list, error page.

Not among the other tests, because it needs both programs: `python3 noxfile.py servers`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from overrides.build.release import archive
from tests.browser.calculator.test_failure import FALLBACK, FRIST
from tests.browser.calculator.test_firefox import ANSWER, FIELDS
from tests.browser.conftest import ROOT, Problems
from tests.browser.faults import HASHED
from tests.browser.firefox import visit
from tests.browser.rechner import Rechner
from tests.servers.check import IIS_BY_ITSELF
from tests.servers.running import WAYS, Running, serve

MOMENT = 1_790_000_000
GUIDE = ROOT / "docs/technik/hosting.md"


@pytest.fixture(scope="module")
def release(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it comes out of the archive."""
    folder = tmp_path_factory.mktemp("release")
    archive.write(folder / "name-1.0.zip", archive.collect(site, {}), MOMENT)
    with zipfile.ZipFile(folder / "name-1.0.zip") as opened:
        opened.extractall(folder)
    return folder / "name-1.0/site"


@pytest.fixture(scope="module", params=WAYS, ids=str)
def running(request: pytest.FixtureRequest, release: Path) -> Iterator[Running]:
    with serve(request.param, partial(shutil.copytree, release)) as one:
        yield one


@pytest.fixture(scope="module")
def server(running: Running) -> str:
    return f"http://127.0.0.1:{running.port}{running.base}".rstrip("/")


def test_a_calculator_starts_from_the_snapshot_and_answers(open_page: Callable[[str], Page], page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    rechner = Rechner(open_page(FRIST)).started().with_example()
    for name, value in FIELDS.items():
        rechner.enter(name, value)
    rechner.expect_date(date.fromisoformat(ANSWER))
    assert not [text for text in said if FALLBACK in text]


def test_firefox_gets_the_same_answer(server: str) -> None:
    seen = visit(f"{server}/{FRIST}", FIELDS)
    assert (seen["state"], seen["end"], seen["day"]) == ("bereit", "fertig", ANSWER)
    assert "python:probe" in seen["marks"]


def test_the_short_check_of_the_guide_finds_the_right_type(server: str) -> None:
    [check] = re.findall(r"^```\n(seiten=.+?)^```", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    command = check.replace("https://intranet.example/beratung", server)
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.strip().lower() == "content-type: text/javascript; charset=utf-8"


def test_iis_lets_only_files_named_by_content_be_kept(site: Path) -> None:
    kept, checked = set(), set()
    for place in ElementTree.parse(site / "server/iis.web.config.txt").iter("location"):
        path = site / place.attrib["path"]
        if place.find(".//clientCache[@cacheControlMode='UseMaxAge']") is None:
            checked.add(path)
        else:
            kept |= {file for file in path.iterdir() if file.suffix not in {".br", ".gz"}}
    assert len(kept) > len(checked) > 0
    assert {file.name for file in kept - checked if not HASHED.search(file.name)} == set()


@pytest.mark.parametrize(
    ("example", "pattern", "by_itself"),
    [
        ("nginx.conf.txt", r"^ {8}\S+ ([a-z0-9 ]+);$", {".bin"}),
        ("apache.htaccess.txt", r"^AddType \S+ (.+)$", set()),
        ("iis.web.config.txt", r'<mimeMap fileExtension="(\S+)"', IIS_BY_ITSELF),
    ],
)
def test_the_examples_know_the_type_of_every_file(site: Path, example: str, pattern: str, by_itself: set[str]) -> None:
    text = (site / "server" / example).read_text("utf-8")
    known = {f".{name.strip('.')}" for found in re.findall(pattern, text, re.MULTILINE) for name in found.split()}
    sent = {file.suffix for file in site.rglob("*") if file.is_file()} - {".br", ".gz"}
    assert len(sent) > 10
    assert sent <= known | by_itself


def test_the_search_leads_to_a_page_below_the_folder(open_page: Callable[[str], Page], server: str) -> None:
    page = open_page("recht/fristen/")
    page.get_by_label("Suchbegriff").fill("Sperrzeit")
    page.locator(".md-search-result__list a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(f"{server}/")
    assert "recht/fristen/" not in page.url or "#" in page.url


def test_a_checklist_takes_over_what_was_calculated(open_page: Callable[[str], Page]) -> None:
    rechner = Rechner(open_page("rechner/meldeversaeumnis/")).started().with_example()
    with rechner.page.context.expect_page() as opened:
        rechner.form.get_by_role("button", name="Checkliste öffnen").click()
    expect(opened.value.locator("[data-aus-rechner]")).to_be_visible()


@pytest.mark.parametrize("path", ["gibt-es-nicht", "recht/gibt-es-nicht/", "a/b/c/d.html"])
def test_a_missing_page_leads_back_from_any_depth(
    open_page: Callable[[str], Page], server: str, path: str, problems: Problems
) -> None:
    problems.allowed = "404"
    page = open_page(path)
    expect(page.get_by_role("heading", name="Diese Seite gibt es hier nicht")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Startseite")).to_have_js_property("href", f"{server}/")
    page.get_by_role("link", name="Zur Startseite").click()
    expect(page).to_have_url(f"{server}/")
