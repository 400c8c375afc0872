"""The single measurements; each one returns plain numbers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Playwright

from overrides.build.runtime import node
from overrides.paths import ROOT
from tests.bench.browser import SETTLE_S, new_profile
from tests.bench.server import Line, StaticServer
from tests.browser.firefox import find_firefox

CALCULATOR = "site/rechner/kontaktintervall/"
# What is changed in each form to make it calculate again; two values that take turns.
CHANGES = {
    "kontaktintervall": ("letzter_kontakt", "30.08.2026", "31.08.2026"),
    "meldeversaeumnis": ("aufgabe_post", "18.11.2026", "19.11.2026"),
    "beratungsquote": ("bis", "29.11.2026", "30.11.2026"),
}
READING_PAGE = "site/wie-oft/"
READING_PAGES = (
    "site/wie-oft/",
    "site/wie-oft/vollzeit-beschaeftigt/",
    "site/konzept/auftrag/",
    "site/recht/rechtsstand/",
)
VARIANTS = {"site": CALCULATOR, "bare": "bare/", "naive": "naive/"}
BRANCH_OFFICE = {"bits_per_second": 20e6, "round_trip": 0.020}
NATIVE_CASES = 20_000

# Asks the engine of the page, past the form.
IN_PAGE = """async (cases) => {
  const here = document.querySelector('script[src*="/calculator/runtime-"]').src;
  const { starte } = await import(here);
  const manifest = JSON.parse(document.getElementById("laufzeit-manifest").textContent);
  const { bereit, rechne } = starte({ manifest, basis: new URL("../laufzeit/", here).href });
  await bereit;
  const round = async () => { for (const text of cases) await rechne("kontaktintervall", text, "../../"); };
  await round();
  const begin = performance.now();
  await round();
  return (cases.length / (performance.now() - begin)) * 1000;
}"""

# What a reader waits for after the pause in typing: calculation, rendering in Python, new markup in place.
RECALCULATE = """async ([repetitions, name, ...values]) => {
  const form = document.querySelector("form[data-rechner]");
  const once = (value) => new Promise((resolve) => {
    let begin = 0;
    const observer = new MutationObserver(() => {
      if (form.dataset.zustand === "rechnet") begin = performance.now();
      if (form.dataset.zustand !== "fertig" || !begin) return;
      observer.disconnect();
      resolve(performance.now() - begin);
    });
    observer.observe(form, { attributeFilter: ["data-zustand"] });
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
  });
  const times = [];
  for (let i = 0; i < repetitions; i++) times.push(await once(values[i % 2]));
  return times;
}"""

# The marks that runtime.mjs and worker.mjs set, in their order.
MARKS = """() => performance.getEntriesByType("mark")
  .filter(({ name }) => name.startsWith("python:"))
  .map(({ name, startTime }) => [name.slice("python:".length), startTime])"""
START_PAGE_S = 10
FIREFOX = Path(__file__).parent / "firefox.mjs"

Times = dict[str, list[float]]


def starts(playwright: Playwright, root: Path, repetitions: int) -> Times:
    """Seconds to the first result on a fast line, by "variant cold" and "variant warm"; variants take turns."""
    times: Times = defaultdict(list)
    with StaticServer(root) as server:
        for _ in range(repetitions):
            for variant, path in VARIANTS.items():
                with new_profile(playwright) as profile:
                    times[f"{variant} cold"].append(profile.first_result(server.url + path))
                    profile.settle(server.url + path)
                    times[f"{variant} warm"].append(profile.first_result(server.url + path))
    return times


def after_start_page(playwright: Playwright, root: Path, repetitions: int) -> list[float]:
    """Seconds to the first result when the start page was open before, long enough to have fetched for it."""
    times = []
    with StaticServer(root) as server:
        for _ in range(repetitions):
            with new_profile(playwright) as profile:
                profile.stay(f"{server.url}site/", START_PAGE_S)
                times.append(profile.first_result(server.url + CALCULATOR))
    return times


def breakdown(playwright: Playwright, root: Path, repetitions: int) -> dict[str, Times]:
    """When a start reaches what, in ms after the navigation: by profile, then by mark of the runtime."""
    marks: dict[str, Times] = {"cold": defaultdict(list), "warm": defaultdict(list)}
    with StaticServer(root) as server:
        for _ in range(repetitions):
            with new_profile(playwright) as profile:
                for kind in ("cold", "warm"):
                    with profile.visit(server.url + CALCULATOR) as (page, seconds):
                        for name, at in page.evaluate(MARKS):
                            marks[kind][name].append(at)
                        marks[kind]["first result"].append(1000 * seconds)
                    profile.settle(server.url + CALCULATOR)
    return marks


def firefox_starts(root: Path, repetitions: int) -> Times:
    """Seconds to the first result in Firefox, by "variant cold" and "variant warm"; variants take turns."""
    with StaticServer(root) as server:
        addresses = {name: server.url + path for name, path in VARIANTS.items() if name != "naive"}
        job = {"firefox": find_firefox(), "addresses": addresses, "repetitions": repetitions, "settle": SETTLE_S}
        done = node.node(str(FIREFOX), json.dumps(job))
    if done.returncode:
        raise TimeoutError(done.stdout[-500:])
    times: Times = json.loads(done.stdout.strip().splitlines()[-1])
    return times


def wordless(playwright: Playwright, root: Path) -> dict[str, float]:
    """Cases per second of the rule alone, and with reading, in the page's Python."""
    with (
        StaticServer(root) as server,
        new_profile(playwright) as profile,
        profile.visit(f"{server.url}wordless/") as (page, _),
    ):
        rates: dict[str, float] = page.evaluate(
            "cases => globalThis.ask(cases)", json.dumps(_cases("kontaktintervall"))
        )
        return rates


