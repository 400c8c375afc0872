"""Zwischenlager: verpackte Zeilen nach Fächern, im Speicher nur so viel, wie hineingehört."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOECHSTENS_BYTES = 64_000_000
BLOCK = 1 << 20
Fach = Any
"""Woran Zeilen geordnet werden: alles, was sich ordnen lässt."""


@dataclass(frozen=True, slots=True)
class Lauf:
    """Eine Datei mit Fächern hintereinander.

    Args:
        datei: wo sie liegt.
        stellen: zu jedem Fach, bei welchem Byte es beginnt und wie viele Bytes es hat.
    """

    datei: Path
    stellen: dict[Fach, tuple[int, int]]

    def nur(self, faecher: Iterable[Fach]) -> Lauf:
        """Derselbe Lauf mit einem Teil der Fächer."""
        return Lauf(self.datei, {fach: self.stellen[fach] for fach in faecher if fach in self.stellen})


class Ablage:
    """Nimmt Zeilen in beliebiger Folge auf und gibt sie Fach für Fach zurück, in jedem in der Folge der Aufnahme.

    Was nicht in den Speicher passt, liegt in Dateien.

    Args:
        ordner: leerer Ordner für die Dateien.
        laeufe: was schon in Dateien liegt, in der Folge der Aufnahme.
    """

    def __init__(self, ordner: Path, laeufe: Iterable[Lauf] = ()) -> None:
        self.ordner = ordner
        self._faecher: dict[Fach, list[bytes]] = defaultdict(list)
        self._laeufe = list(laeufe)
        self._bytes = 0

    def lege(self, fach: Fach, inhalt: bytes) -> None:
        """Legt eine Zeile mit ihrem Zeilenende in ein Fach."""
        self._faecher[fach].append(inhalt)
        self._bytes += len(inhalt)
        if self._bytes > HOECHSTENS_BYTES:
            self._lagere_aus()

    def uebernimm(self, laeufe: Iterable[Lauf]) -> None:
        """Hängt an, was eine andere Ablage in Dateien gelegt hat."""
        self._laeufe += laeufe

    def laeufe(self) -> list[Lauf]:
        """Legt alles in Dateien und nennt sie."""
        if self._faecher:
            self._lagere_aus()
        return self._laeufe

    def _lagere_aus(self) -> None:
        self.ordner.mkdir(parents=True, exist_ok=True)
        datei = self.ordner / str(len(self._laeufe))
        stellen: dict[Fach, tuple[int, int]] = {}
        with datei.open("wb") as strom:
            for fach in sorted(self._faecher):
                beginn = strom.tell()
                strom.writelines(self._faecher[fach])
                stellen[fach] = beginn, strom.tell() - beginn
        self._laeufe.append(Lauf(datei, stellen))
        self._faecher.clear()
        self._bytes = 0

    def gruppen(self, hoechstens: int) -> Iterator[list[Fach]]:
        """Die Fächer in ihrer Ordnung, benachbarte zusammen, soweit sie in so viele Bytes passen."""
        groesse: dict[Fach, int] = {fach: sum(map(len, zeilen)) for fach, zeilen in self._faecher.items()}
        for lauf in self._laeufe:
            for fach, (_, laenge) in lauf.stellen.items():
                groesse[fach] = groesse.get(fach, 0) + laenge
        gruppe: list[Fach] = []
        summe = 0
        for fach in sorted(groesse):
            if gruppe and summe + groesse[fach] > hoechstens:
                yield gruppe
                gruppe, summe = [], 0
            gruppe.append(fach)
            summe += groesse[fach]
        if gruppe:
            yield gruppe

    def bloecke(self, gruppe: Sequence[Fach]) -> Iterator[tuple[Fach, bytes]]:
        """Der Inhalt einer Gruppe von Fächern, in Blöcken aus ganzen Zeilen; nur ein einzelnes Fach darf groß sein."""
        if len(gruppe) == 1:
            yield from ((gruppe[0], block) for block in self._ein_fach(gruppe[0]))
            return
        inhalt: dict[Fach, list[bytes]] = {fach: [] for fach in gruppe}
        for lauf in self._laeufe:
            with lauf.datei.open("rb") as strom:
                for fach in gruppe:
                    if fach in lauf.stellen:
                        beginn, laenge = lauf.stellen[fach]
                        strom.seek(beginn)
                        inhalt[fach].append(strom.read(laenge))
        for fach, stuecke in inhalt.items():
            yield fach, b"".join((*stuecke, *self._faecher.get(fach, ())))

    def _ein_fach(self, fach: Fach) -> Iterator[bytes]:
        for lauf in self._laeufe:
            beginn, rest = lauf.stellen.get(fach, (0, 0))
            with lauf.datei.open("rb") as strom:
                strom.seek(beginn)
                while rest:
                    block = strom.read(min(BLOCK, rest))
                    block += b"" if block.endswith(b"\n") else strom.readline()
                    rest -= len(block)
                    yield block
        if zeilen := self._faecher.get(fach):
            yield b"".join(zeilen)
