"""Every way to work on the project, one session each.

`python3 noxfile.py serve` needs nothing but Python: it installs a locked nox for itself. `nox -s serve` works too.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _start_nox(arguments: list[str]) -> None:
    """Replace this process by the locked nox, installed into .cache on the first call."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    lock = LOCKS / "nox.txt"
    home = ROOT / ".cache" / f"nox-{_digest(lock)[:12]}"
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    if not (home / "complete").exists():
        print("Installing nox (once) …", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        # Debian leaves ensurepip out of its Python; its own pip can fill an environment from outside.
        inside = importlib.util.find_spec("ensurepip") is not None
        venv.create(home, with_pip=inside)
        python = str(scripts / "python")
        pip = [python, "-m", "pip"] if inside else [sys.executable, "-m", "pip", "--python", python]
        if not inside and importlib.util.find_spec("pip") is None:
            sys.exit("This Python has neither ensurepip nor pip. On Debian or Ubuntu: apt install python3-venv")
        quiet = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
        if subprocess.call([*pip, "install", *quiet, "-r", str(lock)]):
            sys.exit("nox could not be installed: is the package registry reachable?")
        (home / "complete").touch()
    sessions = [a for i, a in enumerate(arguments) if not any(b.startswith("-") for b in arguments[: i + 1])]
    rest = arguments[len(sessions) :]
    if not sessions or rest[:1] == ["--list"]:
        command = ["--list"]
    else:
        command = ["--session", *sessions, "--", *(rest[1:] if rest[:1] == ["--"] else rest)]
    program = [str(scripts / "python"), "-m", "nox", "--noxfile", __file__, *command]
    if os.name == "nt":  # exec on Windows returns to the shell at once
        sys.exit(subprocess.call(program))
    os.execv(program[0], program)


if __name__ == "__main__":
    _start_nox(sys.argv[1:])

import nox  # noqa: E402 - only the nox started above, or one already there, gets this far

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"

NEEDS_SITE = ["tests/site", "tests/browser"]


def _install(session: nox.Session, group: str) -> None:
    """Install a locked group; when it is there already this takes no time and no network."""
    lock = LOCKS / f"{group}.txt"
    stamp = Path(session.virtualenv.location) / "installed-lock"
    if stamp.exists() and stamp.read_text() == _digest(lock):
        return
    session.log(f"Installing the locked packages of requirements/{lock.name} …")
    session.install("--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))
    stamp.write_text(_digest(lock))


def _build(session: nox.Session) -> None:
    session.run("python", "-m", "overrides.runtime")
    session.run("python", "-m", "mkdocs", "--quiet", "build", "--strict")
    session.run("python", "-m", "overrides.postbuild")


@nox.session(venv_location=".nox/site")
def serve(session: nox.Session) -> None:
    """Build the site and serve it at http://127.0.0.1:8000/ (other port: --port 8001)."""
    _install(session, "site")
    _build(session)
    session.run("python", "-m", "overrides.serve", *session.posargs)


@nox.session(venv_location=".nox/site")
def build(session: nox.Session) -> None:
    """Build the static site into site/."""
    _install(session, "site")
    _build(session)


@nox.session(venv_location=".nox/tests")
def tests(session: nox.Session) -> None:
    """Run everything: lint, types, native, pyodide, strict build, browser."""
    _install(session, "tests")
    for part in ("lint", "types", "native", "pyodide", "browser"):
        session.notify(part)


@nox.session(venv_location=".nox/tests")
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    _install(session, "tests")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session(venv_location=".nox/tests")
def types(session: nox.Session) -> None:
    """Check types."""
    _install(session, "tests")
    session.run("mypy")


@nox.session(venv_location=".nox/tests")
def native(session: nox.Session) -> None:
    """Run the cases and the tests of the rules on this machine's Python."""
    _install(session, "tests")
    session.run("pytest", *(f"--ignore={folder}" for folder in NEEDS_SITE), *session.posargs)


@nox.session(venv_location=".nox/tests")
def pyodide(session: nox.Session) -> None:
    """Run the same cases inside Pyodide, with the bytecode that the page loads."""
    _install(session, "tests")
    session.run("python", "-m", "overrides.runtime")
    session.run("python", "-m", "tests.laufzeit", *session.posargs)


@nox.session(venv_location=".nox/tests")
def browser(session: nox.Session) -> None:
    """Build the site and use it in a real browser."""
    _install(session, "tests")
    _build(session)
    session.run("python", "-m", "tests.browser.chromium")
    session.run("pytest", *NEEDS_SITE, *session.posargs)


@nox.session(venv_location=".nox/tests")
def bench(session: nox.Session) -> None:
    """Measure start, size, recalculation and throughput beside the plain ways of doing it."""
    _install(session, "tests")
    _build(session)
    session.run("python", "-m", "tests.browser.chromium")
    session.run("python", "-m", "tests.bench", *session.posargs)


@nox.session(venv_location=".nox/tests")
def holidays(session: nox.Session) -> None:
    """Write calc/recht/feiertage.csv anew from the holidays package; review the difference."""
    _install(session, "tests")
    session.run("python", "-m", "tests.feiertage")


@nox.session
def lock(session: nox.Session) -> None:
    """Lock the dependency groups of pyproject.toml with hashes; with -U, to the newest versions allowed."""
    session.install("--require-hashes", "--requirement", str(LOCKS / "lock.txt"))
    for group in ("lock", "nox", "site", "tests", "page", "pyodide"):
        python = "3.14" if group in ("page", "pyodide") else "3.11"
        session.run(
            *("uv", "pip", "compile", "pyproject.toml", "--group", group, "--universal", "--python-version", python),
            *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--system-certs"),
            *("--custom-compile-command", "python3 noxfile.py lock"),
            *("--output-file", str(LOCKS / f"{group}.txt"), "--quiet", *session.posargs),
        )
