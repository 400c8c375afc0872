"""Several workers give the same files as one core, and a worker that dies takes no row with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from calc.bestand import abschnitte, arbeiter, fortschritt, kommandozeile, verteilt
from calc.bestand.abbruch import Abbruch
from calc.bestand.auswertung import Auswertung
from calc.bestand.einstellungen import Einstellungen
from calc.bestand.formate import FORMATE
from calc.bestand.tabellen import LISTE
from tests.bestand.test_dateien import DATEIEN, Lauf, bestand

dask, distributed = (
    pytest.importorskip("dask"),
    pytest.importorskip("distributed"),
)  # the session "coverage" fails where it is missing
pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")

STICHTAG = date(2026, 11, 28)
SITUATIONEN = ("agh", "aktivierbar_ue25", "jungerwachsen_ohne_ausbildung", "integriert", "quatsch")
TABELLEN = ("liste", "wochenplan")


PATIENCE = "180s"
"""On a busy machine a worker takes long to start, and answers late: that is no fault."""


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """For this process, and by the environment for the workers it starts."""
    times = {f"distributed.comm.timeouts.{name}": PATIENCE for name in ("connect", "tcp")}
    with pytest.MonkeyPatch.context() as patch, dask.config.set(times):
        for name in ("CONNECT", "TCP"):
            patch.setenv(f"DASK_DISTRIBUTED__COMM__TIMEOUTS__{name}", PATIENCE)
        patch.setattr(verteilt, "WARTE_SEKUNDEN", 180)
        yield


@pytest.fixture(scope="module")
def cluster(patience: None) -> Iterator[Any]:  # noqa: ARG001
    """Two workers, restarted by their nannies when they die."""
    optionen = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": 50}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, **optionen) as eines:
        yield eines


@pytest.fixture
def datei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Six hundred people of seven Fachkräfte whose rows lie far apart, in some thirty sections."""
    monkeypatch.setattr(abschnitte, "BYTES", 1000)
    pfad = tmp_path / "bestand.csv"
    with pfad.open("w", encoding="utf-8") as strom:
        strom.write("Bestand\nKennung;Fachkraft;Situation;Letzter Kontakt;Notiz\n")
        for n in range(600):
            kontakt = STICHTAG - timedelta(days=n * 37 % 400)
            strom.write(f'K{n};F{n % 7};{SITUATIONEN[n % 5]};{kontakt:%d.%m.%Y};"zwei\nZeilen"\n')
    return pfad


def einer(*dateien: Path, nach: Path, form: str = "csv") -> Lauf:
    return bestand(*dateien, "--stichtag", "2026-11-28", "--format", form, "--nach", nach)


def viele(*dateien: Path, nach: Path, cluster: Any, form: str = "csv") -> Lauf:
    argumente = ("--stichtag", "2026-11-28", "--format", form, "--nach", nach, "--dask", cluster.scheduler_address)
    return bestand(*dateien, *argumente)


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
def test_dieselben_dateien_wie_auf_einem_kern(form: str, datei: Path, cluster: Any) -> None:
    lauf = viele(datei, nach=datei.parent / "viele", cluster=cluster, form=form)
    erwartet = einer(datei, nach=datei.parent / "einer", form=form)
    assert (lauf.returncode, lauf.stderr.splitlines()[-1]) == (2, "600 Zeilen: 480 gerechnet, 120 fehlerhaft.")
    assert "bestand.csv: Die Spalte „Notiz“ wird nicht gebraucht." in lauf.stderr
    assert erwartet.stderr.splitlines()[-1] == lauf.stderr.splitlines()[-1]
    for pfad in sorted((datei.parent / "einer").iterdir()):
        if form != "xlsx" or pfad.suffix == ".json":  # a workbook carries the second it was made
            assert (datei.parent / "viele" / pfad.name).read_bytes() == pfad.read_bytes()
    assert sorted(p.name for p in (datei.parent / "viele").iterdir()) == sorted(
        p.name for p in (datei.parent / "einer").iterdir()
    )


def test_von_zwei_dateien_steht_bei_jedem_fehler_in_welcher(datei: Path, cluster: Any) -> None:
    zweite = datei.with_name("zweite.csv")
    zweite.write_text("Kennung;Situation\nA;quatsch\n", "utf-8")
    viele(datei, zweite, nach=datei.parent / "viele", cluster=cluster)
    einer(datei, zweite, nach=datei.parent / "einer")
    liste = (datei.parent / "viele" / "liste.csv").read_bytes()
    assert liste == (datei.parent / "einer" / "liste.csv").read_bytes()
    assert b"zweite.csv: Situation: " in liste


