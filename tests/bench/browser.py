"""Chromium with a profile that is new, or that has been here before."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page, Playwright

from overrides.build.chromium import find_chromium

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
SETTLE_S = 8
"""V8 waits two seconds without new machine code before it stores what it has compiled, our service worker three after
the page is there before it stores files."""

# Fills in the example as soon as the form has come to life, as a quick reader would, and watches for
# data-zustand="fertig"; the pages for comparison, which have nothing to fill in, say so in the same way.
WATCH = """
new MutationObserver((_, observer) => {
  const form = document.querySelector("form[data-belebt]:not([data-beruehrt])");
  if (form) form.querySelector("[data-aktion=beispiel]").click();
  if (!document.querySelector('[data-zustand="fertig"]')) return;
  observer.disconnect();
  globalThis.fertig = performance.now();
}).observe(document, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-zustand", "data-belebt"],
});
"""


# When the heading and the first paragraph are laid out and something has been painted, in ms after the navigation.
READABLE = """
const look = () => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const parts = ["article h1", "article p"].map((name) => document.querySelector(name));
  if (parts.every((part) => part?.getClientRects().length)) globalThis.daSeit ??= performance.now();
  if (paint && globalThis.daSeit) globalThis.lesbar = Math.max(paint.startTime, globalThis.daSeit);
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
SLOW_LINE = {"offline": False, "latency": 20, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
SLOWER = 4


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
            self.folder, executable_path=find_chromium(), headless=True, args=OPTIONS
        )
        try:
            yield context.new_page()
        finally:
            context.close()

    def first_result(self, url: str) -> float:
        """Seconds to the first result."""
        with self.visit(url) as (_, seconds):
            return seconds

    def text_visible(self, url: str) -> float:
        """Seconds until a page can be read, on a line of 10 Mbit/s and a processor four times slower."""
        with self._page() as page:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_LINE)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.add_init_script(READABLE)
            page.goto(url, wait_until="commit")
            return wait_for(page, "globalThis.lesbar") / 1000

    def look_at(self, url: str) -> None:
        """Load a page without a calculator completely."""
        with self._page() as page:
            page.goto(url, wait_until="networkidle")

    def stay(self, url: str, seconds: float) -> None:
        """Load a page and stay on it."""
        with self._page() as page:
            page.goto(url)
            time.sleep(seconds)

    def settle(self, url: str) -> None:
        """Visit once more and stay, so that the browser fills its caches, and the page its own."""
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
