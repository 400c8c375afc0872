"""Tabellen lesen: CSV in allen üblichen Schreibweisen, Excel (.xlsx), OpenDocument (.ods) und Parquet.

CSV und Parquet werden Zeile für Zeile gelesen, auch bei Millionen. Für Excel und OpenDocument wird `python-calamine`
gebraucht, für Parquet `pyarrow`; beide werden erst geladen, wenn eine solche Datei kommt.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import IO, BinaryIO, Literal

from calc.bestand import parquet
from calc.bestand.spalten import KOPF_IN_ZEILEN, ordne_zu
from calc.bestand.zellen import Zelle

Zeilen = Iterator[tuple[int, Sequence[Zelle]]]
"""Nummer der Zeile in der Datei, gezählt ab 1, und ihre Zellen."""

TRENNER = ("\t", ";", ",", "|")
BLOCK = 1 << 20
GROESSTE_ARBEITSMAPPE = 400_000_000
"""So viele Bytes darf eine Arbeitsmappe entpackt haben; mehr hält kein Browser aus."""
SPALTEN_HOECHSTENS = 1000
ZELLEN_HOECHSTENS = 30_000_000
"""So viele Zellen darf ein Blatt haben, leere mitgezählt: Gelesen wird das ganze Rechteck bis zur letzten."""
ANFANG_EINES_BLATTS = 4096
NEU_SPEICHERN = "Bitte neu als .xlsx, .ods oder .csv speichern."

Art = Literal["csv", "mappe", "parquet"]
_ZIP, _CFB, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", (b"PAR1", b"PARE")
_VERSCHLUESSELT = "EncryptedPackage".encode("utf-16-le")
CFB_HOECHSTENS = 50_000_000
_BILDER = {
    b"\x89PNG": "ein Bild",
    b"\xff\xd8\xff": "ein Bild",
    b"GIF8": "ein Bild",
    b"RIFF": "ein Bild",
    b"II*\0": "ein Bild",
    b"%PDF": "eine PDF-Datei",
}


class Dialekt(csv.excel):
    """Wie Excel schreibt; ein Leerzeichen hinter dem Trenner gehört nicht zur Zelle."""

    skipinitialspace = True


ZELLE_HOECHSTENS = 10_000_000
csv.field_size_limit(ZELLE_HOECHSTENS)
KOPF_HOECHSTENS = 100_000
"""So viele Zeichen einer Zeile genügen, um den Trenner zu erkennen."""


class NichtLesbar(ValueError):
    """Die Datei ist keine Tabelle, die sich lesen lässt; der Text sagt, was zu tun ist."""


def lies(datei: Path) -> Zeilen:
    """Die Zeilen einer Datei; welche Art sie hat, sagt ihr Inhalt, nicht ihr Name.

    Args:
        datei: `.csv`, `.txt`, `.xlsx`, `.ods` oder `.parquet`.

    Raises:
        NichtLesbar: wenn sie leer, beschädigt, geschützt oder keine Tabelle ist.
        OSError: wenn sie sich nicht öffnen lässt.
    """
    with datei.open("rb") as strom:
        yield from lies_strom(strom)


def lies_strom(strom: BinaryIO) -> Zeilen:
    """Wie `lies`, aus einem geöffneten, beweglichen Strom von Bytes."""
    art = art_von(strom)
    if art == "parquet":
        return aus_parquet(strom)
    if art == "mappe":
        return _aus_mappe(strom)
    zeichensatz = zeichensatz_von(strom)
    return aus_csv(strom, zeichensatz, trenner_von(strom, zeichensatz))


def art_von(strom: BinaryIO) -> Art:
    """Welche Art von Tabelle in einem Strom steht; danach steht er wieder am Anfang.

    Raises:
        NichtLesbar: wenn es keine ist.
    """
    anfang = strom.read(8)
    strom.seek(0)
    if not anfang:
        raise NichtLesbar("Die Datei ist leer.")
    if anfang.startswith(_CFB):
        # Excel puts what it has encrypted into a container of the old format, as a part of this name.
        verschluesselt = _VERSCHLUESSELT in strom.read(CFB_HOECHSTENS)
        was = "geschützt" if verschluesselt else "geschützt oder im alten Format .xls"
        raise NichtLesbar(
            f"Die Datei ist mit einem Kennwort {was}. Bitte in Excel oder LibreOffice öffnen und ohne Kennwort als"
            " .xlsx oder .csv speichern."
        )
    for kennung, was in _BILDER.items():
        if anfang.startswith(kennung):
            raise NichtLesbar(
                f"Die Datei ist {was}, keine Tabelle. Bitte eine Tabelle als .xlsx, .ods oder .csv wählen."
            )
    if anfang.startswith(_PARQUET):
        return "parquet"
    return "mappe" if anfang.startswith(_ZIP) else "csv"


def lies_text(inhalt: str) -> Zeilen:
    """Die Zeilen aus eingefügtem Text, zum Beispiel aus Excel kopiert."""
    return lies_strom(io.BytesIO(inhalt.encode()))


def aus_csv(strom: BinaryIO, zeichensatz: str, trenner: str, davor: int = 0) -> Zeilen:
    """Zeilen einer CSV-Datei von der Stelle an, an der der Strom steht.

    Args:
        strom: geöffnet, am Anfang einer Zeile.
        zeichensatz: aus `zeichensatz_von`.
        trenner: aus `trenner_von`.
        davor: wie viele Zeilen vor dieser Stelle liegen.

    Raises:
        NichtLesbar: wenn eine Zeile zu viele Spalten hat oder eine Zelle zu lang ist.
    """
    text = io.TextIOWrapper(strom, zeichensatz, "replace", newline="")
    try:
        for nummer, zellen in _saetze(_Zeilen(text), trenner, davor):
            if len(zellen) > SPALTEN_HOECHSTENS:
                raise NichtLesbar(f"Zeile {nummer} hat mehr als {SPALTEN_HOECHSTENS} Spalten.")
            yield nummer, zellen
    except csv.Error as fehler:
        raise NichtLesbar("Eine Zelle ist viel zu lang. Bitte die Datei prüfen.") from fehler
    finally:
        text.detach()


class _Zeilen:
    """Zeilen einer Datei ohne Nullzeichen; die seit dem letzten Satz gelesenen lassen sich zurückgeben."""

    def __init__(self, strom: Iterable[str]) -> None:
        self.strom = iter(strom)
        self.offen: list[str] = []
        self.zurueck: deque[str] = deque()
        self.am_ende = False

    def __iter__(self) -> _Zeilen:
        return self

    def __next__(self) -> str:
        if self.zurueck:
            zeile = self.zurueck.popleft()
        elif (roh := next(self.strom, None)) is None:
            self.am_ende = True
            raise StopIteration
        else:
            zeile = roh.replace("\0", "")
        self.offen.append(zeile)
        return zeile


def _saetze(zeilen: _Zeilen, trenner: str, nummer: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Nummer und Zellen; gezählt wird wie in Excel, eine Zelle mit Zeilenumbruch macht keine Zeile mehr.

    Ein Anführungszeichen, dem keines folgt, verschluckt nur seine Zeile, nicht den Rest der Datei.
    """
    while True:
        leser = csv.reader(zeilen, Dialekt, delimiter=trenner)
        try:
            for zellen in leser:
                if zeilen.am_ende and len(zeilen.offen) > 1:
                    break
                nummer += 1
                yield nummer, zellen
                zeilen.offen.clear()
            else:
                return
        except csv.Error:
            if len(zeilen.offen) < 2:
                raise
        erste, *rest = zeilen.offen
        zeilen.zurueck.extendleft(reversed(rest))
        zeilen.offen.clear()
        zeilen.am_ende = False
        nummer += 1
        yield nummer, next(csv.reader([erste], Dialekt, delimiter=trenner))


