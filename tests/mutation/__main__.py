"""Change every rule a little and see whether a test fails: `python -m tests.mutation [--only-compare]`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.mutation import verdicts, workplace

PROCESSES = 2


def main() -> int:
    """Run mutmut, compare its survivors with the explained ones, and return 1 if they differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--only-compare", action="store_true", help="with the result of the last run")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    options = parser.parse_args()
    if not options.only_compare:
        workplace.prepare()
        # As a script: it does not work as a module (it would load itself twice).
        mutmut = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", str(options.processes)]
        if code := subprocess.call(mutmut, cwd=workplace.WORKPLACE):
            return code
    total, survivors = verdicts.read()
    reasons = verdicts.explained()
    new = [mutant for mutant in survivors if not reasons.get(mutant)]
    gone = [mutant for mutant in reasons if mutant not in survivors]
    print(f"{total} mutants: {total - len(survivors)} killed, {len(survivors)} survived, {len(new)} unexplained")
    for headline, mutants in (("Unexplained; a test or a reason is missing:", new), ("No longer survives:", gone)):
        if mutants:
            print("", headline, "", *verdicts.as_toml(mutants), sep="\n")
    return 1 if new or gone else 0


if __name__ == "__main__":
    sys.exit(main())
