"""Names by content, compressed forms and the manifest: .cache/runtime, as it will lie in site/assets/laufzeit."""

from __future__ import annotations

import hashlib
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from overrides.build.compression import compressed
from overrides.build.runtime.pipeline import LATER, Built
from overrides.build.runtime.stages import say
from overrides.paths import CACHE

RUNTIME = CACHE / "runtime"
WORTH_SAYING = 1_000_000
PLAIN = ("stdlib.zip", "packages.zip", "calc.zip")
"""What the page fetches only when it starts Python plainly."""


def publish(built: Built) -> dict[str, Any]:
    """Fill .cache/runtime and return the manifest.

    The manifest names every file by its task: `name`, and the bytes as they are (`raw`) and on the way (`br`, `gz`).
    """
    RUNTIME.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        entries = list(pool.map(_write, built.files, built.files.values()))
    manifest = {
        "files": dict(zip(built.files, entries, strict=True)),
        "lock": built.lock,
        "site": built.site,
        "extension": built.extension,
        "workbooks": built.workbooks,
        "snapshot": built.snapshot,
        "first_visit": [task for task in built.files if task not in (*LATER, *(PLAIN if built.snapshot else ()))],
    }
    (RUNTIME / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    names = {entry["name"] for entry in entries}
    for file in RUNTIME.iterdir():
        if file.name != "manifest.json" and file.name.removesuffix(".br").removesuffix(".gz") not in names:
            file.unlink()
    return manifest


def first_visit(manifest: dict[str, Any], kind: str) -> int:
    """Bytes of a first visit (without the page itself) in this form: raw, br or gz."""
    return sum(manifest["files"][task][kind] for task in manifest["first_visit"])


def _write(task: str, source: Path) -> dict[str, Any]:
    data = source.read_bytes()
    stem, _, suffix = task.rpartition(".")
    target = RUNTIME / f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
    target.write_bytes(data)
    sizes = {"raw": len(data)}
    for kind, form in compressed(data, lambda kind: _announce(task, len(data), kind)).items():
        shutil.copyfile(form, target.with_name(f"{target.name}.{kind}"))
        sizes[kind] = form.stat().st_size
    return {"name": target.name, **sizes}


def _announce(task: str, size: int, kind: str) -> None:
    if size > WORTH_SAYING:
        say(f"compressing {task} ({size / 1e6:.1f} MB, {kind})")