def test_parquet_hinein_und_heraus(datei: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parts: the list in groups of some kilobytes, sorted over all; a second run takes the place of the first."""
    monkeypatch.setattr("calc.bestand.auswertung.GRUPPE_BYTES", 20_000)
    monkeypatch.setattr(abschnitte, "PERSONEN", 100)
    quelle = datei.with_suffix(".parquet")
    spalten = {
        "Kennung": [f"K{n}" for n in range(600)],
        "Fachkraft": [f"F{n % 7}" for n in range(600)],
        "Situation": [SITUATIONEN[n % 5] for n in range(600)],
        "Letzter Kontakt": [STICHTAG - timedelta(days=n * 37 % 400) for n in range(600)],
    }
    parquet.write_table(pyarrow.table(spalten), quelle)
    einer(quelle, nach=datei.parent / "einer", form="parquet")
    for _ in range(2):
        assert viele(quelle, nach=datei.parent / "viele", cluster=cluster, form="parquet").returncode == 2
    assert len(list((datei.parent / "viele" / "liste.parquet").iterdir())) > 3
    for name in TABELLEN:
        teile = parquet.read_table(datei.parent / "viele" / f"{name}.parquet")
        assert teile.equals(parquet.read_table(datei.parent / "einer" / f"{name}.parquet"))


def test_ein_leerer_bestand_hat_seine_spalten(tmp_path: Path, cluster: Any) -> None:
    leer = tmp_path / "leer.csv"
    leer.write_text("Kennung;Situation\n", "utf-8")
    assert viele(leer, nach=tmp_path, cluster=cluster, form="parquet").returncode == 0
    for name in TABELLEN:
        assert parquet.read_table(tmp_path / f"{name}.parquet").num_rows == 0


def test_ein_getoeteter_arbeiter_kostet_keine_zeile(datei: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as the first sections are done, one worker process is killed in the middle of its work."""
    monkeypatch.setattr(fortschritt, "MELDE_ALLE_SEKUNDEN", 0)
    monkeypatch.setattr(fortschritt, "ZEILEN", 1)
    getoetet: list[int] = []
    gesagt: list[str] = []

    def melde(zeile: str) -> None:
        gesagt.append(zeile)
        if "je Sekunde" in zeile and not getoetet:
            getoetet.append(next(iter(cluster.workers.values())).pid)
            os.kill(getoetet[0], signal.SIGKILL)

    nach = datei.parent / "viele"
    argumente = [str(datei), "--stichtag", "2026-11-28", "--nach", str(nach), "--dask", cluster.scheduler_address]
    assert kommandozeile.main(argumente, BytesIO(), melde) == 2
    assert getoetet
    assert [zeile for zeile in gesagt if zeile.startswith("Ausgefallen: 1 Arbeiter.")]
    einer(datei, nach=datei.parent / "einer")
    for pfad in (datei.parent / "einer").iterdir():
        assert (nach / pfad.name).read_bytes() == pfad.read_bytes()


def test_eine_datei_die_immer_wieder_toetet_sagt_es(datei: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a task has taken more workers with it than allowed, the run ends with a sentence and nothing new."""
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    monkeypatch.setattr(verteilt, "rechne", partial(_stirb))
    lauf = viele(datei, nach=datei.parent / "viele", cluster=cluster)
    assert lauf.returncode == 2
    assert "mehrmals einen Arbeiter beendet" in lauf.stderr
    assert list((datei.parent / "viele").iterdir()) == []
    cluster.scale(2)


def _stirb(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_eine_unlesbare_datei_hinterlaesst_nichts_halbes(datei: Path, cluster: Any) -> None:
    mappe, kaputt = datei.with_suffix(".xlsx"), datei.with_name("kaputt.csv")
    mappe.write_bytes(DATEIEN["mappe.xlsx"])
    kaputt.write_text("Kennung;Situation\n" + "A;agh\n" * 20 + ";" * 2000, "utf-8")
    lauf = viele(mappe, datei, kaputt, nach=datei.parent / "viele", cluster=cluster)
    assert (lauf.returncode, "1000 Spalten" in lauf.stderr) == (2, True)
    assert list((datei.parent / "viele").iterdir()) == []


def test_alle_kerne_dieser_maschine(tmp_path: Path) -> None:
    """The command itself, without an address; the file may stand right behind the switch."""
    pfad = tmp_path / "bestand.csv"
    pfad.write_bytes(DATEIEN["semikolon.csv"])
    befehl: list[str | Path] = [sys.executable, "-m", "calc", "bestand", "--dask", pfad, "--nach", tmp_path / "viele"]
    lauf = subprocess.run([*befehl, "--stichtag", "2026-11-28"], capture_output=True, check=False, timeout=300)
    assert lauf.returncode == 0, lauf.stderr
    gesagt = lauf.stderr.decode().splitlines()
    assert gesagt[0].startswith("Gerechnet wird mit ")
    assert gesagt[1:] == ["3 Zeilen: 3 gerechnet, 0 fehlerhaft."]
    einer(pfad, nach=tmp_path / "einer")
    for datei in (tmp_path / "einer").iterdir():
        assert (tmp_path / "viele" / datei.name).read_bytes() == datei.read_bytes()


def test_ohne_adresse_rechnet_diese_maschine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verteilt, "_kerne", lambda: 1)
    gesagt: list[str] = []
    with verteilt.verteilung("", tmp_path, gesagt.append) as eine:
        assert len(eine.arbeiter) == 1
    assert gesagt == ["Gerechnet wird mit 1 Kernen."]


def test_nur_so_viele_kerne_wie_erlaubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5}, raising=False)
    assert verteilt._kerne() == 2


def test_ohne_das_paket_sagt_es_ein_satz(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    lauf = bestand(datei, "--stichtag", "2026-11-28", "--nach", datei.parent, "--dask")
    assert (lauf.returncode, lauf.stderr) == (
        2,
        "Für --dask fehlt das Paket distributed, siehe requirements/verteilt.txt.",
    )


def test_ohne_ordner_gibt_es_keine_verteilung(datei: Path) -> None:
    assert "--nach ORDNER" in bestand(datei, "--stichtag", "2026-11-28", "--dask", "rechner:8786").stderr


def test_wo_niemand_antwortet(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verteilt, "WARTE_SEKUNDEN", 1)
    lauf = bestand(datei, "--stichtag", "2026-11-28", "--nach", datei.parent, "--dask", "tcp://127.0.0.1:9")
    assert lauf.returncode == 2
    assert lauf.stderr == "tcp://127.0.0.1:9: Dort antwortet kein Dask-Scheduler mit mindestens einem Arbeiter."


def test_ein_arbeiter_mit_anderen_regeln_oder_ohne_den_ordner_rechnet_nicht(tmp_path: Path) -> None:
    einstellungen = Einstellungen(stichtag=STICHTAG)
    with pytest.raises(Abbruch, match="anderen Fassung"):
        arbeiter.Auftrag(einstellungen, "csv", tmp_path, "anders").eigener_ordner()
    with pytest.raises(Abbruch, match="sieht den Ordner"):
        arbeiter.Auftrag(einstellungen, "csv", tmp_path / "x", arbeiter.fassung()).eigener_ordner()


def test_gleiche_zellen_in_anderen_spalten_sind_andere_angaben(tmp_path: Path) -> None:
    """What a table has taught is not used for one whose columns mean something else."""
    zeile = "K;agh;1.10.2026;1.9.2026\n"
    for name, spalten in (
        ("a.csv", "Letzter Kontakt;Letzte Fortschreibung"),
        ("b.csv", "Letzte Fortschreibung;Letzter Kontakt"),
    ):
        (tmp_path / name).write_text(f"Kennung;Situation;{spalten}\n{zeile}", "utf-8")
    zusammen = einer(tmp_path / "a.csv", tmp_path / "b.csv", nach=tmp_path / "beide")
    assert zusammen.returncode == 0
    auftrag = arbeiter.Auftrag(Einstellungen(stichtag=STICHTAG), "csv", tmp_path, arbeiter.fassung())
    auswertung = Auswertung(auftrag.einstellungen, FORMATE["csv"](LISTE), tmp_path / "leer")
    erwartet = b""
    for name in ("b.csv", "a.csv"):  # b is due a month before a
        einer(tmp_path / name, nach=tmp_path / "je")
        erwartet += (tmp_path / "je" / "liste.csv").read_bytes().split(b"\r\n", 1)[1]
        for abschnitt in abschnitte.abschnitte(tmp_path / name):
            auswertung.uebernimm(arbeiter.rechne(auftrag, abschnitt))
    assert (tmp_path / "beide" / "liste.csv").read_bytes().split(b"\r\n", 1)[1] == erwartet
    assert b"".join(auswertung.listenzeilen()) == erwartet


def test_was_ein_arbeiter_tut_tut_er_auch_allein(datei: Path) -> None:
    """The tasks themselves, without Dask: section by section, list and plan in parts, together the same bytes."""
    einer(datei, nach=datei.parent / "einer", form="jsonl")
    auftrag = arbeiter.Auftrag(Einstellungen(stichtag=STICHTAG), "jsonl", datei.parent, arbeiter.fassung())
    auswertung = Auswertung(auftrag.einstellungen, FORMATE["jsonl"](LISTE), datei.parent)
    for abschnitt in abschnitte.abschnitte(datei):
        auswertung.uebernimm(arbeiter.rechne(auftrag, abschnitt))
    liste = b"".join(arbeiter.ordne(auftrag, teil).read_bytes() for teil in auswertung.listenteile())
    plan = b"".join(arbeiter.plane(auftrag, teil)[0].read_bytes() for teil in auswertung.planteile())
    assert liste == (datei.parent / "einer" / "liste.jsonl").read_bytes()
    assert plan == (datei.parent / "einer" / "wochenplan.jsonl").read_bytes()
    parquet_auftrag = arbeiter.Auftrag(auftrag.einstellungen, "parquet", datei.parent, arbeiter.fassung())
    teile = [arbeiter.plane(parquet_auftrag, teil)[0] for teil in auswertung.planteile()]
    assert sum(parquet.read_table(teil).num_rows for teil in teile) == plan.count(b"\n")
