"""What people do with the site, in Firefox: calculators, files, finder, lists; and what can be in the way.

Each test has a browser of its own: `tests` runs one of each kind, `exhaustive` all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.browser import faults
from tests.browser.calculator.test_all import PROBES, path_of
from tests.browser.calculator.test_faults import RUNTIME
from tests.browser.calculator.test_surroundings import DAYS, WRONG_CLOCKS
from tests.browser.calculator.test_takeaway import events
from tests.browser.faults import Fault, faulty
from tests.browser.firefox import Step, use
from tests.browser.server import serve
from tests.browser.test_finder import VISIBLE
from tests.test_finder import PERSONS, QUESTIONS

FRIST = "rechner/frist/"
FORM = "form[data-rechner]"
STATE = f"document.querySelector('{FORM}')?.dataset.zustand"
EXAMPLE = f"document.querySelector('{FORM} [data-aktion=beispiel]').click()"
SENTENCE = "(document.querySelector('.ergebnis-satz')?.innerText ?? '').replaceAll('\\u00a0', ' ')"
DAY = "document.querySelector('.ergebnis-satz time')?.dateTime"
STATUS = "document.querySelector('[data-lage]').innerText"
MORE = pytest.mark.exhaustive
NO_WINDOWS = {"remote.prefs.recommended": False, "dom.popup_allowed_events": "", "dom.popup_maximum": 0}
"""Not even after a click; without the first, whatever drives the browser allows them all."""

LACKING = ("DecompressionStream", "Promise.withResolvers", "Worker")
AGAIN = "[data-erneut]:not([hidden]) [data-aktion=erneut]"
CLOCK = """{{ const Real = Date, now = Real.parse("{0}"); globalThis.Date = class extends Real {{
  constructor(...given) {{ if (given.length) super(...given); else super(now); }}
  static now() {{ return now; }} }} }}"""


def one_of(cases: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The first one, and all the others where there is time."""
    return [cases[0], *(pytest.param(*case, marks=MORE) for case in cases[1:])]


def typed(name: str, text: str) -> Step:
    return ("enter", f'{FORM} [name="{name}"]', text)


def holds(words: str, where: str = SENTENCE) -> Step:
    return ("until", f"{where}.includes({words!r})")


def told(fault: str) -> Step:
    return ("until", f"document.querySelector('[data-ausfall={fault}]:not([hidden])') !== null")


def two_months_from(day: str) -> list[Step]:
    return [typed("ereignis", day), typed("dauer", "2")]


DONE: Step = ("until", f"{STATE} === 'fertig'")
STARTED: Step = ("until", f"![undefined, 'laedt', 'rechnet'].includes({STATE})")
ANIMATED: Step = ("until", f"document.querySelector('{FORM}')?.dataset.belebt !== undefined")
BY_EXAMPLE: list[Step] = [STARTED, ("read", EXAMPLE), DONE]


@MORE
def test_every_calculator_answers_a_change_and_refuses_what_is_wrong(server: str) -> None:
    steps: list[Step] = []
    for name, probe in PROBES.items():
        at = f"[data-feld={probe.weist_ab['am']}] .feld-fehler:not([hidden])"
        steps += [
            ("open", f"{server}/rechner/{path_of(name)}/"),
            *BY_EXAMPLE,
            typed(probe.weist_ab["feld"], probe.weist_ab["wert"]),
            holds(probe.weist_ab["text"], f"(document.querySelector({at!r})?.textContent ?? '')"),
            *BY_EXAMPLE,
            typed(probe.aendert["feld"], probe.aendert["wert"]),
            holds(probe.aendert["satz"]),
        ]
    assert use(steps)[1] == []


def test_calendar_and_table_are_what_they_are_in_the_other_engine(server: str, tmp_path: Path) -> None:
    into = {"browser.download.folderList": 2, "browser.download.dir": str(tmp_path)}
    steps: list[Step] = [
        ("open", f"{server}/{FRIST}"),
        *BY_EXAMPLE,
        *two_months_from("2026-10-30"),
        ("until", f"{DAY} === '2026-12-30'"),  # by hand
        ("click", "[data-aktion=kalender]:not([data-nummer])"),
        ("read", "document.querySelector('[data-mitnehmen]').open = true"),
        ("click", "[data-aktion=tabelle]"),
    ]
    use(steps, prefs=into, downloads=[str(tmp_path / name) for name in ("frist.ics", "frist.csv")])
    days = {event["DTSTART"].dt.isoformat() for event in events((tmp_path / "frist.ics").read_bytes())}
    assert "2026-12-30" in days
    data = (tmp_path / "frist.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "30.10.2026" in {
        cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";") for cell in row
    }


