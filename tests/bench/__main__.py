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

PARTS = ("start", "leitung", "bytes", "lesen", "bau", "rechnen", "durchsatz")


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
            _starts(measure.starts(playwright, root, args.wiederholungen))
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
                [Row(name, median(each), "ms", 50) for name, each in times.items()],
            )
        if "durchsatz" in args.nur:
            native = {name: measure.throughput_native(name) for name in RECHNER_TITEL}
            in_page = measure.throughput_in_page(playwright, root)
            show(
                "Throughput (python -m calc … --jsonl)",
                [
                    *(Row(name, number, "cases/s", at_least=3000) for name, number in native.items()),
                    Row("kontaktintervall in the page, with HTML", in_page, "cases/s"),
                ],
            )
    return 0


def _starts(times: measure.Times) -> None:
    for kind, most in (("cold", 0.75), ("warm", 0.70)):
        bare = median(times[f"bare {kind}"])
        show(
            f"First result, fast line, {kind} profile",
            [
                Row(name, median(times[f"{name} {kind}"]), "s", most * bare if name == "site" else None, bare)
                for name in measure.VARIANTS
            ],
        )


def _slow_starts(times: measure.Times) -> None:
    bare = median(times["bare"])
    show(
        "First result, 20 Mbit/s and 20 ms, cold profile",
        [
            Row(name, median(times[name]), "s", 1.3 * bare if name == "site" else None, bare)
            for name in measure.VARIANTS
        ],
    )


def _reading(times: measure.Times) -> None:
    show(
        "Text visible, 10 Mbit/s, CPU 4 times slower, cold profile",
        [Row(path.removeprefix("site/"), median(seconds), "s", 1.5) for path, seconds in times.items()],
    )


def _bytes(sizes: dict[str, dict[str, int]]) -> None:
    limits = {"site": {"br": 12.0, "gzip": 14.0}, "reading page": {"br": 0.3, "gzip": 0.3}}
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
