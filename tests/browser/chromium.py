"""Finds an installed Chromium, Chrome or Edge; `python -m tests.browser.chromium` gets one if there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MACOS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)


def finde_chromium() -> str:
    """Path of a Chromium-based browser, or "" when there is none; CHROMIUM in the environment wins."""
    for command in (os.environ.get("CHROMIUM"), *COMMANDS):
        if command and (path := shutil.which(command)):
            return path
    return next((str(path) for path in _usual_places() if path.is_file()), "")


def main() -> int:
    """Get a browser: Debian's package as root, otherwise the test library's own download."""
    if finde_chromium():
        return 0
    print("No Chromium, Chrome or Edge found: getting one (once, may take a few minutes) …", flush=True)
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"]):
            subprocess.call(["apt-get", "-qq", *step], env=environment)
    if not finde_chromium():
        subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"])
    if finde_chromium():
        return 0
    print("That did not work. Install Chromium, Chrome or Edge, or set CHROMIUM to the path of one.", file=sys.stderr)
    return 1


def _usual_places() -> list[Path]:
    applications = (Path("/Applications"), Path.home() / "Applications")
    folders = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    programs = [Path(os.environ[name]) for name in folders if name in os.environ]
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return [
        *(root / name for root in applications for name in MACOS),
        *(root / name for root in programs for name in WINDOWS),
        own,
    ]


if __name__ == "__main__":
    sys.exit(main())
