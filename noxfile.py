"""Every way to work on the project, one session each.

`python3 noxfile.py serve` needs nothing but Python: it installs locked tools for itself. `nox -s serve` works too.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

try:
    import fcntl
except ImportError:  # Windows: runs do not wait for each other
    fcntl = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent
CACHE = ROOT / ".cache"
NEEDS_SITE = ("tests/site", "tests/browser")
STEP = "overrides.build.step"
NATIVE = tuple(f"--ignore={folder}" for folder in NEEDS_SITE)
IN_PARALLEL = ("--numprocesses=auto", "--dist=worksteal")
"""A process for each core, in the tests of the site with a browser of its own."""
FREE_MB = 500
"""Space on the disk that a build or an environment may need."""


@contextmanager
def alone(task: str) -> Iterator[None]:
    """Let no two runs in this folder do the same at once, and see that there is room for it."""
    try:
        CACHE.mkdir(exist_ok=True)
        file = (CACHE / f"{task}.lock").open("a")
    except OSError as error:
        sys.exit(f"Cannot write into this folder: {error.strerror}: {error.filename}")
    with file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print(f"Another run in this folder is busy ({task}); waiting for it …", flush=True)
                fcntl.flock(file, fcntl.LOCK_EX)
        if (free := shutil.disk_usage(CACHE).free // 10**6) < FREE_MB:
            sys.exit(f"The disk of {CACHE} has only {free} MB left; {FREE_MB} MB are needed.")
        yield


def environment(group: str) -> Path:
    """Python of an environment that holds just the locked packages of requirements/<group>.txt.

    Made on the first call; after that it takes no time and no network until the lock changes.
    """
    lock = ROOT / "requirements" / f"{group}.txt"
    home = CACHE / "environments" / group
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    complete, digest = home / "complete", hashlib.sha256(lock.read_bytes()).hexdigest()
    if complete.exists() and complete.read_text() == digest:
        return python
    with alone(f"environment-{group}"):
        if complete.exists() and complete.read_text() == digest:  # by the run that this one has waited for
            return python
        print(f"Installing the packages of requirements/{lock.name} (once) …", flush=True)
        if not any(fill(home, python, lock) for fill in ((with_uv, with_pip) if group != "uv" else (with_pip,))):
            sys.exit(f"The packages of requirements/{lock.name} could not be installed. Is the registry reachable?")
        complete.write_text(digest)
    return python


def with_uv(home: Path, python: Path, lock: Path) -> bool:
    """Fill an environment ten times as fast as pip does."""
    uv = [str(environment("uv")), "-m", "uv", "--quiet", "--system-certs"]
    sync = ("pip", "sync", "--python", str(python), "--require-hashes", "--no-build", str(lock))
    return not any(
        subprocess.call([*uv, *step]) for step in (("venv", "--clear", "--python", sys.executable, home), sync)
    )


def with_pip(home: Path, python: Path, lock: Path) -> bool:
    """Fill an environment as pip is configured here: the way to uv itself, and to registries that only pip knows."""
    shutil.rmtree(home, ignore_errors=True)
    # Debian leaves ensurepip out of its Python, but any pip can fill an environment from outside.
    inside = importlib.util.find_spec("pip") is None
    if inside and importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python has neither pip nor ensurepip. On Debian or Ubuntu: apt install python3-venv")
    venv.create(home, with_pip=inside)
    pip = [str(python), "-m", "pip"] if inside else [sys.executable, "-m", "pip", "--python", str(python)]
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:")
    return not subprocess.call([*pip, "install", *options, "--requirement", lock])


def become(python: Path, *module: str) -> NoReturn:
    """Replace this process by a Python module, so that signals such as Ctrl-C reach it and nothing else."""
    command = [str(python), "-m", *module]
    if os.name == "nt":  # exec on Windows would return to the shell at once
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def start_nox(arguments: list[str]) -> None:
    """Replace this process by the locked nox: first the names of sessions, then their options."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    first_option = next((i for i, a in enumerate(arguments) if a.startswith("-")), len(arguments))
    sessions, options = arguments[:first_option], arguments[first_option:]
    if options[:1] == ["--"]:  # as nox itself wants it; here it may be left out
        del options[0]
    chosen = ["--session", *sessions, "--", *options] if sessions else ["--list"]
    become(environment("nox"), "nox", "--noxfile", __file__, *chosen)


