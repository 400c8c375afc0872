"""Run tests inside Pyodide under Node: `python -m tests.laufzeit [pytest arguments]`, by default the cases."""

from __future__ import annotations

import sys
from pathlib import Path

from overrides.build.runtime import node, packages, pipeline
from overrides.paths import ROOT

INSIDE = Path(__file__).parent / "inside.py"
DEFAULT = ["tests/test_faelle.py"]


def main(arguments: list[str]) -> int:
    """Build what the page loads (if it is not there), run pytest in it and hand back its exit code."""
    try:
        built = pipeline.build()
        tools = packages.from_pypi("pyodide")
        return node.pyodide(
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
