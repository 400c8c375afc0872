"""Tabellen lesen: CSV in allen üblichen Schreibweisen, Excel (.xlsx) und OpenDocument (.ods).

CSV wird Zeile für Zeile gelesen, auch bei Millionen. Für Excel und OpenDocument wird `python-calamine` gebraucht und
erst geladen, wenn eine solche Datei kommt.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from calc.bestand.spalten import KOPF_IN_ZEILEN, ordne_zu
from calc.bestand.zellen import Zelle

Zeilen = Iterator[tuple[int, Sequence[Zelle]]]
"""Nummer der Zeile in der Datei, gezählt ab 1, und ihre Zellen."""

TRENNER = (";", ",", "\t")
BLOCK = 1 << 20
GROESSTE_ARBEITSMAPPE = 400_000_000
"""So viele Bytes darf eine Arbeitsmappe entpackt haben; mehr hält kein Browser aus."""
SPALTEN_HOECHSTENS = 1000
NEU_SPEICHERN = "Bitte neu als .xlsx, .ods oder .csv speichern."

_ZIP, _CFB = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BILDER = {b"\x89PNG": "ein Bild", b"\xff\xd8\xff": "ein Bild", b"GIF8": "ein Bild", b"%PDF": "eine PDF-Datei"}
csv.field_size_limit(10_000_000)


class NichtLesbar(ValueError):
    """Die Datei ist keine Tabelle, die sich lesen lässt; der Text sagt, was zu tun ist."""


def lies(datei: Path) -> Zeilen:
    """Die Zeilen einer Datei; welche Art sie hat, sagt ihr Inhalt, nicht ihr Name.

    Args:
        datei: `.csv`, `.txt`, `.xlsx` oder `.ods`.

    Raises:
        NichtLesbar: wenn sie leer, beschädigt, geschützt oder keine Tabelle ist.
        OSError: wenn sie sich nicht öffnen lässt.
    """
    with datei.open("rb") as strom:
        yield from lies_strom(strom)


def lies_strom(strom: BinaryIO) -> Zeilen:
    """Wie `lies`, aus einem geöffneten, beweglichen Strom von Bytes."""
    anfang = strom.read(8)
    strom.seek(0)
    if not anfang:
        raise NichtLesbar("Die Datei ist leer.")
    if anfang.startswith(_CFB):
        raise NichtLesbar(
            "Die Datei ist mit einem Kennwort geschützt oder im alten Format .xls. Bitte ohne Kennwort als .xlsx oder"
            " .csv speichern."
        )
    for kennung, was in _BILDER.items():
        if anfang.startswith(kennung):
            raise NichtLesbar(
                f"Die Datei ist {was}, keine Tabelle. Bitte eine Tabelle als .xlsx, .ods oder .csv wählen."
            )
    return _aus_mappe(strom) if anfang.startswith(_ZIP) else _aus_csv(strom)


def lies_text(inhalt: str) -> Zeilen:
    """Die Zeilen aus eingefügtem Text, zum Beispiel aus Excel kopiert."""
    return lies_strom(io.BytesIO(inhalt.encode()))


def _aus_csv(strom: BinaryIO) -> Zeilen:
    zeichensatz = _zeichensatz(strom)
    text = io.TextIOWrapper(strom, zeichensatz, newline="")
    try:
        anfang = list(islice(text, KOPF_IN_ZEILEN))
        leser = csv.reader(_ohne_nullzeichen([*anfang], text), delimiter=_trenner(anfang))
        for zellen in leser:
            if len(zellen) > SPALTEN_HOECHSTENS:
                raise NichtLesbar(f"Zeile {leser.line_num} hat mehr als {SPALTEN_HOECHSTENS} Spalten.")
            yield leser.line_num, zellen
    except csv.Error as fehler:
        raise NichtLesbar("Eine Zelle ist viel zu lang. Bitte die Datei prüfen.") from fehler
    finally:
        text.detach()


def _ohne_nullzeichen(anfang: Sequence[str], rest: Iterable[str]) -> Iterator[str]:
    for zeile in (*anfang,):
        yield zeile.replace("\0", "")
    for zeile in rest:
        yield zeile.replace("\0", "") if "\0" in zeile else zeile


def _zeichensatz(strom: BinaryIO) -> str:
    """UTF-8 mit und ohne Kennung, UTF-16 mit Kennung, sonst Windows-1252."""
    anfang = strom.read(4)
    if anfang.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        strom.seek(0)
        return "utf-16"
    strom.seek(0)
    pruefer = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        while block := strom.read(BLOCK):
            pruefer.decode(block)
        pruefer.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        strom.seek(0)
    return "utf-8-sig"


def _trenner(anfang: Sequence[str]) -> str:
    """Der Trenner, mit dem eine der ersten Zeilen die meisten Spalten nennt; sonst der häufigste."""

    def guete(trenner: str) -> tuple[int, int]:
        zeilen = list(csv.reader(anfang, delimiter=trenner))
        return max(len(ordne_zu(zeile).felder) for zeile in zeilen), sum(map(len, zeilen))

    return max(TRENNER, key=guete)


def _aus_mappe(strom: BinaryIO) -> Zeilen:
    _pruefe_mappe(strom)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        mappe = CalamineWorkbook.from_filelike(strom)
        blatt = _blatt(mappe)
    except CalamineError as fehler:
        raise NichtLesbar(
            "Die Datei ist beschädigt oder geschützt. Bitte neu als .xlsx, .ods oder .csv speichern."
        ) from fehler
    yield from enumerate(blatt, 1)


def _blatt(mappe: object) -> Sequence[Sequence[Zelle]]:
    """Das erste Blatt, das eine Kopfzeile hat; sonst das erste nicht leere."""
    from python_calamine import CalamineWorkbook

    assert isinstance(mappe, CalamineWorkbook)
    erstes: Sequence[Sequence[Zelle]] = ()
    for name in mappe.sheet_names:
        zeilen = mappe.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if any("situationen" in ordne_zu(zeile).felder for zeile in zeilen[:KOPF_IN_ZEILEN]):
            return zeilen
        erstes = erstes or zeilen
    if not erstes:
        raise NichtLesbar("Die Datei enthält keine Zeilen.")
    return erstes


def _pruefe_mappe(strom: BinaryIO) -> None:
    """Ob ein Zip-Archiv eine Arbeitsmappe von vernünftiger Größe ist."""
    try:
        with zipfile.ZipFile(strom) as archiv:
            namen = set(archiv.namelist())
            groesse = sum(eintrag.file_size for eintrag in archiv.infolist())
    except zipfile.BadZipFile as fehler:
        raise NichtLesbar(f"Die Datei ist beschädigt. {NEU_SPEICHERN}") from fehler
    finally:
        strom.seek(0)
    if not namen & {"xl/workbook.xml", "content.xml"}:
        raise NichtLesbar(
            "Die Datei ist keine Tabelle aus Excel oder LibreOffice. Bitte als .xlsx, .ods oder .csv speichern."
        )
    if groesse > GROESSTE_ARBEITSMAPPE:
        raise NichtLesbar("Die Datei ist entpackt zu groß. Bitte als .csv speichern.")
