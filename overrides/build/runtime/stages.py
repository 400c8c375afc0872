"""Stages of the build: each one writes a folder whose name carries the hash of its inputs."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from overrides.paths import CACHE

HERE = Path(__file__).parent


def say(text: str) -> None:
    """Tell what is going on; long stages would otherwise look like a standstill."""
    print(f"runtime: {text}", flush=True)


def digest(inputs: Iterable[Path | bytes]) -> str:
    """Hash of names and contents; folders count with everything below them."""
    total = hashlib.sha256()
    for item in inputs:
        for part in sorted(item.rglob("*")) if isinstance(item, Path) and item.is_dir() else [item]:
            if isinstance(part, bytes):
                total.update(hashlib.sha256(part).digest())
            elif part.is_file() and "__pycache__" not in part.parts:
                total.update(part.name.encode() + b"\0" + hashlib.sha256(part.read_bytes()).digest())
    return total.hexdigest()[:16]


def stage(name: str, announce: str, inputs: Iterable[Path | bytes], work: Callable[[Path], None]) -> Path:
    """Return the folder that `work` filled from these inputs, now or in an earlier run."""
    folder = CACHE / "stages"
    result = folder / f"{name}-{digest(inputs)}"
    if not result.is_dir():
        say(announce)
        folder.mkdir(parents=True, exist_ok=True)
        for outdated in [*folder.glob(f"{name}-*"), *folder.glob(f"unfinished-{name}-*")]:
            shutil.rmtree(outdated)
        unfinished = Path(tempfile.mkdtemp(prefix=f"unfinished-{name}-", dir=folder))
        try:
            work(unfinished)
            unfinished.rename(result)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return result
