"""Archives of the page: stored, not deflated, because every file is compressed as a whole for the way."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

CODECS = {
    "",
    "aliases",
    "ascii",
    "cp437",
    "idna",
    "latin_1",
    "punycode",
    "raw_unicode_escape",
    "unicode_escape",
    "utf_16",
    "utf_32",
    "utf_8",
}
"""Looked up by name, late; zip archives need cp437."""

UNUSED = re.compile(r"pydantic/(v1/|mypy\.)|\.pyi$|py\.typed$|\.dist-info/(?!licenses/)|(^|/)tests/")
"""Parts of the wheels that the page cannot need; licences stay."""


def zip_folder(folder: Path, target: Path) -> None:
    """Store a package with its data, without its command line."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and file.name != "__main__.py":
                _store(archive, file.relative_to(folder.parent).as_posix(), file.read_bytes())


def trim_stdlib(source: Path, target: Path, modules: set[str]) -> None:
    """Keep these modules, and the codecs, which are looked up by name."""

    def wanted(name: str) -> bool:
        package, _, module = name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".").rpartition(".")
        return (
            f"{package}.{module}".lstrip(".") in modules
            or (package == "encodings" and module in CODECS)
            or module == "encodings"
        )

    with zipfile.ZipFile(target, "w") as archive:
        _copy(source, archive, wanted)


def merge_wheels(wheels: Iterable[Path], target: Path) -> str:
    """Put the compiled wheels into packages.zip, their one extension module beside it, and return the latter's path."""
    extensions = []
    with zipfile.ZipFile(target / "packages.zip", "w") as archive:
        for wheel in wheels:
            _copy(wheel, archive, lambda name: not UNUSED.search(name) and not name.endswith(".so"))
            with zipfile.ZipFile(wheel) as opened:
                extensions += [(name, opened.read(name)) for name in opened.namelist() if name.endswith(".so")]
    [(name, content)] = extensions
    (target / "extension.wasm").write_bytes(content)
    return name


def _copy(source: Path, archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> None:
    with zipfile.ZipFile(source) as opened:
        for name in opened.namelist():
            if not name.endswith("/") and wanted(name):
                _store(archive, name, opened.read(name))


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name), content)  # without a date: the same content gives the same archive
