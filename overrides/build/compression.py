"""Compressed forms of files, made once: .cache/compressed, named by content."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import brotli

from overrides.paths import CACHE

COMPRESSED = CACHE / "compressed"
KEPT_S = 30 * 24 * 3600
HALF_DONE = ".part"
HALF_DONE_S = 3600

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda data: brotli.compress(data, quality=11, lgwin=24),
    "gz": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}


def compressed(
    data: bytes, announce: Callable[[str], None] = lambda _: None, cache: Path = COMPRESSED
) -> dict[str, Path]:
    """Compressed forms of these bytes by kind ("br", "gz"); `announce` hears of a kind that has to be made first."""
    cache.mkdir(parents=True, exist_ok=True)
    forms = {}
    for kind, compress in COMPRESS.items():
        form = forms[kind] = cache / f"{hashlib.sha256(data).hexdigest()}.{kind}"
        if form.is_file():
            os.utime(form)
        else:
            announce(kind)
            # Two files with the same content may be packed at once: each writes its own part.
            with tempfile.NamedTemporaryFile(dir=cache, suffix=HALF_DONE, delete=False) as part:
                part.write(compress(data))
            Path(part.name).replace(form)
    return forms


def forget(cache: Path = COMPRESSED) -> None:
    """Delete what no build has used for a month, and what one that was killed has left half done."""
    for old in cache.glob("*.*"):
        if time.time() - old.stat().st_mtime > (HALF_DONE_S if old.suffix == HALF_DONE else KEPT_S):
            old.unlink()
