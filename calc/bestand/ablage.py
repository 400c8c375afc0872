"""Zwischenlager: verpackte Zeilen nach Fächern, im Speicher nur so viel, wie hineingehört."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

HOECHSTENS_BYTES = 64_000_000


class Ablage:
    """Nimmt Zeilen in beliebiger Folge auf und gibt sie Fach für Fach zurück, in jedem in der Folge der Aufnahme.

    Was nicht in den Speicher passt, liegt in einer Datei je Fach.

    Args:
        ordner: leerer Ordner für die Dateien.
    """

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner
        self._faecher: dict[Any, list[bytes]] = defaultdict(list)
        self._dateien: dict[Any, Path] = {}
        self._bytes = 0

    def lege(self, fach: Hashable, inhalt: bytes) -> None:
        """Legt eine Zeile in ein Fach; Fächer müssen sich ordnen lassen."""
        self._faecher[fach].append(inhalt)
        self._bytes += len(inhalt)
        if self._bytes > HOECHSTENS_BYTES:
            self._lagere_aus()

    def _lagere_aus(self) -> None:
        self.ordner.mkdir(exist_ok=True)
        for fach, zeilen in self._faecher.items():
            datei = self._dateien.setdefault(fach, self.ordner / str(len(self._dateien)))
            with datei.open("ab") as strom:
                strom.writelines(zeilen)
        self._faecher.clear()
        self._bytes = 0

    def faecher(self) -> Iterator[tuple[Any, Iterator[bytes]]]:
        """Alle Fächer in ihrer Ordnung, jedes mit Blöcken aus ganzen Zeilen."""
        for fach in sorted(self._faecher.keys() | self._dateien.keys()):
            yield fach, self._bloecke(fach)

    def _bloecke(self, fach: Hashable) -> Iterator[bytes]:
        if datei := self._dateien.get(fach):
            with datei.open("rb") as strom:
                while zeilen := strom.readlines(1 << 20):
                    yield b"".join(zeilen)
        if zeilen := self._faecher.get(fach, []):
            yield b"".join(zeilen)
