"""One zip, the same from everywhere: entries in order, one date, one mode, checksums of everything inside."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

SUMS = "SHA256SUMS"
PACKED = {".br", ".gz", ".pdf", ".png", ".woff2"}
MODE = 0o100644
UNIX = 3
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Zip knows no earlier moment."""


def collect(site: Path, texts: Mapping[str, str]) -> dict[str, bytes]:
    """Contents by path: the site below site/, these texts beside it, and the checksums of all of them."""
    files = {
        f"site/{file.relative_to(site).as_posix()}": file.read_bytes() for file in site.rglob("*") if file.is_file()
    }
    files |= {name: text.encode() for name, text in texts.items()}
    return files | {SUMS: sums(files).encode()}


def sums(files: Mapping[str, bytes]) -> str:
    """What `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def write(target: Path, files: Mapping[str, bytes], moment: int) -> str:
    """Write the archive, in which everything lies in a folder of its name; return its checksum."""
    date = max(EARLIEST, datetime.fromtimestamp(moment, UTC).timetuple()[:6])
    for left in target.parent.glob("*.part"):  # by a run that was killed
        left.unlink()
    part = target.with_name(f"{target.name}.part")
    with zipfile.ZipFile(part, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", date)
            entry.external_attr = MODE << 16
            entry.create_system = UNIX
            packed = Path(name).suffix in PACKED
            archive.writestr(entry, files[name], zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED, 9)
    part.replace(target)
    return hashlib.sha256(target.read_bytes()).hexdigest()
