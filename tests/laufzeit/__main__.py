"""Run the cases inside Pyodide under Node: `python -m tests.laufzeit`; with arguments, pytest with these."""

from __future__ import annotations

import sys
from pathlib import Path

from overrides.build.runtime import node, packages, pipeline, publish
from overrides.paths import ROOT
from tests.laufzeit import answers

INSIDE = Path(__file__).parent / "inside.py"
DEFAULT = ["tests/test_faelle.py"]


def main(arguments: list[str]) -> int:
    """Build what the page loads (if it is not there), run pytest in it; then compare its answers with ours."""
    try:
        built = pipeline.build()
        publish.publish(built)
        code = 0 if arguments else _compare()
        tools = packages.from_pypi("pyodide")
        return code or node.pyodide(
            str(INSIDE),
            quiet=False,
            check=False,
            options={"stdLibURL": str(built.stdlib)},
            mounts={
                "/repo/tests": ROOT / "tests",
                "/packed": built.files["packages.zip"].parent,
                "/calc": built.files["calc.zip"].parent,
                "/tools": tools,
            },
            path=pipeline.tool_paths(tools),
            arguments={"pytest": arguments or DEFAULT, "site": built.site, "extension": built.extension},
        )
    except (packages.DownloadError, node.NodeError) as error:
        print(f"tests.laufzeit: {error}", file=sys.stderr)
        return 1


def _compare() -> int:
    """The page's Python, both ways to start it, answers as this one."""
    for restored in (True, False):
        way = "restored from the snapshot" if restored else "started plainly"
        if difference := answers.compare(restored=restored):
            print(f"tests.laufzeit: {way}: {difference}", file=sys.stderr)
            return 1
        print(f"All cases in all forms, {way}: as here.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
