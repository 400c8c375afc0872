"""Parquet in and out: types as they are, row by row, and a sentence where it cannot be read."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from calc.bestand import formate, kommandozeile
from calc.bestand.lesen import NichtLesbar, lies_strom
from calc.bestand.zeilen import Person, oeffne, personen
from tests.bestand.test_dateien import DATEIEN, ERWARTET, STICHTAG, bestand

pyarrow = pytest.importorskip("pyarrow")  # the session "coverage" fails where it is missing
parquet = pytest.importorskip("pyarrow.parquet")

PERSONEN: dict[str, list[Any]] = {
    "kennung": ["Ä1", "B2", "C3"],
    "fachkraft": ["Müller-Team", "Groß", "Groß"],
    "situationen": [["aktivierbar_ue25"], ["jungerwachsen_ohne_ausbildung"], ["aktivierbar_u25_alo", "integriert"]],
    "letzter_kontakt": [date(2026, 5, 12), date(2026, 10, 12), date(2026, 11, 2)],
    "fallmanagement": [False, None, True],
}


def als_parquet(spalten: dict[str, Any], **optionen: Any) -> bytes:
    strom = io.BytesIO()
    parquet.write_table(pyarrow.table(spalten), strom, **optionen)
    return strom.getvalue()


def gelesen(inhalt: bytes) -> list[Person]:
    return list(personen(oeffne(lies_strom(io.BytesIO(inhalt))), STICHTAG))


def test_parquet_sagt_dasselbe_wie_csv() -> None:
    for aus_parquet, aus_csv in zip(gelesen(als_parquet(PERSONEN)), gelesen(DATEIEN["semikolon.csv"]), strict=True):
        assert (aus_parquet.kennung, aus_parquet.fachkraft) == (aus_csv.kennung, aus_csv.fachkraft)
        assert aus_parquet.gueltig == aus_csv.gueltig


@pytest.mark.parametrize(
    ("wert", "gemeint"),
    [
        ([datetime(2026, 5, 12)], date(2026, 5, 12)),  # noqa: DTZ001 - as pandas writes it
        ([datetime(2026, 5, 12, tzinfo=UTC)], date(2026, 5, 12)),
        ([b"12.5.2026"], date(2026, 5, 12)),
        ([Decimal(46154)], date(2026, 5, 12)),  # days since 30.12.1899
        (pyarrow.array(["2026-05-12"]).dictionary_encode(), date(2026, 5, 12)),
    ],
)
def test_was_eine_spalte_alles_sein_kann(wert: Any, gemeint: date) -> None:
    (person,) = gelesen(als_parquet({"Situation": ["agh"], "Letzter Kontakt": wert}))
    assert person.gueltig.letzter_kontakt == gemeint


def test_was_kein_tag_ist_ist_ein_fehler_der_zeile() -> None:
    (person,) = gelesen(als_parquet({"Situation": ["agh"], "Letzter Kontakt": [{"tag": 5}]}))
    assert [(fehler.zeile, fehler.spalte) for fehler in person.fehler] == [(2, "Letzter Kontakt")]


@pytest.mark.parametrize("inhalt", [b"PAR1 kaputt", b"PARE" + b"x" * 100, als_parquet(PERSONEN)[:-20]])
def test_eine_beschaedigte_datei(inhalt: bytes) -> None:
    with pytest.raises(NichtLesbar, match="beschädigt oder verschlüsselt"):
        gelesen(inhalt)


def test_ohne_pyarrow_sagt_es_ein_satz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datei = tmp_path / "bestand.parquet"
    datei.write_bytes(als_parquet(PERSONEN))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr(kommandozeile, "find_spec", lambda _: None)
    assert "Für Parquet-Dateien fehlt das Paket pyarrow" in bestand(datei, "--stichtag", "2026-11-28").stderr
    argumente = (datei, "--stichtag", "2026-11-28", "--format", "parquet")
    assert "fehlt das Paket pyarrow" in bestand(*argumente).stderr


def test_liste_und_wochenplan_mit_typen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In groups of two rows: what is written group by group is one table."""
    monkeypatch.setattr(formate, "ZEILENGRUPPE", 2)
    datei = tmp_path / "bestand.csv"
    datei.write_bytes(DATEIEN["semikolon.csv"] + "D4;Groß;quatsch;;\r\n".encode())
    lauf = bestand(datei, "--stichtag", "2026-11-28", "--nach", tmp_path, "--format", "parquet")
    assert lauf.returncode == 2, lauf.stderr
    liste = parquet.read_table(tmp_path / "liste.parquet")
    tage = ("status", "spaetestens", "spaetestens_verbindlich")
    erwartet = [(k, s, date.fromisoformat(a), date.fromisoformat(b)) for k, s, a, b in ERWARTET]
    assert [(z["kennung"], *(z[name] for name in tage)) for z in liste.to_pylist()[:3]] == erwartet
    assert liste.to_pylist()[3]["fehler"].startswith("Situation: Die Situation „quatsch“ gibt es nicht.")
    assert liste.schema.field("zeile").type == pyarrow.int64()
    plan = parquet.read_table(tmp_path / "wochenplan.parquet").to_pylist()
    assert {zeile["fachkraft"] for zeile in plan} == {"Groß", "Müller-Team"}
    assert plan[0]["montag"] == date(2026, 11, 23)
    assert [zeile["personen"] for zeile in plan if zeile["woche"] == "2026-W48"] == ["B2", "Ä1"]


def test_ein_leerer_bestand_hat_seine_spalten(tmp_path: Path) -> None:
    datei = tmp_path / "leer.csv"
    datei.write_text("Kennung;Situation\n", "utf-8")
    assert bestand(datei, "--stichtag", "2026-11-28", "--nach", tmp_path, "--format", "parquet").returncode == 0
    liste = parquet.read_table(tmp_path / "liste.parquet")
    assert (liste.num_rows, liste.column_names[:2]) == (0, ["zeile", "kennung"])
