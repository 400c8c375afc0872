"""The command line of the caseload: any file gets an answer or a sentence, and no row is lost or does anything."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import xlsxwriter
from hypothesis import strategies as st

from calc.bestand.kommandozeile import main
from calc.rechner.kontaktintervall.situationen import Situation
from tests.fuzz.inputs import DAY, TEXT

HEAD = st.lists(
    st.sampled_from(
        ["Kennung", "Fachkraft", "Team", "Situation", "Letzter Kontakt", "AU seit", "AU bis", "Fallmanagement"]
    )
    | TEXT,
    min_size=1,
    max_size=6,
).map(lambda names: ["Situation", *names])
CELL = st.one_of(
    st.sampled_from([eine.value for eine in Situation]),
    st.sampled_from(["ja", "x", "1.5.26", "31.02.2026", "46143", ""]),
    DAY,
    TEXT,
)
TABLE = st.tuples(HEAD, st.lists(st.lists(CELL, max_size=7), max_size=8))
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(table: Any, codec: str, separator: str, quoted: bool) -> bytes:
    """As a program writes it, or joined without care."""
    head, rows = table
    if not quoted:
        return "\n".join(separator.join(row) for row in [head, *rows]).encode(codec, "replace")
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows([head, *rows])
    return stream.getvalue().encode(codec, "replace")


def as_workbook(table: Any) -> bytes:
    """A workbook with the same cells as text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate([table[0], *table[1]]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return stream.getvalue()


@st.composite
def broken(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """A file with a piece cut out or overwritten."""
    content = draw(whole)
    start = draw(st.integers(0, 6000)) % (len(content) + 1)  # a workbook is not always the same length
    return content[:start] + draw(st.binary(max_size=8)) + content[start + draw(st.integers(0, 50)) :]


WHOLE = st.builds(as_csv, TABLE, CODECS, st.sampled_from(";,\t|"), st.booleans())
BOOKS = st.builds(as_workbook, TABLE)
FILES = st.tuples(
    st.one_of(WHOLE, broken(WHOLE), BOOKS, broken(BOOKS), st.binary(max_size=300)),
    st.sampled_from(["csv", "jsonl", "xlsx", "parquet"]),
    st.one_of(st.just("2026-11-28"), DAY, TEXT),
)


def check(call: Any) -> None:
    """One file through the whole command."""
    content, form, day = call
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "in").write_bytes(content)
        said: list[str] = []
        target = place / "out"
        arguments = [str(place / "in"), f"--stichtag={day}", "--format", form, "--nach", str(target)]
        code = main(arguments, io.BytesIO(), said.append)
        assert code in (0, 2)
        assert said
        if not (target / "kennzahlen.json").exists():
            assert code == 2
            assert not target.exists() or not list(target.iterdir())
            return
        figures = json.loads((target / "kennzahlen.json").read_text("utf-8"))
        assert figures["personen"] == figures["gerechnet"] + figures["fehlerhaft"]
        assert code == (2 if figures["fehlerhaft"] else 0)
        if form == "csv":
            with (target / "liste.csv").open(encoding="utf-8-sig", newline="") as stream:
                rows = list(csv.reader(stream, delimiter=";"))
            assert len(rows) == figures["personen"] + 1
            assert not [cell for row in rows for cell in row if cell.startswith(DANGEROUS)]