def zeichensatz_von(strom: BinaryIO) -> str:
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


def trenner_von(strom: BinaryIO, zeichensatz: str) -> str:
    """Der Trenner, mit dem eine der ersten Zeilen die meisten Felder nennt, bei gleich vielen die meisten Spalten hat.

    Nennt keine ein Feld, ist es der häufigste. Hat die Tabelle nur eine Spalte, trennt in ihr nichts.
    """
    text = io.TextIOWrapper(strom, zeichensatz, "replace", newline="")
    anfang = [text.readline(KOPF_HOECHSTENS).replace("\0", "") for _ in range(KOPF_IN_ZEILEN)]
    text.detach()
    strom.seek(0)

    def guete(trenner: str) -> tuple[int, int]:
        zeilen = list(csv.reader(anfang, Dialekt, delimiter=trenner))
        felder, spalten = max((len(ordne_zu(zeile).felder), len(zeile)) for zeile in zeilen)
        return felder, spalten if felder else sum(map(len, zeilen))

    return max(TRENNER, key=guete)


def aus_parquet(strom: BinaryIO, von: int = 0, bis: int | None = None) -> Zeilen:
    """Zeilen einer Parquet-Datei; die erste nennt die Spalten.

    Args:
        strom: geöffnet und beweglich.
        von: so viele Personen werden übersprungen.
        bis: Nummer der ersten Person, die nicht mehr gelesen wird; ohne Angabe alle.

    Raises:
        NichtLesbar: wenn sie beschädigt ist oder `pyarrow` fehlt.
    """
    try:
        from pyarrow import ArrowException
    except ImportError as fehlt:
        raise NichtLesbar(
            "Für Parquet-Dateien fehlt das Paket pyarrow. Bitte installieren oder die Tabelle als .csv speichern."
        ) from fehlt
    try:
        yield from parquet.zeilen(strom, von, bis)
    except (ArrowException, OSError) as fehler:
        raise NichtLesbar(
            "Die Parquet-Datei ist beschädigt oder verschlüsselt. Bitte neu schreiben oder als .csv speichern."
        ) from fehler