def slow_starts(playwright: Playwright, root: Path, repetitions: int) -> Times:
    """Seconds to the first result on the line of a branch office, cold, by variant."""
    times: Times = defaultdict(list)
    for _ in range(repetitions):
        for variant, path in VARIANTS.items():
            with StaticServer(root, Line(**BRANCH_OFFICE)) as server, new_profile(playwright) as profile:
                times[variant].append(profile.first_result(server.url + path))
    return times


def bytes_on_the_way(playwright: Playwright, root: Path) -> dict[str, dict[str, int]]:
    """Bytes of a first visit, headers included: by variant and page, with brotli and with gzip."""
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for encoding in ("br", "gzip"):
        for variant, path in VARIANTS.items():
            with StaticServer(root, encodings=(encoding,)) as server, new_profile(playwright) as profile:
                profile.first_result(server.url + path)
                sizes[variant][encoding] = sum(server.transferred.values())
        with StaticServer(root, encodings=(encoding,)) as server, new_profile(playwright) as profile:
            profile.look_at(server.url + READING_PAGE)
            sizes["reading page"][encoding] = sum(server.transferred.values())
    return sizes


def reading(playwright: Playwright, root: Path, repetitions: int) -> Times:
    """Seconds until heading and first paragraph of a page are painted, on a cold profile, slow line and slow CPU."""
    times: Times = defaultdict(list)
    with StaticServer(root) as server:
        for _ in range(repetitions):
            for path in READING_PAGES:
                with new_profile(playwright) as profile:
                    times[path].append(profile.text_visible(server.url + path))
    return times


def builds(repetitions: int) -> list[float]:
    """Seconds of a whole build when nothing has changed: the steps of the session, into a folder of their own."""
    times = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        steps = (
            ("overrides.build.runtime",),
            ("mkdocs", "--quiet", "build", "--strict", "--site-dir", folder),
            ("overrides.build.finish", "--site", folder),
        )
        for _ in range(repetitions):
            begin = time.perf_counter()
            for step in steps:
                environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
                command = [sys.executable, "-m", *step]
                subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - begin)
    return times


def recalculation(playwright: Playwright, root: Path, repetitions: int) -> Times:
    """Milliseconds from a settled change in the form to the new result, by calculator."""
    times: Times = {}
    with StaticServer(root) as server, new_profile(playwright) as profile:
        for name, change in CHANGES.items():
            with profile.visit(f"{server.url}site/rechner/{name}/") as (page, _):
                times[name] = page.evaluate(RECALCULATE, [10 * repetitions, *change])
    return times


def throughput_in_page(playwright: Playwright, root: Path) -> float:
    """Cases per second that the engine answers in the page, HTML included."""
    with (
        StaticServer(root) as server,
        new_profile(playwright) as profile,
        profile.visit(server.url + CALCULATOR) as (page, _),
    ):
        return float(page.evaluate(IN_PAGE, _cases("kontaktintervall")))


def throughput_native(name: str) -> float:
    """Cases per second of `python -m calc NAME --jsonl`, start included."""
    cases = _cases(name)
    text = "".join(f"{cases[number % len(cases)]}\n" for number in range(NATIVE_CASES))
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "calc", name, "--jsonl"],
        input=text,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return NATIVE_CASES / (time.perf_counter() - begin)


def _cases(name: str) -> list[str]:
    table = tomllib.loads((ROOT / f"tests/faelle/{name}.toml").read_text("utf-8"))
    good = (case["eingabe"] for case in table["fall"] if "fehler" not in case["erwartet"])
    return [json.dumps({key: value for key, value in given.items() if value != "null"}, default=str) for given in good]
