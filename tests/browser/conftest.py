"""One browser for all tests, on the built site; every test fails on any error that the browser reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from overrides.build.chromium import find_chromium
from tests.browser.rechner import Rechner
from tests.browser.server import serve

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
AXE = ROOT / "node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = find_chromium()
    if not chromium:
        pytest.exit("Kein Chromium, Chrome oder Edge gefunden: python3 noxfile.py tests richtet eines ein.", 1)
    return browser_type_launch_args | {"executable_path": chromium, "args": ["--no-sandbox", "--disable-gpu"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    # What a service worker answers, a test cannot intercept; those that need one say so.
    usual = {"locale": "de-DE", "viewport": {"width": 1366, "height": 768}, "service_workers": "block"}
    return browser_context_args | usual


@pytest.fixture(scope="session")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.exit("site/ fehlt: erst python3 noxfile.py build", 1)
    return SITE


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One browser profile for all tests: only the first one has to load the runtime from the server."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@dataclass
class Problems:
    """What the browser complained about; `allowed` is for tests that break something on purpose."""

    origin: str
    found: list[str] = field(default_factory=list)
    allowed: str = ""
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.found.append(str(error)))
        page.on("request", self._note_request)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(message.text)

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.origin, "http://127.0.0.1:", "data:", "blob:")):
            self.found.append(f"foreign host: {request.url}")

    def unexpected(self) -> list[str]:
        return [problem for problem in self.found if not (self.allowed and re.search(self.allowed, problem))]


@pytest.fixture(autouse=True)
def problems(page: Page, server: str) -> Iterator[Problems]:
    """Fails the test on a CSP violation, console error, page error or request to a foreign host."""
    watched = Problems(server)
    watched.watch(page)
    yield watched
    assert watched.unexpected() == []


@pytest.fixture
def open_page(page: Page, server: str) -> Callable[[str], Page]:
    def go(path: str) -> Page:
        page.goto(f"{server}/{path}")
        return page

    return go


@pytest.fixture
def open_empty(open_page: Callable[[str], Page]) -> Callable[[str], Rechner]:
    """Opens the page of a calculator as a reader finds it, and waits for Python."""
    return lambda name: Rechner(open_page(f"rechner/{name}/")).started()


@pytest.fixture
def open_calculator(open_empty: Callable[[str], Rechner]) -> Callable[[str], Rechner]:
    """Opens the page of a calculator, fills in its example and waits for the answer."""
    return lambda name: open_empty(name).with_example()


@pytest.fixture
def rechner(open_calculator: Callable[[str], Rechner]) -> Rechner:
    """The calculator of contact intervals, with the example filled in and computed."""
    return open_calculator("kontaktintervall")
