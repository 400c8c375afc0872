"""Compressed twins beside the files of the site, for servers that do not compress."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from overrides.build import compression
from overrides.build.finish import runtime

SUFFIXES = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt"}
SMALLEST = 512


def write(site: Path, cache: Path = compression.COMPRESSED) -> int:
    """Write the twins that are smaller than their files, and return how many had to be compressed."""
    # The runtime brings its own twins.
    files = [
        file
        for file in site.rglob("*")
        if file.suffix in SUFFIXES and file.stat().st_size >= SMALLEST and file.parent != site / runtime.TARGET
    ]
    made: list[str] = []

    def pack(file: Path) -> None:
        for kind, form in compression.compressed(file.read_bytes(), made.append, cache).items():
            if form.stat().st_size < file.stat().st_size:
                shutil.copyfile(form, file.with_name(f"{file.name}.{kind}"))

    with ThreadPoolExecutor() as pool:
        list(pool.map(pack, files))
    compression.forget(cache)
    return len(made)
