"""In welcher Form Liste und Wochenplan geschrieben werden: CSV, Excel, JSON je Zeile, Parquet."""

from __future__ import annotations

import csv
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from calc.bestand.tabellen import TAGE, Wert, Zeile, lesbar

LANGE_TEXTE = 40
"""Breite einer Spalte mit Sätzen, in Zeichen."""
ZAHLEN = frozenset({"zeile", "platz", "faellig", "geplant", "frei", "verspaetungen"})
"""Spalten mit ganzen Zahlen."""
ZEILENGRUPPE = 50_000
"""So viele Zeilen stehen in Parquet in einer Gruppe; mehr hält der Speicher nie."""


class Format(ABC):
    """Eine Form: Zeilen werden einzeln verpackt, zwischengelagert und am Ende in der richtigen Folge geschrieben.

    Args:
        spalten: Namen und Überschriften.
    """

    endung: ClassVar[str]
    paket: ClassVar[str | None] = None
    """Was dafür installiert sein muss."""
    anfang, trenner, ende = b"[", b", ", b"]\n"
    """Was eine Zeile und ihre Stücke zusammenhält."""

    def __init__(self, spalten: Mapping[str, str]) -> None:
        self.spalten = spalten

    def verpacke(self, *stuecke: bytes) -> bytes:
        """Eine Zeile als Bytes mit einem Zeilenende, aus Stücken, die nebeneinander gehören."""
        return self.anfang + self.trenner.join(stuecke) + self.ende

    def stueck(self, zellen: Zeile, ab: int = 0) -> bytes:
        """Benachbarte Zellen einer Zeile, verpackt.

        Args:
            zellen: mindestens zwei.
            ab: Nummer der ersten Spalte, gezählt ab 0.
        """
        return json.dumps(self._inhalt(zellen, ab), default=date.isoformat, ensure_ascii=False)[1:-1].encode()

    def _inhalt(self, zellen: Zeile, _ab: int) -> object:
        return zellen

    @abstractmethod
    def schreibe(self, ziel: Path, verpackte: Iterable[bytes]) -> None:
        """Schreibt die Datei.

        Args:
            ziel: Pfad der neuen Datei.
            verpackte: Blöcke aus ganzen verpackten Zeilen.
        """


class Csv(Format):
    """CSV, das Excel ohne Nachfrage richtig öffnet: Semikolon, deutsche Tage, UTF-8 mit Kennung."""

    endung = "csv"
    anfang, trenner, ende = b"", b";", b"\r\n"

    def __init__(self, spalten: Mapping[str, str]) -> None:
        super().__init__(spalten)
        self._lesbar = lesbar(spalten)
        self._schreibe: Callable[[Sequence[str]], str] = csv.writer(
            _Durchgereicht(), delimiter=";", lineterminator=""
        ).writerow

    def stueck(self, zellen: Zeile, ab: int = 0) -> bytes:
        """Benachbarte Zellen einer Zeile, lesbar."""
        return self._schreibe(self._lesbar(zellen, ab)).encode()

    def schreibe(self, ziel: Path, verpackte: Iterable[bytes]) -> None:
        """Überschriften und Zeilen."""
        with ziel.open("wb") as datei:
            datei.write(b"\xef\xbb\xbf" + self.verpacke(self._schreibe(list(self.spalten.values())).encode()))
            datei.writelines(verpackte)


class _Durchgereicht:
    """Ein Ziel, das zurückgibt, was hineingeschrieben wird."""

    write = str


class Jsonl(Format):
    """Ein JSON-Objekt je Zeile, Tage in ISO."""

    endung = "jsonl"
    anfang, ende = b"{", b"}\n"

    def _inhalt(self, zellen: Zeile, ab: int) -> object:
        return dict(zip(islice(self.spalten, ab, None), zellen, strict=False))

    def schreibe(self, ziel: Path, verpackte: Iterable[bytes]) -> None:
        """Nur die Zeilen."""
        with ziel.open("wb") as datei:
            datei.writelines(verpackte)


