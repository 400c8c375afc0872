"""A .br and a .gz beside every file worth compressing, for servers that send what lies ready."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from overrides.build.finish import runtime

SUFFIXES = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt"}
SMALLEST = 512

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, quality=11, lgwin=24),
    ".gz": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}


def write(site: Path, cache: Path) -> tuple[int, int]:
    """Write the twins and return how many were compressed and how many came from `cache` (named by content)."""
    cache.mkdir(parents=True, exist_ok=True)
    # The runtime brings its own twins.
    files = [
        file
        for file in site.rglob("*")
        if file.suffix in SUFFIXES and file.stat().st_size >= SMALLEST and file.parent != site / runtime.TARGET
    ]
    with ThreadPoolExecutor() as pool:
        used = list(pool.map(lambda file: _twins_of(file, cache), files))
    kept = {name for names in used for name in names}
    for old in cache.iterdir():
        if old.name not in kept:
            old.unlink()
    made = sum(new for names in used for new in names.values())
    return made, len(kept) - made


def _twins_of(file: Path, cache: Path) -> dict[str, bool]:
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    names = {}
    for suffix, compress in COMPRESS.items():
        twin = file.with_name(file.name + suffix)
        stored = cache / (digest + suffix)
        names[stored.name] = not stored.is_file()
        if names[stored.name]:
            # Two files with the same content may be packed at once: each writes its own part.
            part = cache / f"{digest}{suffix}.{id(file)}.part"
            part.write_bytes(compress(data))
            part.replace(stored)
        packed = stored.read_bytes()
        if len(packed) < len(data):
            twin.write_bytes(packed)
    return names
