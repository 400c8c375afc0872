"""Measure the built site beside plainer ways of doing the same: `python -m tests.bench`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from calc.rechner import RECHNER_TITEL
from overrides.paths import ROOT
from tests.bench import fixtures, measure
from tests.bench.table import Row, show

PARTS = ("start", "ablauf", "firefox", "leitung", "bytes", "lesen", "bau", "rechnen", "durchsatz")


def main() -> int:
    """Run the chosen parts and print one table each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--nur", nargs="+", choices=PARTS, default=PARTS, help="only these parts")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site)")
    parser.add_argument("--wiederholungen", type=int, default=5, metavar="N", help="repetitions (default: 5)")
    args = parser.parse_args()
    if not (args.site / "rechner/kontaktintervall/index.html").is_file():
        print(f"{args.site} holds no built site; run the session build first", file=sys.stderr)
        return 1
    print(f"bench: {args.wiederholungen} repetitions, medians, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as playwright:
        root = Path(folder)
        fixtures.lay_out(root, args.site.resolve())
        if "start" in args.nur:
            times = measure.starts(playwright, root, args.wiederholungen)
            times["site after the start page"] = measure.after_start_page(playwright, root, args.wiederholungen)
            _starts(times)
        if "ablauf" in args.nur:
            _breakdown(measure.breakdown(playwright, root, args.wiederholungen))
        if "firefox" in args.nur:
            _firefox(measure.firefox_starts(root, args.wiederholungen))
        if "leitung" in args.nur:
            _slow_starts(measure.slow_starts(playwright, root, args.wiederholungen))
        if "bytes" in args.nur:
            _bytes(measure.bytes_on_the_way(playwright, root))
        if "lesen" in args.nur:
            _reading(measure.reading(playwright, root, args.wiederholungen))
        if "bau" in args.nur:
            show("Build", [Row("nothing has changed", median(measure.builds(2)), "s", 60)])
        if "rechnen" in args.nur:
            times = measure.recalculation(playwright, root, args.wiederholungen)
            show(
                "Recalculation, from the settled change to the new result",
                [_row(name, each, "ms", 5) for name, each in times.items()],
            )
        if "durchsatz" in args.nur:
            native = {name: measure.throughput_native(name) for name in RECHNER_TITEL}
            in_page = measure.throughput_in_page(playwright, root)
            show(
                "Throughput (python -m calc … --jsonl)",
                [
                    *(Row(name, number, "cases/s", at_least=3000) for name, number in native.items()),
                    Row("kontaktintervall in the page, with HTML", in_page, "cases/s"),
                    *(
                        Row(f"kontaktintervall in the page, {name}", number, "cases/s", at_least=4000)
                        for name, number in measure.wordless(playwright, root).items()
                    ),
                ],
            )
    return 0


def _row(
    name: str, values: list[float], unit: str, at_most: float | None = None, compared_with: float | None = None
) -> Row:
    return Row(name, median(values), unit, at_most, compared_with, between=(min(values), max(values)))


def _starts(times: measure.Times) -> None:
    for kind in ("cold", "warm"):
        bare = median(times[f"bare {kind}"])
        rows = [
            _row(name, times[f"{name} {kind}"], "s", 0.35 * bare if name == "site" else None, bare)
            for name in measure.VARIANTS
        ]
        if kind == "warm":
            rows.append(
                _row(
                    "site after ten seconds of start page",
                    times["site after the start page"],
                    "s",
                    median(times["site warm"]),
                    bare,
                )
            )
        show(f"First result, fast line, {kind} profile", rows)


def _breakdown(marks: dict[str, measure.Times]) -> None:
    for kind, times in marks.items():
        rows = [_row(name, values, "ms") for name, values in times.items()]
        show(f"One start, {kind} profile, after the navigation", sorted(rows, key=lambda row: row.value))


def _firefox(times: measure.Times) -> None:
    for kind in ("cold", "warm"):
        bare = median(times[f"bare {kind}"])
        rows = [
            _row(name, times[f"{name} {kind}"], "s", 0.35 * bare if name == "site" else None, bare)
            for name in ("site", "bare")
        ]
        show(f"First result in Firefox, fast line, {kind} profile", rows)


def _slow_starts(times: measure.Times) -> None:
    bare = median(times["bare"])
    show(
        "First result, 20 Mbit/s and 20 ms, cold profile",
        [_row(name, times[name], "s", 0.9 * bare if name == "site" else None, bare) for name in measure.VARIANTS],
    )


def _reading(times: measure.Times) -> None:
    show(
        "Text visible, 10 Mbit/s, CPU 4 times slower, cold profile",
        [Row(path.removeprefix("site/"), median(seconds), "s", 1.5) for path, seconds in times.items()],
    )


def _bytes(sizes: dict[str, dict[str, int]]) -> None:
    limits = {"site": {"br": 7.5, "gzip": 10.5}, "reading page": {"br": 0.3, "gzip": 0.3}}
    show(
        "First visit, bytes on the way",
        [
            Row(f"{name}, {encoding}", number / 1e6, "MB", limits.get(name, {}).get(encoding))
            for name, forms in sizes.items()
            for encoding, number in forms.items()
        ],
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except TimeoutError as error:
        sys.exit(f"bench: {error}")
