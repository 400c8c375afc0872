"""After the first visit: calculators and visited pages without a network; newer versions; nothing mixed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import faults
from tests.browser.calculator.test_firefox import ANSWER, FIELDS
from tests.browser.faults import Site, faulty
from tests.browser.firefox import go_offline
from tests.browser.rechner import START_TIMEOUT, Rechner

FRIST = "rechner/frist/"
KEPT_MS = 90_000
KEEPS = """navigator.serviceWorker.addEventListener("message", ({ data }) => {
  if (data.art === "vorrat") globalThis.kept = true;
})"""

SPOIL = r"""async () => {
  let spoilt = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!/[/](snapshot|extension|pyodide)-\w+[.](bin|wasm)$/.test(request.url)) continue;
      const content = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      content[content.length >> 1] ^= 1;
      await cache.put(request, new Response(content));
      spoilt += 1;
    }
  }
  return spoilt;
}"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of its own that allows a service worker."""
    context = browser.new_context(locale="de-DE")
    context.add_init_script(KEEPS)
    yield context
    context.close()


@pytest.fixture
def hosted(site: Path) -> Iterator[Site]:
    with faulty(site) as running:
        yield running


def visit(reader: BrowserContext, address: str) -> Page:
    """Stay on a page until the service worker has everything."""
    page = reader.new_page()
    page.goto(address)
    wait_for(page, "globalThis.kept === true")
    return page


def wait_for(page: Page, expression: str) -> None:
    """The page's policy forbids the polling that comes with the library."""
    for _ in range(KEPT_MS // 200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"never: {expression}")


def go_away(server: Site) -> None:
    server.faults["."] = faults.no_answer


def test_without_network(reader: BrowserContext, hosted: Site) -> None:
    """Start page, then a page of text; after that the network is gone, and with it whatever the browser had cached."""
    page = visit(reader, f"{hosted.address}/")
    page.goto(f"{hosted.address}/recht/fristen/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_timeout(1000)
    go_away(hosted)
    session = reader.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    page.goto(f"{hosted.address}/{FRIST}")
    rechner = Rechner(page).with_example()
    rechner.enter("ereignis", "2026-10-30")
    rechner.enter("dauer", "2")
    rechner.expect_date(date(2026, 12, 30))  # two months, by hand
    expect(page.locator(".fassung-hinweis")).to_contain_text("Keine Verbindung")
    page.goto(f"{hosted.address}/recht/fristen/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{hosted.address}/recht/praxis/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ohne Verbindung")
    page.get_by_role("link", name="Fristen").first.click()
    Rechner(page).with_example()


def test_spoilt_copies(reader: BrowserContext, hosted: Site) -> None:
    """What the service worker has stored is not believed either: the server's files are taken instead."""
    page = visit(reader, f"{hosted.address}/")
    assert page.evaluate(SPOIL) == 3
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{hosted.address}/{FRIST}")
    rechner = Rechner(page).with_example()
    rechner.enter("ereignis", "2026-10-30")
    rechner.enter("dauer", "2")
    rechner.expect_date(date(2026, 12, 30))  # two months, by hand
    assert len([text for text in said if "the stored copy is of no use" in text]) == 3


def test_without_network_in_firefox(hosted: Site) -> None:
    """The same in the other engine, whose own cache is switched off from the start."""
    hosted.faults["/aus$"] = lambda _: hosted.end()
    pages = {"calculator": FRIST, "read": "recht/fristen/", "unread": "recht/praxis/"}
    seen = go_offline(hosted.address, f"{hosted.address}/aus", pages, FIELDS)
    assert seen["off"] == "gone"
    assert seen["day"] == ANSWER, seen["said"]
    assert "Keine Verbindung" in seen["told"]
    assert seen["online"] == seen["offline"] != ""
    assert seen["unread"] == "Ohne Verbindung"
    assert [text for text in seen["said"] if "/assets/" in text] == []


def test_nothing_but_files_of_the_site_is_kept(reader: BrowserContext, hosted: Site) -> None:
    """No input, in no address and no store."""
    page = visit(reader, f"{hosted.address}/{FRIST}")
    rechner = Rechner(page).with_example()
    rechner.enter("ereignis", "2026-10-30")
    rechner.enter("dauer", "2")
    rechner.expect_date(date(2026, 12, 30))
    kept = page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(one => one.keys()))))"
        ".then(found => found.flat().map(({ url }) => url))"
    )
    assert kept
    assert [url for url in kept if not url.startswith(hosted.address) or re.search(r"[?&](q|h)=|2026-10", url)] == []
    stored = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]")
    assert [key for key in stored if key and not key.endswith(".__palette")] == []  # the theme's colours
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0


