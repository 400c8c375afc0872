"""Everything that can go wrong between server and page: a true sentence, or an answer all the same. In both browsers.

The table in docs/technik/laufzeit.md names each of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import faults
from tests.browser.conftest import Problems
from tests.browser.faults import Fault, faulty
from tests.browser.firefox import visits
from tests.browser.rechner import START_TIMEOUT, Rechner

FRIST = "rechner/frist/"
ANSWER = "bereit"
RUNTIME = "/laufzeit/"
WASM = r"/laufzeit/(pyodide|extension)-.*\.wasm"
ALLOWED = ".*"
"""The browser itself reports what is broken here on purpose."""


@dataclass(frozen=True)
class Case:
    """What the server does wrongly, and what comes of it: an answer, or the key of a sentence."""

    name: str
    faults: Callable[[], dict[str, Fault]]
    outcome: str
    packs: bool = True
    also_firefox: bool = True
    outcome_in_firefox: str = ""


FILES = {
    "core": r"/pyodide-\w+\.wasm",
    "extension": r"/extension-",
    "snapshot": r"/snapshot-",
    "script": r"/pyodide-\w+\.js",
    "large script": r"/pyodide\.asm-",
}
OTHER = b"PK\3\4 another file" * 1000


def damaged_files() -> Iterator[Case]:
    """Each file of the runtime in each bad state: once, so that the next fetch is right, and for good."""
    bad: dict[str, Fault] = {
        "missing": faults.status(404),
        "truncated": faults.shortened,
        "swapped": faults.swapped(OTHER),
        "one bit flipped": faults.flipped,
    }
    for file, pattern in FILES.items():
        for state, fault in bad.items():
            yield Case(f"{file} {state} once", lambda p=pattern, f=fault: {p: faults.times(1, f)}, ANSWER)  # type: ignore[misc]
            gone = "datei_fehlt" if state == "missing" else "datei_falsch"
            outcome = ANSWER if file == "snapshot" else gone
            yield Case(f"{file} {state}", lambda p=pattern, f=fault: {p: f}, outcome, also_firefox=state != "swapped")  # type: ignore[misc]


CASES = [
    Case("all well", dict, ANSWER),
    Case("the server packs nothing", dict, ANSWER, packs=False),
    *damaged_files(),
    Case("login page", lambda: {RUNTIME: faults.login}, "anmeldung"),
    Case("sent on to another host", lambda: {RUNTIME: faults.elsewhere("http://localhost:9/")}, "anmeldung"),
    Case("forbidden", lambda: {RUNTIME: faults.status(403)}, "anmeldung"),
    Case("503", lambda: {RUNTIME: faults.status(503)}, "server_stoerung"),
    Case("503 once for each", lambda: {WASM: faults.times(2, faults.status(503))}, ANSWER),
    Case("no answer", lambda: {RUNTIME: faults.no_answer}, "verbindung"),
    Case("connection lost in the middle, once", lambda: {WASM: faults.times(2, faults.cut())}, ANSWER),
    # Firefox takes what has come of a packed file for all there is: too short, so not the right one.
    Case(
        "connection lost in the middle",
        lambda: {WASM: faults.cut()},
        "unvollstaendig",
        outcome_in_firefox="datei_falsch",
    ),
    Case("encoding stripped", lambda: {RUNTIME + ".*(wasm|bin)": faults.stripped}, ANSWER),
    Case("encoding doubled", lambda: {RUNTIME + ".*(wasm|bin)": faults.doubled}, ANSWER),
    Case("encoding stripped from scripts", lambda: {RUNTIME + r".*\.js": faults.stripped}, "datei_falsch"),
    Case("encoding that it is not", lambda: {WASM + "$": faults.encoded("gzip")}, ANSWER),
    # Firefox takes what has come for complete, and it is.
    Case(
        "length too long",
        lambda: {WASM: faults.measured_wrongly(100)},
        "unvollstaendig",
        outcome_in_firefox=ANSWER,
    ),
    Case("wasm with wrong type", lambda: {WASM: faults.typed("text/plain")}, ANSWER),
    Case("script with wrong type", lambda: {r"/pyodide.*\.js": faults.typed("text/plain")}, "mime_typ"),
    Case("250 kbit/s at the end", lambda: {r"/probe|/pyodide-\w+\.js": faults.slow(250_000)}, ANSWER),
]
ALWAYS = {
    "all well",
    "the server packs nothing",
    *(f"{file} one bit flipped once" for file in FILES),
    "core truncated",
    "extension missing",
    "snapshot swapped",
    "large script truncated",
    "login page",
    "503",
    "no answer",
    "connection lost in the middle, once",
    "connection lost in the middle",
    "encoding stripped",
    "encoding doubled",
    "script with wrong type",
}
"""One of each kind; the session `exhaustive` tries every file in every state."""
assert {case.name for case in CASES} > ALWAYS


def each(cases: Iterable[Case]) -> list[object]:
    """Cases by their names, those that are slow to try and tell little more apart from the others."""
    return [
        pytest.param(case, id=case.name, marks=() if case.name in ALWAYS else pytest.mark.exhaustive) for case in cases
    ]


@pytest.mark.parametrize("case", each(CASES))
def test_fault(page: Page, site: Path, problems: Problems, case: Case) -> None:
    problems.allowed = ALLOWED
    with faulty(site, packs=case.packs, faults=case.faults()) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, case.outcome)


@pytest.fixture(scope="module")
def in_firefox(site: Path, request: pytest.FixtureRequest) -> dict[str, dict[str, object]]:
    """What Firefox made of each case that is wanted, all in one run."""
    wanted = [item for item in request.session.items if item.name.startswith("test_fault_in_firefox[")]
    cases = [item.callspec.params["case"] for item in wanted]  # type: ignore[attr-defined]
    with ExitStack() as stack:
        servers = [stack.enter_context(faulty(site, packs=case.packs, faults=case.faults())) for case in cases]
        seen = visits([f"{server.address}/{FRIST}" for server in servers])
        return {case.name: one for case, one in zip(cases, seen, strict=True)}


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", each(case for case in CASES if case.also_firefox))
def test_fault_in_firefox(in_firefox: dict[str, dict[str, object]], case: Case) -> None:
    seen = in_firefox[case.name]
    outcome = case.outcome_in_firefox or case.outcome
    wanted = (ANSWER, []) if outcome == ANSWER else ("fehler", [outcome])
    assert (seen["state"], seen["told"]) == wanted, seen["said"]


def test_bad_file_that_may_be_kept_for_a_year_does_not_stay(page: Page, site: Path, problems: Problems) -> None:
    problems.allowed = ALLOWED
    with faulty(site, faults={WASM: faults.flipped}) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, "datei_falsch")
        server.faults.clear()
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, ANSWER)


def test_server_comes_back_by_itself(page: Page, site: Path, problems: Problems) -> None:
    """No reload: what was typed meanwhile is still there, and is what the answer is about."""
    problems.allowed = ALLOWED
    with faulty(site, faults={RUNTIME: faults.status(503)}) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, "server_stoerung")
        rechner = Rechner(page)
        rechner.option("monate").check()
        rechner.enter("ereignis", "2026-10-30")
        rechner.enter("dauer", "2")
        server.faults.clear()
        expect(rechner.form).to_have_attribute("data-zustand", "fertig", timeout=START_TIMEOUT)
        # Two months from 30 October 2026, by hand: 30 December.
        expect(rechner.result.locator(".ergebnis-satz time")).to_have_attribute("datetime", "2026-12-30")
        expect(page.locator("[data-ausfall]:visible, [data-erneut]:visible")).to_have_count(0)


def test_line_that_stalls(page: Page, site: Path, problems: Problems) -> None:
    """Says so after a while; the button tries again, without a reload."""
    problems.allowed = ALLOWED
    with faulty(site, faults={r"/pyodide-\w+\.wasm": faults.times(1, faults.stalls(90))}) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect(page.locator("[data-ausfall=stockt]")).to_be_visible(timeout=20_000)
        page.get_by_role("button", name="Erneut versuchen").click()
        expect_outcome(page, ANSWER)


@pytest.mark.exhaustive
def test_line_that_stalls_is_given_up_in_the_end(page: Page, site: Path, problems: Problems) -> None:
    problems.allowed = ALLOWED
    with faulty(site, faults={r"/extension-": faults.times(1, faults.stalls(120, 0))}) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect(page.locator("[data-ausfall=stockt]")).to_be_visible(timeout=20_000)
        expect_outcome(page, ANSWER)


@pytest.mark.exhaustive
def test_first_visit_over_a_thin_line(page: Page, site: Path, problems: Problems) -> None:
    """7.5 MB at 250 kbit/s: four minutes in which it goes on, and says nothing of a fault."""
    problems.allowed = "^$"
    bytes_a_second = 250_000 / 8
    line = {"offline": False, "latency": 100, "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second}
    with faulty(site) as server:
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
        page.goto(f"{server.address}/{FRIST}", wait_until="commit")
        expect(page.locator("form[data-belebt]")).to_have_count(1, timeout=START_TIMEOUT)
        shares = [0.0]
        while page.locator("form[data-zustand=laedt]").count():
            expect(page.locator("[data-ausfall]:visible, [data-erneut]:visible")).to_have_count(0)
            page.wait_for_timeout(10_000)
            shares.append(
                page.evaluate(
                    "(({ value, max }) => value / max)(document.querySelector('[data-fortschritt] progress'))"
                )
            )
            assert shares[-1] > shares[-2] or shares[-1] == 1, shares
        expect_outcome(page, ANSWER)
        assert len(shares) > 12, shares  # in two minutes at most a half has come


def test_module_of_the_form_that_stalls(page: Page, site: Path, problems: Problems) -> None:
    """The page says so before any of its modules could, and the button gets them all the same."""
    problems.allowed = ALLOWED
    with faulty(site, faults={"/calculator/form-": faults.times(1, faults.stalls(120, 0))}) as server:
        page.goto(f"{server.address}/{FRIST}", wait_until="commit")
        expect(page.locator("[data-ausfall=stockt]")).to_be_visible(timeout=30_000)
        page.get_by_role("button", name="Erneut versuchen").click()
        expect_outcome(page, ANSWER)


@pytest.mark.exhaustive
def test_worker_whose_script_stalls(page: Page, site: Path, problems: Problems) -> None:
    problems.allowed = ALLOWED
    with faulty(site, faults={"/calculator/worker-": faults.times(1, faults.stalls(120, 0))}) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect(page.locator("[data-ausfall=stockt]")).to_be_visible(timeout=30_000)
        page.get_by_role("button", name="Erneut versuchen").click()
        expect_outcome(page, ANSWER)


def test_login_page_instead_of_every_file(page: Page, site: Path, problems: Problems) -> None:
    problems.allowed = ALLOWED
    with faulty(site, faults={"/assets/": faults.login}) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect(page.locator("[data-ausfall=ohne_skripte]")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_plain_http_without_cryptography(page: Page, site: Path, problems: Problems) -> None:
    """An intranet without certificates: SHA-256 is not to be had, and a flipped bit is found all the same."""
    problems.allowed = ALLOWED
    page.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined })")
    with faulty(site, faults={r"/pyodide-\w+\.wasm": faults.times(1, faults.flipped)}) as server:
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, ANSWER)
        assert [text for text in said if "not what the build has made" in text]


def test_worker_that_ends(page: Page, site: Path, problems: Problems) -> None:
    """The old answer beside new input is marked; another worker gives the right one."""
    problems.allowed = ALLOWED
    page.add_init_script(
        "const Real = Worker; globalThis.Worker = class extends Real {"
        " constructor(...given) { super(...given); (globalThis.workers ??= []).push(this); } }"
    )
    with faulty(site) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, ANSWER)
        rechner = Rechner(page).with_example()
        page.evaluate("workers.forEach((one) => one.terminate())")
        rechner.enter("ereignis", "2026-10-30")
        rechner.enter("dauer", "2")
        expect(rechner.form.locator("[data-lage]")).to_contain_text("vorigen Angaben")
        expect(rechner.result.locator(".ergebnis-satz time")).to_have_attribute(
            "datetime", "2026-12-30", timeout=START_TIMEOUT
        )


def test_files_are_asked_for_once(page: Page, site: Path, problems: Problems) -> None:
    """A server that packs nothing is not asked in vain, not even the first time; nothing is stored for that."""
    problems.allowed = "^$"
    with faulty(site, packs=False) as server:
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, ANSWER)
        asked = [path for path in server.asked if RUNTIME in path]
        assert sorted(asked) == sorted(set(asked))
        assert [path for path in asked if re.search(r"wasm$|bin$", path) and "/probe-" not in path] == []
        server.asked.clear()
        page.goto(f"{server.address}/{FRIST}")
        expect_outcome(page, ANSWER)
        assert [path for path in server.asked if RUNTIME in path] == []
        stored = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        assert [key for key in stored if not key.endswith(".__palette")] == []  # the theme's colours


def expect_outcome(page: Page, outcome: str) -> None:
    form = page.locator("form[data-rechner]")
    settled = ANSWER if outcome == ANSWER else "fehler"
    expect(form).to_have_attribute("data-zustand", settled, timeout=START_TIMEOUT)
    told = page.locator("[data-ausfall]:visible")
    if outcome == ANSWER:
        expect(told).to_have_count(0)
    else:
        expect(told).to_have_attribute("data-ausfall", outcome)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
