"""Große Tabellen in Abschnitte teilen, die sich einzeln lesen lassen und zusammen dieselben Zeilen ergeben."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from calc.bestand import parquet
from calc.bestand.lesen import (
    ZELLE_HOECHSTENS,
    Dialekt,
    Zeilen,
    art_von,
    aus_csv,
    aus_parquet,
    lies,
    trenner_von,
    zeichensatz_von,
)
from calc.bestand.spalten import ordne_zu
from calc.bestand.zeilen import Tabelle, oeffne

BYTES = 3_000_000
"""So groß ist ein Abschnitt einer CSV-Datei ungefähr."""
PERSONEN = 50_000
"""So viele Personen hat ein Abschnitt einer Parquet-Datei."""
_TEILBAR = {"utf-8-sig": "utf-8", "utf-8": "utf-8", "cp1252": "cp1252"}
"""Zeichensätze, in denen ein Byte ein Zeilenende sein kann, und wie sie nach dem ersten Abschnitt heißen."""


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """Ein Stück einer Datei, überall zu lesen, wo die Datei zu sehen ist.

    Args:
        datei: wo sie liegt.
        kopf: ihre Kopfzeile.
        kopfzeile: deren Nummer, gezählt ab 1.
        von: erstes Byte, in Parquet erste Person.
        bis: erstes Byte, erste Person danach; ohne Angabe bis zum Ende.
        davor: Zeilen der Datei vor diesem Stück.
        zeichensatz: einer CSV-Datei, die in Stücken gelesen wird; sonst leer.
        trenner: einer CSV-Datei.
        name: der Datei, wenn es eine von mehreren ist.
    """

    datei: Path
    kopf: tuple[str, ...]
    kopfzeile: int
    von: int = 0
    bis: int | None = None
    davor: int = 0
    zeichensatz: str = ""
    trenner: str = ""
    name: str = ""

    def tabelle(self) -> Tabelle:
        """Die Zeilen unter der Kopfzeile, mit ihren Nummern in der Datei."""
        zeilen = (zeile for zeile in self._zeilen() if zeile[0] > self.kopfzeile)
        return Tabelle(ordne_zu(self.kopf), self.kopfzeile, zeilen, self.name)

    def _zeilen(self) -> Zeilen:
        with self.datei.open("rb") as strom:
            if self.zeichensatz:
                strom.seek(self.von)
                stueck = strom if self.bis is None else io.BytesIO(strom.read(self.bis - self.von))
                yield from aus_csv(stueck, self.zeichensatz, self.trenner, self.davor)
            elif self.bis is not None:
                yield from aus_parquet(strom, self.von, self.bis)
            else:
                yield from lies(self.datei)


def abschnitte(datei: Path) -> Iterator[Abschnitt]:
    """Teilt eine Datei; Arbeitsmappen und UTF-16 bleiben ganz.

    Raises:
        NichtLesbar: wenn sie keine Tabelle ist.
        KeineKopfzeile: wenn keine der ersten Zeilen eine Spalte „Situation“ nennt.
        OSError: wenn sie sich nicht öffnen lässt.
    """
    tabelle = oeffne(lies(datei))
    ganz = Abschnitt(datei, tabelle.zuordnung.kopf, tabelle.kopfzeile)
    with datei.open("rb") as strom:
        art = art_von(strom)
        if art == "parquet":
            personen = parquet.anzahl(strom)
            for von in range(0, personen, PERSONEN):
                yield replace(ganz, von=von, bis=min(von + PERSONEN, personen))
        elif art == "csv" and (zeichensatz := zeichensatz_von(strom)) in _TEILBAR:
            yield from _csv(strom, replace(ganz, zeichensatz=zeichensatz, trenner=trenner_von(strom, zeichensatz)))
        else:
            yield ganz


def _csv(strom: BinaryIO, rest: Abschnitt) -> Iterator[Abschnitt]:
    """Geschnitten wird, wo eine Zeile der Tabelle endet, nicht in einer Zelle mit Zeilenumbruch."""
    puffer = b""
    while (block := strom.read(BYTES)) and len(puffer) <= ZELLE_HOECHSTENS:
        puffer += block
        ganz = puffer[: puffer.rfind(b"\n") + 1]
        if ganz.count(b"\r") != ganz.count(b"\r\n"):
            break  # a line may also end with a bare carriage return: no safe place to cut
        laenge, zeilen = _ganze_zeilen(ganz, rest)
        if zeilen:
            ende = rest.von + laenge
            yield replace(rest, bis=ende)
            rest = replace(rest, von=ende, davor=rest.davor + zeilen, zeichensatz=_TEILBAR[rest.zeichensatz])
            puffer = puffer[laenge:]
    yield rest


def _ganze_zeilen(inhalt: bytes, rest: Abschnitt) -> tuple[int, int]:
    """Wie viele Bytes davon ganze Zeilen der Tabelle sind, und wie viele Zeilen."""
    if b'"' not in inhalt:
        return len(inhalt), inhalt.count(b"\n")
    zeilen = inhalt.splitlines(keepends=True)
    worte = (zeile.decode(rest.zeichensatz, "replace").replace("\0", "") for zeile in zeilen)
    leser = csv.reader(worte, Dialekt, delimiter=rest.trenner)
    enden = [0]
    with suppress(csv.Error):  # who reads it later says so
        enden += (leser.line_num for _ in leser)
    # The last one may go on behind this piece.
    ganze = enden[:-1] or [0]
    return sum(map(len, zeilen[: ganze[-1]])), len(ganze) - 1
