"""Pieces of a file give the same rows as the whole, wherever it is cut, quoted line breaks and all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calc.bestand import abschnitte as modul
from calc.bestand.ablage import Ablage
from calc.bestand.abschnitte import abschnitte
from calc.bestand.lesen import NichtLesbar, lies
from calc.bestand.zeilen import oeffne
from tests.bestand.test_dateien import DATEIEN

ZELLE = st.text(alphabet='aä;,"\t \n\r\0', max_size=6)
ZEILEN = st.lists(st.lists(ZELLE, min_size=1, max_size=3), max_size=25)


def ganz(datei: Path) -> list[tuple[int, tuple[object, ...]]]:
    return [(nummer, tuple(inhalt)) for nummer, inhalt in oeffne(lies(datei)).zeilen]


def in_stuecken(datei: Path) -> list[tuple[int, tuple[object, ...]]]:
    return [(n, tuple(inhalt)) for abschnitt in abschnitte(datei) for n, inhalt in abschnitt.tabelle().zeilen]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    zeilen=ZEILEN,
    zeichensatz=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    ende=st.sampled_from(["\n", "\r\n", "\r"]),
    groesse=st.integers(1, 60),
    roh=st.booleans(),
)
def test_stuecke_ergeben_das_ganze(
    zeilen: list[list[str]], zeichensatz: str, ende: str, groesse: int, roh: bool, tmp_path: Path
) -> None:
    """Written as a program would, and as raw text with quotes anywhere."""
    strom = io.StringIO()
    csv.writer(strom, delimiter=";", lineterminator=ende).writerows([["Kennung", "Situation"], *zeilen])
    text = f"Kennung;Situation{ende}" + ende.join(map(";".join, zeilen)) if roh else strom.getvalue()
    datei = tmp_path / "bestand.csv"
    datei.write_bytes(text.encode(zeichensatz))
    with pytest.MonkeyPatch.context() as umgebung:
        umgebung.setattr(modul, "BYTES", groesse)
        assert in_stuecken(datei) == ganz(datei)


def test_eine_csv_datei_hat_viele_stuecke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "BYTES", 1000)
    datei = tmp_path / "bestand.csv"
    datei.write_text("Kennung;Situation\n" + 'A;"agh"\n' * 1000, "utf-8")
    assert 8 <= len(list(abschnitte(datei))) <= 10
    assert in_stuecken(datei) == ganz(datei)


@pytest.mark.parametrize("danach", [5, 11_000])
def test_ein_anfuehrungszeichen_das_nicht_endet_kostet_keine_zeile(danach: int, tmp_path: Path) -> None:
    datei = tmp_path / "bestand.csv"
    datei.write_text(
        "Kennung;Situation;Notiz\n" + "A;agh;\n" * 10 + 'B;agh;"\n' + f"C;agh;{'x' * 999}\n" * danach, "utf-8"
    )
    assert in_stuecken(datei) == ganz(datei)
    assert [nummer for nummer, _ in ganz(datei)] == list(range(2, 12 + danach + 1))


def test_eine_zeile_die_nicht_endet(tmp_path: Path) -> None:
    datei = tmp_path / "bestand.csv"
    datei.write_text("Situation\n" + "agh\n" * 10 + "x" * 17_000_000, "utf-8")
    assert len(list(abschnitte(datei))) == 2
    with pytest.raises(NichtLesbar, match="zu lang"):
        in_stuecken(datei)


@pytest.mark.parametrize("name", ["mappe.xlsx", "dokument.ods", "utf16.txt"])
def test_was_sich_nicht_teilen_laesst_bleibt_ganz(name: str, tmp_path: Path) -> None:
    datei = tmp_path / name
    datei.write_bytes(DATEIEN[name])
    assert len(list(abschnitte(datei))) == 1
    assert in_stuecken(datei) == ganz(datei)


@pytest.mark.parametrize("gruppe", [1, 3, 100])
def test_parquet_in_stuecken(gruppe: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(modul, "PERSONEN", 4)
    monkeypatch.setattr("calc.bestand.parquet.ZEILEN_JE_BLOCK", 3)
    datei = tmp_path / "bestand.parquet"
    tabelle = pyarrow.table({"kennung": [f"K{n}" for n in range(14)], "situation": ["agh"] * 14})
    parquet.write_table(tabelle, datei, row_group_size=gruppe)
    assert [(a.von, a.bis) for a in abschnitte(datei)] == [(0, 4), (4, 8), (8, 12), (12, 14)]
    assert in_stuecken(datei) == ganz(datei) == [(n + 2, (f"K{n}", "agh")) for n in range(14)]


@given(zeilen=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 99))), grenze=st.integers(0, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_die_ablage_ordnet_nach_faechern(
    zeilen: list[tuple[int, int]], grenze: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With any room in memory, in groups of any size, taken over by another or not."""
    with pytest.MonkeyPatch.context() as umgebung:
        umgebung.setattr("calc.bestand.ablage.HOECHSTENS_BYTES", grenze)
        umgebung.setattr("calc.bestand.ablage.BLOCK", 4)
        ablage = Ablage(tmp_path_factory.mktemp("ablage") / "neu")
        for fach, wert in zeilen:
            ablage.lege(fach, b"%d\n" % wert)
        erwartet = b"".join(b"%d\n" % wert for _, wert in sorted(zeilen, key=lambda zeile: zeile[0]))

        def inhalt(eine: Ablage) -> bytes:
            return b"".join(block for gruppe in eine.gruppen(grenze) for _, block in eine.bloecke(gruppe))

        assert inhalt(ablage) == erwartet
        andere = Ablage(ablage.ordner / "andere")
        andere.uebernimm(ablage.laeufe())
        assert inhalt(andere) == erwartet
        einzeln = [Ablage(ablage.ordner, [lauf.nur(g) for lauf in ablage.laeufe()]) for g in andere.gruppen(0)]
        assert b"".join(map(inhalt, einzeln)) == erwartet
