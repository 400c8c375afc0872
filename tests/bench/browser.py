"""Chromium with a profile that is new, or that has been here before."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page, Playwright

from tests.browser.chromium import finde_chromium

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT_S = 60
SETTLE_S = 3
"""V8 waits two seconds without new machine code before it stores what it has compiled."""

# Watches for data-zustand="fertig"; the form and the pages for comparison say so in the same way.
WATCH = """
new MutationObserver((_, observer) => {
  if (!document.querySelector('[data-zustand="fertig"]')) return;
  observer.disconnect();
  globalThis.fertig = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-zustand"] });
"""


@dataclass(frozen=True)
class Profile:
    """A profile on disk; every visit starts the browser anew."""

    playwright: Playwright
    folder: str

    @contextmanager
    def visit(self, url: str) -> Iterator[tuple[Page, float]]:
        """Open a calculator and yield it with the seconds from navigation to the first result."""
        with self._page() as page:
            page.add_init_script(WATCH)
            page.goto(url, wait_until="commit")
            yield page, wait_for(page, "globalThis.fertig") / 1000

    @contextmanager
    def _page(self) -> Iterator[Page]:
        context = self.playwright.chromium.launch_persistent_context(
            self.folder, executable_path=finde_chromium(), headless=True, args=OPTIONS
        )
        try:
            yield context.new_page()
        finally:
            context.close()

    def first_result(self, url: str) -> float:
        """Seconds to the first result."""
        with self.visit(url) as (_, seconds):
            return seconds

    def look_at(self, url: str) -> None:
        """Load a page without a calculator completely."""
        with self._page() as page:
            page.goto(url, wait_until="networkidle")

    def settle(self, url: str) -> None:
        """Visit once more and stay, so that the browser fills its caches of compiled code."""
        with self.visit(url):
            time.sleep(SETTLE_S)


@contextmanager
def new_profile(playwright: Playwright) -> Iterator[Profile]:
    """A profile that has never seen anything."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Profile(playwright, folder)


def wait_for(page: Page, expression: str) -> float:
    """Value of the expression once it is not empty; the page's policy forbids the polling that Playwright brings."""
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        if value := page.evaluate(f"{expression} ?? 0"):
            return float(value)
        page.wait_for_timeout(50)
    raise TimeoutError(f"no result within {TIMEOUT_S} s at {page.url}")