def test_the_finder_shows_the_rows_of_every_person(server: str) -> None:
    shown = f"({VISIBLE})([...document.querySelectorAll('.wieoft tbody tr')])"
    steps: list[Step] = [("open", f"{server}/wie-oft/"), ("until", "document.querySelector('[data-stand]') !== null")]
    for *answers, _ in PERSONS:
        boxes = (f".wieoft [name={question.name}][value='{a}']" for question, a in zip(QUESTIONS, answers, strict=True))
        steps += [("read", f"document.querySelector({box!r}).click()") for box in boxes] + [("read", shown)]
    seen = [one for one in use(steps)[0] if one is not None]
    assert seen == [numbers.split() for *_, numbers in PERSONS]


@pytest.mark.parametrize("allowed", [False, pytest.param(True, marks=MORE)])
def test_a_list_from_a_calculator_where_new_windows_are_allowed_and_where_not(server: str, allowed: bool) -> None:
    opened: list[Step] = [
        ("popup", "[data-aktion=checkliste]"),
        ("until", "document.querySelector('[data-aus-rechner]:not([hidden])')?.innerText.includes('16.10.2026')"),
    ]
    refused: list[Step] = [
        ("click", "[data-aktion=checkliste]"),
        holds("neues Fenster verboten", STATUS),
        ("read", f"[{STATUS}.includes('Angaben bleiben stehen'), document.querySelector('[name=termin]').value]"),
    ]
    steps: list[Step] = [
        ("open", f"{server}/rechner/meldeversaeumnis/"),
        *BY_EXAMPLE,
        typed("termin", "2026-10-16"),
        holds("16.10.2026", "document.querySelector('[data-ergebnis]').innerText"),
        *(opened if allowed else refused),
    ]
    seen, _ = use(steps, prefs={} if allowed else NO_WINDOWS)
    assert seen[1:] == ([] if allowed else [[True, "16.10.2026"]])


def test_a_letter_from_a_list_where_new_windows_are_forbidden(server: str) -> None:
    """It opens in the same window; on the way back, the list is as it was."""
    box = "document.querySelector('[name=recht][value=neu]')"
    steps: list[Step] = [
        ("open", f"{server}/checklisten/meldeversaeumnis/"),
        ("click", "[name=recht][value=neu]"),
        ("click", "a[data-schreiben][href$='#anhoerung']"),
        ("until", "document.querySelector('form[data-schreiben=anhoerung]')?.checkVisibility()"),
        ("back",),
        ("until", f"{box} !== null"),
        ("read", f"{box}.checked"),
    ]
    assert use(steps, prefs=NO_WINDOWS)[0] == [True]


@MORE
def test_two_tabs(server: str) -> None:
    steps: list[Step] = [("open", f"{server}/{FRIST}"), ("tab", 1), ("open", f"{server}/{FRIST}")]
    for number, day in enumerate(("2026-10-30", "2026-09-30")):
        steps += [("tab", number), *BY_EXAMPLE, *two_months_from(day)]
    # By hand.
    steps += [("tab", 0), ("until", f"{DAY} === '2026-12-30'"), ("tab", 1), ("until", f"{DAY} === '2026-11-30'")]
    use(steps)


@MORE
def test_back_again(server: str) -> None:
    """From the cache of whole pages or anew: the calculator calculates."""
    steps: list[Step] = [
        ("open", f"{server}/{FRIST}"),
        *BY_EXAMPLE,
        ("open", f"{server}/"),
        ("back",),
        ("until", f"location.pathname.endsWith('{FRIST}') && {STATE} !== undefined"),
        *BY_EXAMPLE,
        *two_months_from("2026-10-30"),
        ("until", f"{DAY} === '2026-12-30'"),
    ]
    use(steps)


@pytest.mark.parametrize(("zone", "moment", "today"), one_of(DAYS))
def test_today_is_the_reader_s_day(server: str, zone: str, moment: str, today: str) -> None:
    button = "[...document.querySelectorAll('[data-feld=stichtag] button')].find((one) => one.innerText === 'Heute')"
    steps: list[Step] = [
        ("open", f"{server}/rechner/kontaktintervall/"),
        STARTED,
        ("read", f"{button}.click()"),
        ("read", "document.querySelector('[name=stichtag]').value"),
        ("read", "Intl.DateTimeFormat().resolvedOptions().timeZone"),
    ]
    seen, _ = use(steps, env={"TZ": zone}, before=CLOCK.format(moment))
    assert seen[1:] == [f"{datetime.fromisoformat(today):%d.%m.%Y}", zone]


