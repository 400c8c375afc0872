"""Names by content, compressed forms and the manifest: .cache/runtime, as it will lie in site/assets/laufzeit."""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from overrides.build.compression import compressed
from overrides.build.runtime.pipeline import LATER, Built
from overrides.build.runtime.stages import say
from overrides.paths import CACHE

RUNTIME = CACHE / "runtime"
WORTH_SAYING = 1_000_000
PLAIN = ("stdlib.zip", "packages.zip", "calc.zip")
"""What the page fetches only when it starts Python plainly."""

PROBES = {"probe.bin": b"?" * 8192, "probe.wasm": b"\0asm\1\0\0\0" + b"\0\x83\x40\1?" + b" " * 8193}
"""Files that compress well, by kind: whether the server compresses its kind shows before a large one is asked for.
The second is a module with one custom section."""


def publish(built: Built) -> dict[str, Any]:
    """Fill .cache/runtime and return the manifest.

    The manifest names every file by its task: `name`, the bytes as they are (`raw`) and on the way (`br`, `gz`), and
    what tells the right file from any other, with and without the browser's cryptography (`sha256`, `crc32`).
    """
    RUNTIME.mkdir(parents=True, exist_ok=True)
    contents = {task: file.read_bytes() for task, file in built.files.items()} | PROBES
    with ThreadPoolExecutor() as pool:
        entries = list(pool.map(_write, contents, contents.values()))
    manifest = {
        "files": dict(zip(contents, entries, strict=True)),
        "lock": built.lock,
        "site": built.site,
        "extension": built.extension,
        "workbooks": built.workbooks,
        "snapshot": built.snapshot,
        "first_visit": [task for task in contents if task not in (*LATER, *(PLAIN if built.snapshot else ()))],
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


def _write(task: str, data: bytes) -> dict[str, Any]:
    stem, _, suffix = task.rpartition(".")
    digest = hashlib.sha256(data).hexdigest()
    target = RUNTIME / f"{stem}-{digest[:12]}.{suffix}"
    target.write_bytes(data)
    sizes = {"raw": len(data), "crc32": zlib.crc32(data)}
    for kind, form in compressed(data, lambda kind: _announce(task, len(data), kind)).items():
        shutil.copyfile(form, target.with_name(f"{target.name}.{kind}"))
        sizes[kind] = form.stat().st_size
    return {"name": target.name, "sha256": digest, **sizes}


def _announce(task: str, size: int, kind: str) -> None:
    if size > WORTH_SAYING:
        say(f"compressing {task} ({size / 1e6:.1f} MB, {kind})")
