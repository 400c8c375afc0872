"""The single measurements; each one returns plain numbers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tomllib
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Playwright

from overrides.runtime.stages import ROOT
from tests.bench.browser import new_profile
from tests.bench.server import Line, StaticServer

CALCULATOR = "site/rechner/kontaktintervall/"
READING_PAGE = "site/wie-oft/"
VARIANTS = {"site": CALCULATOR, "bare": "bare/", "naive": "naive/"}
BRANCH_OFFICE = {"bits_per_second": 20e6, "round_trip": 0.020}
NATIVE_CASES = 20_000

# Asks the engine of the page, past the form.
IN_PAGE = """async (cases) => {
  const here = document.querySelector('script[src$="formular.mjs"]').src;
  const { starte } = await import(new URL("laufzeit.mjs", here));
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
RECALCULATE = """async (repetitions) => {
  const form = document.querySelector("form[data-rechner]");
  const once = () => new Promise((resolve) => {
    let begin = 0;
    const observer = new MutationObserver(() => {
      if (form.dataset.zustand === "rechnet") begin = performance.now();
      if (form.dataset.zustand !== "fertig" || !begin) return;
      observer.disconnect();
      resolve(performance.now() - begin);
    });
    observer.observe(form, { attributeFilter: ["data-zustand"] });
    form.elements.fallmanagement.click();
  });
  const times = [];
  for (let i = 0; i < repetitions; i++) times.push(await once());
  return times;
}"""

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


def recalculation(playwright: Playwright, root: Path, repetitions: int) -> Times:
    """Milliseconds from a settled change in the form to the new result."""
    with (
        StaticServer(root) as server,
        new_profile(playwright) as profile,
        profile.visit(server.url + CALCULATOR) as (page, _),
    ):
        return {"recalculation": page.evaluate(RECALCULATE, 10 * repetitions)}


def throughput_in_page(playwright: Playwright, root: Path) -> float:
    """Cases per second that the engine answers in the page, HTML included."""
    with (
        StaticServer(root) as server,
        new_profile(playwright) as profile,
        profile.visit(server.url + CALCULATOR) as (page, _),
    ):
        return float(page.evaluate(IN_PAGE, _cases()))


def throughput_native() -> float:
    """Cases per second of `python -m calc kontaktintervall --jsonl`, start included."""
    cases = _cases()
    text = "".join(f"{cases[number % len(cases)]}\n" for number in range(NATIVE_CASES))
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "calc", "kontaktintervall", "--jsonl"],
        input=text,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return NATIVE_CASES / (time.perf_counter() - begin)


def _cases() -> list[str]:
    table = tomllib.loads((ROOT / "tests/faelle/kontaktintervall.toml").read_text("utf-8"))
    good = (case["eingabe"] for case in table["fall"] if "fehler" not in case["erwartet"])
    return [json.dumps({key: value for key, value in given.items() if value != "null"}, default=str) for given in good]
