"""Finds an installed Chromium, Chrome or Edge: the build prints with it, the tests use the site with it.

`python -m overrides.build.chromium` fails if there is none; with `--install` it gets one first.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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
PLAYWRIGHT = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    r"chromium-*/chrome-win*/chrome.exe",
)
APT = ("apt-get", "-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
INSTALLING_S = 600
MISSING = "No Chromium, Chrome or Edge found: install one, or set CHROMIUM to the path of one."


def find_chromium() -> str:
    """Path of a Chromium-based browser, or "" when there is none; CHROMIUM in the environment wins."""
    for command in (os.environ.get("CHROMIUM"), *COMMANDS):
        if command and (path := shutil.which(command)):
            return path
    return next((str(path) for path in _usual_places() if path.is_file()), "")


def main() -> int:
    """Look for a browser; `--install` gets Debian's package as root, otherwise Playwright's own download."""
    parser = argparse.ArgumentParser(prog="python -m overrides.build.chromium", description=__doc__)
    parser.add_argument("--install", action="store_true", help="install Chromium if there is none")
    install = parser.parse_args().install
    if find_chromium():
        return 0
    if install:
        print("No Chromium, Chrome or Edge found: getting one (once, may take a few minutes) …", flush=True)
    for step in _ways() if install else ():
        _try(step)
        if find_chromium():
            return 0
    print(MISSING, file=sys.stderr)
    return 1


def _ways() -> Iterator[list[str]]:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        yield [*APT, "update"]
        yield [*APT, "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]
    if importlib.util.find_spec("playwright"):
        yield [sys.executable, "-m", "playwright", "install", "chromium"]


def _try(step: list[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(step, env=environment, stdin=subprocess.DEVNULL, timeout=INSTALLING_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{step[0]}: {error}", file=sys.stderr)


def _usual_places() -> Iterator[Path]:
    applications = (Path("/Applications"), Path.home() / "Applications")
    yield from (root / name for root in applications for name in MACOS)
    folders = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    programs = [Path(os.environ[name]) for name in folders if name in os.environ]
    yield from (root / name for root in programs for name in WINDOWS)
    for folder in _playwright_folders():
        # The newest download first; the names end in a growing number.
        yield from (path for pattern in PLAYWRIGHT for path in sorted(folder.glob(pattern), reverse=True))


def _playwright_folders() -> list[Path]:
    # „0“ means: inside the package.
    if (own := os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "0")) != "0":
        return [Path(own)]
    local = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local"))
    return [folder / "ms-playwright" for folder in (Path.home() / ".cache", Path.home() / "Library/Caches", local)]


if __name__ == "__main__":
    sys.exit(main())
