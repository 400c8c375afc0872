"""Firefox as Debian builds it, which the test library cannot drive: found, installed if need be, asked through Node."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from overrides.build.chromium import APT
from overrides.build.runtime import node, packages

HERE = Path(__file__).parent
Step = tuple[str, ...] | tuple[str, int]
"""Of a way through the site, as firefox_use.mjs explains it."""
COMMANDS = ("firefox-esr", "firefox")
INSTALLING_S = 600


@cache
def find_firefox() -> str:
    """Path of a Firefox; FIREFOX in the environment wins. On Debian, root gets the package."""
    if not (found := _look()) and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "firefox-esr"]):
            subprocess.run([*APT, *step], env=environment, timeout=INSTALLING_S, check=False)
        found = _look()
    return found


def visit(address: str, fields: dict[str, str], *, example: bool = True, **more: str) -> dict[str, Any]:
    """Open a calculator, wait for Python, fill in its example if wanted, type into these fields.

    Args:
        address: the page.
        fields: texts by the name of the field.
        example: whether to fill in the example first.
        more: `languages` of the browser.

    Returns:
        `state` after the start and at the `end`, `told` (keys of the sentences about faults), `day` of the answer,
        `echoes` (value and echo of each field), `errors` at the fields, `said` in the console, `marks` in ms after the
        navigation.
    """
    [seen] = visits([address], fields, example=example, **more)
    return seen


def visits(
    addresses: list[str], fields: dict[str, str] | None = None, *, example: bool = False, **more: str
) -> list[dict[str, Any]]:
    """The same for several, one after the other in one browser."""
    job = {"addresses": addresses, "fields": fields or {}, "example": example, "languages": "de-DE"} | more
    seen: list[dict[str, Any]] = run(HERE / "firefox.mjs", job)
    return seen


def walk(addresses: list[str], folder: Path | None = None) -> list[list[str]]:
    """Open one page after the other and return what the browser reported on each: violations of the policy, errors.

    Args:
        addresses: of the pages.
        folder: where each is printed to, as 0.pdf, 1.pdf and so on; without it, nothing is printed.
    """
    seen: list[list[str]] = run(HERE / "firefox_pages.mjs", {"addresses": addresses, "folder": folder and str(folder)})
    return seen


def come_back(address: str, elsewhere: str, text: str) -> dict[str, Any]:
    """Tick and write in a checklist, go elsewhere and back.

    Returns:
        `back` and `anew`: state of the first box, text of the first line, address, and whether the text is stored, on
        coming back and on opening the list anew.
    """
    seen: dict[str, Any] = run(HERE / "firefox_history.mjs", {"address": address, "elsewhere": elsewhere, "text": text})
    return seen


def go_offline(base: str, off: str, pages: dict[str, str], fields: dict[str, str]) -> dict[str, Any]:
    """Keep the site, lose the server, and go on with what the browser has.

    Args:
        base: address of the site.
        off: address whose request ends the server.
        pages: path of the `calculator`, of a page `read` before and of one `unread`.
        fields: texts by the name of the calculator's field.

    Returns:
        headings of the page `read` (`online`, `offline`) and of the `unread` one, whether the server is `off`, `day` of
        the answer, what is `told` above the calculator, `said` in the console.
    """
    seen: dict[str, Any] = run(HERE / "firefox_offline.mjs", {"base": base, "off": off, "fields": fields} | pages)
    return seen


def use(steps: Sequence[Step], **more: Any) -> tuple[list[Any], list[str]]:
    """Go through these steps and return what they read, and what the console said.

    Args:
        steps: as firefox_use.mjs explains them.
        more: `prefs` of the browser, `env` of its process, `before`: a script that runs first in every page,
            `downloads`: paths of the files to wait for in the end.
    """
    job = {"prefs": {}, "env": {}, "before": "", "downloads": []} | more | {"steps": steps}
    done = run(HERE / "firefox_use.mjs", job)
    return done["seen"], done["said"]


def run(script: Path, job: dict[str, Any]) -> Any:
    """Do a job in Firefox with a script that prints what it has seen as its last line."""
    firefox = find_firefox()
    if not firefox:
        pytest.skip("no Firefox found: install one, or set FIREFOX to the path of one")
    packages.from_npm()
    done = node.node(str(script), json.dumps({"firefox": firefox} | job))
    assert done.returncode == 0, done.stdout
    return json.loads(done.stdout.strip().splitlines()[-1])


def _look() -> str:
    return next((path for name in (os.environ.get("FIREFOX"), *COMMANDS) if name and (path := shutil.which(name))), "")