class Xlsx(Format):
    """Eine Arbeitsmappe mit echten Tagen, Filtern und stehender Kopfzeile."""

    endung = "xlsx"
    paket = "xlsxwriter"

    def schreibe(self, ziel: Path, verpackte: Iterable[bytes]) -> None:
        """Ein Blatt."""
        import xlsxwriter

        with xlsxwriter.Workbook(str(ziel), {"constant_memory": True, "strings_to_formulas": False}) as mappe:
            fuelle_blatt(
                mappe,
                "Liste" if "zeile" in self.spalten else "Wochenplan",
                self.spalten,
                _ausgepackt(verpackte, self.spalten),
            )


def fuelle_blatt(mappe: Any, titel: str, spalten: Mapping[str, str], zeilen: Iterable[Zeile]) -> None:
    """Füllt ein Blatt einer Arbeitsmappe von `xlsxwriter`.

    Args:
        mappe: die geöffnete Arbeitsmappe.
        titel: Name des Blatts.
        spalten: Namen und Überschriften.
        zeilen: Inhalt; Texte stehen nie als Formel darin.
    """
    blatt = mappe.add_worksheet(titel)
    kopf, tag = mappe.add_format({"bold": True, "bottom": 1}), mappe.add_format({"num_format": "dd.mm.yyyy"})
    blatt.freeze_panes(1, 0)
    for spalte, (name, ueberschrift) in enumerate(spalten.items()):
        blatt.set_column(
            spalte, spalte, LANGE_TEXTE if name in ("hinweise", "fehler", "personen") else max(12, len(ueberschrift))
        )
        blatt.write_string(0, spalte, ueberschrift, kopf)
    lesbare = lesbar(spalten)
    nummer = 0
    for nummer, zeile in enumerate(zeilen, 1):
        worte = lesbare(zeile, 0)
        for spalte, wert in enumerate(zeile):
            if isinstance(wert, date):
                blatt.write_datetime(nummer, spalte, wert, tag)
            elif isinstance(wert, int):
                blatt.write_number(nummer, spalte, wert)
            elif wert:
                blatt.write_string(nummer, spalte, worte[spalte])
    blatt.autofilter(0, 0, max(nummer, 1), len(spalten) - 1)


class Parquet(Format):
    """Spalten mit Typen für große Bestände: Tage sind Tage, Zahlen sind Zahlen, sonst Namen wie in JSON."""

    endung = "parquet"
    paket = "pyarrow"

    def schreibe(self, ziel: Path, verpackte: Iterable[bytes]) -> None:
        """Eine Datei, Gruppe für Gruppe."""
        import pyarrow
        from pyarrow import parquet

        arten = {name: pyarrow.date32() for name in TAGE} | {name: pyarrow.int64() for name in ZAHLEN}
        schema = pyarrow.schema([(name, arten.get(name, pyarrow.string())) for name in self.spalten])
        zeilen = _ausgepackt(verpackte, self.spalten)
        with parquet.ParquetWriter(ziel, schema, compression="zstd") as datei:
            while gruppe := list(islice(zeilen, ZEILENGRUPPE)):
                spalten = [
                    pyarrow.array(werte, feld.type)
                    for werte, feld in zip(zip(*gruppe, strict=True), schema, strict=True)
                ]
                datei.write_batch(pyarrow.record_batch(spalten, schema=schema))


FORMATE: Mapping[str, type[Format]] = {eines.endung: eines for eines in (Csv, Xlsx, Jsonl, Parquet)}
"""Jede Form unter ihrer Endung."""


def _ausgepackt(verpackte: Iterable[bytes], spalten: Mapping[str, str]) -> Iterator[Zeile]:
    ist_tag = [name in TAGE for name in spalten]
    for block in verpackte:
        for zeile in block.split(b"\n")[:-1]:
            werte: list[Wert] = json.loads(zeile)
            yield [
                date.fromisoformat(wert) if tag and isinstance(wert, str) else wert
                for tag, wert in zip(ist_tag, werte, strict=True)
            ]
