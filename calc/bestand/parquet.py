"""Parquet lesen: Spalte für Spalte gespeichert, Block für Block gelesen; gebraucht wird `pyarrow`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

from calc.bestand.zellen import Zelle

ZEILEN_JE_BLOCK = 10_000
_BEKANNT = (str, bool, int, float, date, datetime, time, timedelta, type(None))


def zeilen(strom: BinaryIO, von: int = 0, bis: int | None = None) -> Iterator[tuple[int, Sequence[Zelle]]]:
    """Die Namen der Spalten als Zeile 1, darunter die Personen, gezählt ab 2 wie in einer Tabelle mit Kopfzeile.

    Args:
        strom: geöffnete Datei.
        von: so viele Personen werden übersprungen.
        bis: Nummer der ersten Person, die nicht mehr gelesen wird; ohne Angabe alle.
    """
    from pyarrow import parquet

    datei = parquet.ParquetFile(strom)
    yield 1, tuple(datei.schema_arrow.names)
    for gruppe, davor in _gruppen(datei.metadata, von, bis):
        nummer = davor
        for block in datei.iter_batches(ZEILEN_JE_BLOCK, row_groups=[gruppe]):
            ab, ende = max(von - nummer, 0), len(block) if bis is None else min(bis - nummer, len(block))
            if ab < ende:
                spalten = [_zellen(spalte.to_pylist()) for spalte in block.slice(ab, ende - ab).columns]
                yield from enumerate(zip(*spalten, strict=True), nummer + ab + 2)
            nummer += len(block)


def anzahl(strom: BinaryIO) -> int:
    """Wie viele Personen die Datei hat."""
    from pyarrow import parquet

    personen: int = parquet.ParquetFile(strom).metadata.num_rows
    return personen


def _gruppen(angaben: Any, von: int, bis: int | None) -> Iterator[tuple[int, int]]:
    """Nummer der Zeilengruppen, die in den Bereich reichen, und wie viele Zeilen davor liegen."""
    davor = 0
    for nummer in range(angaben.num_row_groups):
        danach = davor + angaben.row_group(nummer).num_rows
        if danach > von and (bis is None or davor < bis):
            yield nummer, davor
        davor = danach


def _zellen(werte: Sequence[Any]) -> Sequence[Zelle]:
    return werte if all(isinstance(wert, _BEKANNT) for wert in werte) else list(map(_zelle, werte))


def _zelle(wert: Any) -> Zelle:
    """Was eine Tabelle sonst nicht kennt: Listen als mehrere Werte, Bytes als Text, Dezimalzahlen als Zahl."""
    if isinstance(wert, list):
        return "; ".join(str(einer) for einer in wert if einer is not None)
    if isinstance(wert, bytes):
        return wert.decode("utf-8", "replace")
    if isinstance(wert, Decimal):
        return float(wert)
    return wert if isinstance(wert, _BEKANNT) else str(wert)
