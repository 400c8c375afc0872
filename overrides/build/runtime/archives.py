"""Archives of the page: stored, not deflated, because every file is compressed as a whole for the way."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Container, Iterable
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


def zip_files(files: Iterable[Path], root: Path, target: Path) -> None:
    """Store files under the names they have below `root`."""
    with zipfile.ZipFile(target, "w") as archive:
        for file in files:
            _store(archive, file.relative_to(root).as_posix(), file.read_bytes())


def trim_stdlib(source: Path, target: Path, modules: set[str]) -> None:
    """Keep these modules, and the codecs, which are looked up by name."""

    def wanted(name: str) -> bool:
        package, _, module = _module(name).rpartition(".")
        return _module(name) in modules or (package == "encodings" and module in CODECS) or module == "encodings"

    with zipfile.ZipFile(target, "w") as archive:
        _copy(source, archive, wanted)


def only(sources: Iterable[Path], target: Path, modules: Container[str]) -> None:
    """Put these modules of compiled archives into one, for what is loaded later; licences stay."""
    with zipfile.ZipFile(target, "w") as archive:
        for source in sources:
            _copy(source, archive, lambda name: _module(name) in modules or ".dist-info/licenses/" in name)


def merge_wheels(wheels: Iterable[Path], target: Path) -> str:
    """Put the compiled wheels into packages.zip, their one extension module beside it, and return the latter's path."""
    extensions = []
    with zipfile.ZipFile(target / "packages.zip", "w") as archive:
        for wheel in wheels:
            _copy(wheel, archive, lambda name: not UNUSED.search(name) and not name.endswith(".so"))
            extensions += _extensions(wheel)
    [(name, content)] = extensions
    (target / "extension.wasm").write_bytes(content)
    return name


def extension(wheel: Path, target: Path) -> str:
    """Take the one extension module out of a wheel and return its path."""
    [(name, content)] = _extensions(wheel)
    target.write_bytes(content)
    return name


def _extensions(wheel: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(wheel) as opened:
        return [(name, opened.read(name)) for name in opened.namelist() if name.endswith(".so")]


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def _copy(source: Path, archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> None:
    with zipfile.ZipFile(source) as opened:
        for name in opened.namelist():
            if not name.endswith("/") and wanted(name):
                _store(archive, name, opened.read(name))


def _store(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name), content)  # without a date: the same content gives the same archive