@pytest.mark.parametrize(("moment", "words"), one_of(WRONG_CLOCKS))
def test_clock_that_is_wrong_by_two_years(server: str, moment: str, words: str) -> None:
    note = "(document.querySelector('.alter-hinweis')?.textContent ?? '')"
    use([("open", f"{server}/{FRIST}"), holds(words, note)], before=CLOCK.format(moment))


@pytest.mark.parametrize(
    ("prefs", "before", "fault"),
    [
        ({"javascript.options.wasm": False}, "", "wasm_blockiert"),
        *one_of([({}, f"delete globalThis.{name}", "browser_alt") for name in LACKING]),
    ],
)
def test_browser_that_lacks_something(server: str, prefs: dict[str, object], before: str, fault: str) -> None:
    steps: list[Step] = [
        ("open", f"{server}/{FRIST}"),
        told(fault),
        ("read", "document.querySelector('h1').checkVisibility()"),
    ]
    assert use(steps, prefs=prefs, before=before)[0] == [True]


@MORE
def test_storage_forbidden(server: str) -> None:
    """No cookie, no storage, as an office may have set it; the search leads to its page all the same."""
    forbidden = "try { localStorage.length; 'allowed' } catch { 'forbidden' }"
    steps: list[Step] = [
        ("open", f"{server}/{FRIST}"),
        ("read", forbidden),
        *BY_EXAMPLE,
        *two_months_from("2026-10-30"),
    ]
    seen, _ = use([*steps, ("until", f"{DAY} === '2026-12-30'")], prefs={"network.cookie.cookieBehavior": 2})
    assert seen[0] == "forbidden"


@MORE
@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (r"/pyodide-\w+\.wasm", faults.times(1, faults.stalls(120))),
        ("/calculator/form-", faults.times(1, faults.stalls(120, 0))),
    ],
    ids=["runtime", "form"],
)
def test_line_that_stalls(site: Path, pattern: str, fault: Fault) -> None:
    """Says so after a while; the button tries again, without a reload of what is there."""
    with faulty(site, faults={pattern: fault}) as one:
        use([("begin", f"{one.address}/{FRIST}"), told("stockt"), ("click", AGAIN), *BY_EXAMPLE])


@MORE
def test_server_comes_back_by_itself(site: Path) -> None:
    """No reload: what was typed meanwhile is still there, and is what the answer is about."""
    left = 12
    with faulty(site, faults={RUNTIME: faults.times(left, faults.status(503))}) as one:
        steps: list[Step] = [
            ("open", f"{one.address}/{FRIST}"),
            told("server_stoerung"),
            ("read", f"document.querySelector('{FORM} [value=monate]').click()"),
            *two_months_from("2026-10-30"),
            ("until", f"{DAY} === '2026-12-30'"),
            ("read", "[...document.querySelectorAll('[data-ausfall]')].every((one) => one.hidden)"),
        ]
        assert use(steps)[0][-1] is True


@MORE
def test_worker_that_ends(server: str) -> None:
    """The old answer beside new input is marked; another worker gives the right one."""
    keep = (
        "const Real = Worker; globalThis.Worker = class extends Real {"
        " constructor(...given) { super(...given); (globalThis.workers ??= []).push(this); } }"
    )
    steps: list[Step] = [
        ("open", f"{server}/{FRIST}"),
        *BY_EXAMPLE,
        ("read", "workers.forEach((one) => one.terminate())"),
        *two_months_from("2026-10-30"),
        holds("vorigen Angaben", STATUS),
        ("until", f"{DAY} === '2026-12-30'"),
    ]
    use(steps, before=keep)


def test_a_foreign_page_cannot_fill_a_list(site: Path, tmp_path: Path) -> None:
    """It opens the list, so it is the opener; but of another origin."""
    (tmp_path / "index.html").write_text("<!doctype html><title>fremd</title><button>Liste</button>", "utf-8")
    message = "{ art: 'checkliste', html: '<p>Fremd</p>', felder: { termin: 'Di' }, wahl: [] }"
    send = f"setInterval(() => list.postMessage({message}, '*'), 100), list !== null"
    line = "document.querySelector('[data-aus-rechner]').hidden"
    with serve(site) as own, serve(tmp_path) as foreign:
        opening = f"globalThis.list = open('{own}/checklisten/meldeversaeumnis/')"
        steps: list[Step] = [
            ("open", foreign),
            ("read", f"document.querySelector('button').onclick = () => {{ {opening}; }}, 0"),
            ("popup", "button"),
            ("until", "document.querySelector('form[data-checkliste] input') !== null"),
            ("tab", 0),
            ("read", send),
            ("tab", 1),
            ("until", "performance.now() > 3000"),
            ("read", f"[{line}, document.body.innerText.includes('Fremd')]"),
        ]
        assert use(steps)[0][1:] == [True, [True, False]]
