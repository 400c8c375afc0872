"""Feeds made-up input to the page's bridge and to the command lines until the time is over: `--minutes 10`.

Built on hypothesis, which the tests have already: it knows the shape of the input, shrinks what fails to the smallest
case and is kept by many; a coverage-guided engine (atheris) knows nothing of JSON or CSV and comes for one system only.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import count, cycle

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz import bridge, caseload, commands

HANGS_AFTER = 20
EXAMPLES = 100
TARGETS: dict[str, tuple[st.SearchStrategy[object], Callable[..., None]]] = {
    "bridge": (bridge.CALLS, bridge.check),
    "calculators": (commands.CALLS, commands.check),
    "bestand": (caseload.FILES, caseload.check),
}


def stop(*_: object) -> None:
    """Break into what does not end by itself."""
    raise TimeoutError(f"still running after {HANGS_AFTER} seconds")


def round_of(name: str, done: Counter[str], number: int) -> Callable[[], None]:
    """A hundred examples for one target, different for every number."""
    strategy, check = TARGETS[name]

    @seed(number)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def run(example: object) -> None:
        done[name] += 1
        signal.alarm(HANGS_AFTER)
        try:
            check(example)
        finally:
            signal.alarm(0)

    return run


def fuzz(minutes: float, done: Counter[str]) -> None:
    """Take turns among the targets, each with new examples, until the time is over or one fails."""
    signal.signal(signal.SIGALRM, stop)
    end = time.monotonic() + 60 * minutes
    for number, name in zip(count(int(time.time())), cycle(TARGETS), strict=False):
        if time.monotonic() > end:
            return
        round_of(name, done, number)()


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--minutes", type=float, default=10)
    done: Counter[str] = Counter()
    try:
        fuzz(reader.parse_args().minutes, done)
    finally:
        print(f"{sum(done.values())} executions:", ", ".join(f"{name} {number}" for name, number in done.items()))
    sys.exit(0)