if __name__ == "__main__":
    try:
        start_nox(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped.")

import nox  # noqa: E402 - only the nox started above, or one that was there already, gets this far

nox.options.default_venv_backend = "none"
nox.options.sessions = ["tests"]


def run(session: nox.Session, group: str, *module: str) -> None:
    """Run a Python module in the environment of a group."""
    python = environment(group)
    path = os.pathsep.join((str(python.parent), os.environ.get("PATH", os.defpath)))
    step = (STEP,) if module[0].startswith(("overrides.", "mkdocs")) else ()
    environ = {"PATH": path, "NO_MKDOCS_2_WARNING": "1"}
    # After Ctrl-C, a step has to end the browser that it has started: on a busy machine that takes a while.
    session.run(str(python), "-m", *step, *module, env=environ, interrupt_timeout=10)


def build_runtime(session: nox.Session, group: str, *options: str) -> None:
    """What Python in the page consists of."""
    with alone("build"):
        run(session, group, "overrides.build.runtime", *options)


def build_site(session: nox.Session, group: str, *options: str, whole: bool = False) -> None:
    """The steps from the sources to site/; a browser, if there is one, prints the PDFs in it (whole: there must be)."""
    build_runtime(session, group, *options)
    with alone("build"):
        run(session, group, "mkdocs", "--quiet", "build", "--strict")
        run(session, group, "overrides.build.finish", *(("--whole",) if whole else ()))


@nox.session
def serve(session: nox.Session) -> None:
    """Build the site and serve it at http://127.0.0.1:8000/ (--port N for another port)."""
    session.run(sys.executable, "-m", "overrides.build.serve", "--check", *session.posargs, log=False)
    build_site(session, "site")
    become(environment("site"), "overrides.build.serve", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the static site into site/ (--without-snapshot: Python in the page starts plainly)."""
    build_site(session, "site", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Pack the site as of its commit, with checksums and a bill of materials, into dist/ (--ohne-server: for file://)."""
    run(session, "site", "overrides.build.release", "--check", *session.posargs)
    run(session, "site", "overrides.build.chromium", "--install")
    if "SOURCE_DATE_EPOCH" not in os.environ:
        told = subprocess.run(
            [environment("site"), "-m", "overrides.version"], cwd=ROOT, capture_output=True, text=True
        )
        if not told.stdout.strip():
            session.error("No commit is known here: set SOURCE_DATE_EPOCH to the moment that the release is to carry.")
        os.environ["SOURCE_DATE_EPOCH"] = told.stdout.strip()
    build_site(session, "site", whole=True)
    run(session, "site", "overrides.build.release", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run everything: lint, types, coverage (native), javascript, pyodide, browser (with a strict build)."""
    for part in ("lint", "types", "coverage", "javascript", "pyodide", "browser"):
        session.notify(part, [])


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    run(session, "tests", "ruff", "check")
    run(session, "tests", "ruff", "format", "--check")
    run(session, "tests", "tests.javascript", "lint")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    run(session, "tests", "mypy")
    run(session, "tests", "tests.javascript", "types")


@nox.session
def native(session: nox.Session) -> None:
    """Run the cases and the tests of the rules on this machine's Python."""
    run(session, "tests", "pytest", *NATIVE, *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the native tests and fail if a line or branch of the rules is left out."""
    run(session, "tests", "coverage", "erase")
    run(session, "tests", "coverage", "run", "-m", "pytest", *NATIVE, *IN_PARALLEL, *session.posargs)
    run(session, "tests", "coverage", "combine", "--quiet")
    run(session, "tests", "coverage", "report")


@nox.session
def javascript(session: nox.Session) -> None:
    """Run the unit tests of the page's scripts under Node."""
    run(session, "tests", "tests.javascript", "test")


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the date and law modules line by line and see that a test fails each time (slow)."""
    run(session, "mutation", "tests.mutation", *session.posargs)


@nox.session
def pyodide(session: nox.Session) -> None:
    """Run the same cases inside Pyodide, with the bytecode that the page loads."""
    build_runtime(session, "tests")
    run(session, "tests", "tests.laufzeit", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Build the site and use it in a real browser; installs Chromium if there is none."""
    run(session, "tests", "overrides.build.chromium", "--install")
    build_site(session, "tests")
    run(session, "tests", "pytest", *NEEDS_SITE, *IN_PARALLEL, *session.posargs)


@nox.session
def plain(session: nox.Session) -> None:
    """Build the site without the memory snapshot and start every calculator in a browser."""
    run(session, "tests", "overrides.build.chromium", "--install")
    build_site(session, "tests", "--without-snapshot")
    run(session, "tests", "pytest", "tests/browser/plain.py", *session.posargs)


@nox.session
def exhaustive(session: nox.Session) -> None:
    """Run what `tests` tries only one of each kind: every file broken in every way, every sheet in Firefox (slow)."""
    run(session, "tests", "overrides.build.chromium", "--install")
    build_site(session, "tests")
    run(session, "tests", "pytest", *NEEDS_SITE, *IN_PARALLEL, "-m", "exhaustive", *session.posargs)


@nox.session
def servers(session: nox.Session) -> None:
    """Run the examples for web servers in a real nginx and a real Apache, which must be installed, and use them."""
    run(session, "tests", "overrides.build.chromium", "--install")
    build_site(session, "tests")
    run(session, "tests", "pytest", "tests/servers/check.py", "tests/browser/servers.py", *session.posargs)


@nox.session
def reproducible(session: nox.Session) -> None:
    """Make the release twice, in two folders and time zones, and compare (slow)."""
    environment("nox"), environment("site")
    run(session, "tests", "pytest", "tests/release/check.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure start, size, recalculation and throughput beside the plain ways of doing it."""
    run(session, "tests", "overrides.build.chromium")
    build_site(session, "tests")
    run(session, "tests", "tests.bench", *session.posargs)


@nox.session(name="bestand-bench")
def bestand_bench(session: nox.Session) -> None:
    """Measure the caseload natively: rows a second, memory, workers, planning (--rows 1000000 10000000)."""
    run(session, "tests", "tests.bestand.bench", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Feed made-up input to the page's bridge and the command lines (--minutes 10)."""
    run(session, "tests", "tests.fuzz", *session.posargs)


@nox.session
def audit(session: nox.Session) -> None:
    """Look for known vulnerabilities and licences that are not allowed in all we ship and build with."""
    run(session, "tests", "tests.audit", str(environment("audit")))


@nox.session
def holidays(session: nox.Session) -> None:
    """Write calc/recht/feiertage.csv anew from the holidays package; review the difference."""
    run(session, "tests", "tests.feiertage")


@nox.session
def lock(session: nox.Session) -> None:
    """Lock the dependency groups of pyproject.toml with hashes (--upgrade for newer versions)."""
    native = ("uv", "nox", "bestand", "parquet", "verteilt", "site", "tests", "audit", "mutation")
    for group in (*native, "page", "workbooks", "pyodide"):
        python = "3.11" if group in native else "3.14"  # our oldest; the one in Pyodide
        run(
            *(session, "uv", "uv", "pip", "compile", "pyproject.toml", "--group", group),
            *("--universal", "--python-version", python, "--system-certs", "--generate-hashes"),
            *("--no-emit-index-url", "--no-annotate", "--custom-compile-command", "python3 noxfile.py lock"),
            *("--quiet", "--output-file", f"requirements/{group}.txt", *session.posargs),
        )