def test_login_page_is_not_kept(reader: BrowserContext, hosted: Site) -> None:
    page = visit(reader, f"{hosted.address}/")
    hosted.faults["recht/fristen/$"] = faults.login
    page.goto(f"{hosted.address}/recht/fristen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte anmelden")
    hosted.faults.clear()
    go_away(hosted)
    page.goto(f"{hosted.address}/recht/fristen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ohne Verbindung")


def test_saving_data_fetches_nothing_ahead(reader: BrowserContext, hosted: Site) -> None:
    reader.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = reader.new_page()
    page.goto(f"{hosted.address}/")
    page.wait_for_timeout(6000)
    assert [path for path in hosted.asked if "/laufzeit/" in path or path == "/sw.js"] == []


@pytest.mark.parametrize(
    "forbidden",
    [
        "Object.defineProperty(navigator, 'serviceWorker', { value: undefined })",
        "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    ],
)
def test_without_a_service_worker_the_cache_of_the_browser_is_filled(
    reader: BrowserContext, hosted: Site, forbidden: str
) -> None:
    reader.add_init_script(forbidden)
    page = reader.new_page()
    with page.expect_response(re.compile(r"/laufzeit/snapshot-"), timeout=START_TIMEOUT):
        page.goto(f"{hosted.address}/")


def test_full_storage_leaves_reading_and_calculating_as_they_are(reader: BrowserContext, hosted: Site) -> None:
    page = reader.new_page()
    session = reader.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": hosted.address, "quotaSize": 100_000})
    page.goto(f"{hosted.address}/")
    wait_for(page, "globalThis.kept === true")
    page.goto(f"{hosted.address}/{FRIST}")
    Rechner(page).with_example()


@pytest.fixture
def two_versions(site: Path, tmp_path: Path) -> Callable[[], Path]:
    """A newer version of the site: other scripts, other pages, another runtime, and nothing of the old one."""

    def make() -> Path:
        target = tmp_path / "neu"
        shutil.copytree(site, target, ignore=shutil.ignore_patterns("*.br", "*.gz", "*.pdf"))
        [script] = (target / "assets/calculator").glob("form-*.mjs")
        changed = script.with_name("form-0123456789ab.mjs")
        script.rename(changed)
        old = re.findall(r'name="fassung" content="(\w+)"', (target / "index.html").read_text("utf-8"))[0]
        for file in (*target.rglob("*.html"), target / "version.json", target / "sw.js"):
            text = file.read_text("utf-8").replace(script.name, changed.name).replace(old, "0" * 12)
            file.write_text(text, "utf-8")
        return target

    return make


def test_newer_version_while_a_page_is_open(
    reader: BrowserContext, hosted: Site, two_versions: Callable[[], Path]
) -> None:
    """What was typed stays; a line offers the newer version; it comes with its own files."""
    page = visit(reader, f"{hosted.address}/{FRIST}")
    rechner = Rechner(page).with_example()
    rechner.enter("ereignis", "2026-10-30")
    rechner.enter("dauer", "2")
    rechner.expect_date(date(2026, 12, 30))
    hosted.root = two_versions()
    page.evaluate("dispatchEvent(new Event('online'))")
    line = page.locator(".fassung-hinweis")
    expect(line).to_contain_text("neue Fassung")
    expect(line).to_contain_text("Eingaben auf dieser Seite gehen dabei verloren")
    expect(rechner.input("ereignis")).to_have_value("30.10.2026")
    line.get_by_role("button", name="Neue Fassung laden").click()
    expect(page.locator('script[src*="form-0123456789ab"]')).to_have_count(1)
    Rechner(page).with_example()
    expect(line).to_have_count(0)


def test_older_version_again(reader: BrowserContext, hosted: Site, two_versions: Callable[[], Path]) -> None:
    old, hosted.root = hosted.root, two_versions()
    page = visit(reader, f"{hosted.address}/{FRIST}")
    Rechner(page).with_example()
    hosted.root = old
    page.goto(f"{hosted.address}/{FRIST}")
    expect(page.locator('script[src*="form-0123456789ab"]')).to_have_count(0)
    Rechner(page).with_example()


def test_calculator_of_an_older_page_whose_files_are_gone(
    browser: Browser, hosted: Site, two_versions: Callable[[], Path]
) -> None:
    """The page says what is the matter: there is a newer version."""
    page = browser.new_context(service_workers="block").new_page()
    hosted.faults["/laufzeit/"] = faults.status(503)
    page.goto(f"{hosted.address}/{FRIST}")
    expect(page.locator("[data-ausfall=server_stoerung]")).to_be_visible(timeout=START_TIMEOUT)
    hosted.root = two_versions()
    shutil.rmtree(hosted.root / "assets/laufzeit")
    hosted.faults.clear()
    page.get_by_role("button", name="Erneut versuchen").click()
    expect(page.locator("[data-ausfall=neue_fassung]")).to_be_visible(timeout=START_TIMEOUT)
    page.context.close()