def _aus_mappe(strom: BinaryIO) -> Zeilen:
    _pruefe_mappe(strom)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        mappe = CalamineWorkbook.from_filelike(strom)
        blatt = _blatt(mappe)
    except CalamineError as fehler:
        raise NichtLesbar(f"Die Datei ist beschädigt oder geschützt. {NEU_SPEICHERN}") from fehler
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
            zu_weit = next(filter(None, map(_zu_weit, map(archiv.open, filter(_BLATT.fullmatch, namen)))), "")
            verschluesselt = "encrypted-package" in namen or (_MANIFEST in namen and _kennwort(archiv))
    except zipfile.BadZipFile as fehler:
        raise NichtLesbar(f"Die Datei ist beschädigt. {NEU_SPEICHERN}") from fehler
    finally:
        strom.seek(0)
    if verschluesselt:
        raise NichtLesbar(
            "Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort als .xlsx, .ods oder .csv speichern."
        )
    if not namen & {"xl/workbook.xml", "content.xml"}:
        raise NichtLesbar(
            "Die Datei ist keine Tabelle aus Excel oder LibreOffice. Bitte als .xlsx, .ods oder .csv speichern."
        )
    if groesse > GROESSTE_ARBEITSMAPPE:
        raise NichtLesbar("Die Datei ist entpackt zu groß. Bitte als .csv speichern.")
    if zu_weit:
        raise NichtLesbar(
            f"Ein Blatt reicht bis zur Zelle {zu_weit}, vermutlich steht dort versehentlich etwas. Bitte die"
            " überzähligen Zeilen und Spalten löschen und neu speichern."
        )


_BLATT = re.compile(r"xl/worksheets/[^/]+\.xml")
_UMFANG = re.compile(rb"""<(?:\w+:)?dimension ref=["'](?:[A-Z]+\d+:)?([A-Z]+)(\d+)["']""")


def _zu_weit(blatt: IO[bytes]) -> str:
    """Die letzte Zelle eines Blatts von Excel, wenn bis zu ihr mehr Zellen liegen, als in den Speicher passen."""
    with blatt:
        umfang = _UMFANG.search(blatt.read(ANFANG_EINES_BLATTS))
    if umfang is None:
        return ""
    spalten = reduce(lambda zahl, zeichen: 26 * zahl + zeichen - ord("A") + 1, umfang[1], 0)
    return b"".join(umfang.groups()).decode() if spalten * int(umfang[2]) > ZELLEN_HOECHSTENS else ""


_MANIFEST = "META-INF/manifest.xml"


def _kennwort(archiv: zipfile.ZipFile) -> bool:
    """Ob das Verzeichnis einer OpenDocument-Datei verschlüsselte Teile nennt."""
    with archiv.open(_MANIFEST) as verzeichnis:
        return b"encryption-data" in verzeichnis.read(BLOCK)
