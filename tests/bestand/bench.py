"""Measures the caseload natively: rows per second, memory, several workers, planning; run it when nothing else runs.

`python3 noxfile.py bestand-bench` measures with a hundred thousand and a million rows; `--rows 10000000` with others.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from distributed import LocalCluster

from calc.bestand.einstellungen import Einstellungen, planungsraum
from calc.bestand.kommandozeile import main
from calc.bestand.lesen import lies
from calc.bestand.liste import Eintrag, Liste
from calc.bestand.wochenplan import Folgen, wochenplan
from calc.bestand.zeilen import oeffne, personen
from calc.rechner.kontaktintervall.situationen import Situation

STICHTAG = date(2026, 11, 28)
PER_FACHKRAFT = 200
PLANNED, WEEKS = 10_000, 52
ROWS = (100_000, 1_000_000)
FORMS = ("csv", "parquet")
PLAIN = [
    eine.value for eine in Situation if eine.value in ("agh", "integriert", "aktivierbar_ue25", "aktivierbar_u25_alo")
]


class Run(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float
    megabytes: float


def write_table(path: Path, rows: int) -> Path:
    """People last met up to four hundred days ago, two hundred to a Fachkraft, one row in ten with quotes."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as stream:
        stream.write("Kennung;Fachkraft;Team;Situation;Letzter Kontakt;Fallmanagement\n")
        for n in range(rows):
            contact = STICHTAG - timedelta(days=chance.randrange(400))
            situation, fm = chance.choice(PLAIN), chance.choice(("ja", "nein", ""))
            text = f'"{situation}"' if n % 10 == 0 else situation
            place = n // PER_FACHKRAFT
            stream.write(f"K{n:x};F{place:05};T{place // 15:04};{text};{contact:%d.%m.%Y};{fm}\n")
    return path


def one_core(table: Path, target: Path, form: str) -> Run:
    """The command in a process of its own, so that its memory is its own."""
    command: list[str | Path] = [sys.executable, "-m", "calc", "bestand", table, "--format", form]
    begin = time.monotonic()
    process = subprocess.Popen(
        [*command, "--stichtag", STICHTAG.isoformat(), "--nach", target], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command} failed")
    return Run(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def workers(table: Path, target: Path, number: int) -> float:
    """Seconds that a cluster of so many workers takes, once it stands; Parquet, the form meant for it."""
    options = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": 50}
    with LocalCluster(n_workers=number, threads_per_worker=1, **options) as cluster:
        arguments = [str(table), "--stichtag", STICHTAG.isoformat(), "--format", "parquet", "--nach", str(target)]
        warm = write_table(table.with_name("warm.csv"), 1000)
        for file in (warm, table):
            begin = time.monotonic()
            arguments[0] = str(file)
            if main([*arguments, "--dask", cluster.scheduler_address], BytesIO(), lambda _: None):
                sys.exit("a run with workers failed")
        return time.monotonic() - begin


def planning(table: Path) -> float:
    """CPU seconds to plan ten thousand people over a year, and how many talks a week they need."""
    liste = Liste()
    entries = [(liste.trage_ein(person), person.gueltig) for person in personen(oeffne(lies(table)), STICHTAG)]
    by_place: dict[str, list[tuple[Eintrag, object]]] = {}
    for entry, given in entries[:PLANNED]:
        assert isinstance(entry, Eintrag)
        by_place.setdefault(entry.fachkraft, []).append((entry, given))
    weeks, follow = planungsraum(Einstellungen(stichtag=STICHTAG, wochen=WEEKS)), Folgen()
    begin = time.process_time()
    for cases in by_place.values():
        wochenplan(cases, weeks, STICHTAG, follow)  # type: ignore[arg-type]
    return time.process_time() - begin


def report(rows: list[int]) -> Iterator[str]:
    """One line for each figure, as soon as it is there."""
    yield f"load at the beginning: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    with tempfile.TemporaryDirectory(prefix="bestand-bench-") as folder:
        place = Path(folder)
        for number in rows:
            table = write_table(place / "table.csv", number)
            for form in FORMS:
                run = one_core(table, place / "one", form)
                yield (
                    f"CSV → {form}, {number} rows, one core: {run.seconds:.1f} s, CPU {run.cpu:.1f} s,"
                    f" {number / run.cpu:.0f} rows per CPU second, {run.megabytes:.0f} MB"
                )
        one, two = (workers(table, place / f"w{number}", number) for number in (1, 2))
        yield f"{rows[-1]} rows with workers: one {one:.1f} s, two {two:.1f} s, {one / two:.2f} times as fast"
        seconds = planning(write_table(place / "plan.csv", PLANNED))
        yield f"planning {PLANNED} people over {WEEKS} weeks: {seconds:.2f} CPU s"
    yield f"memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rows", type=int, nargs="+", default=list(ROWS))
    for line in report(reader.parse_args().rows):
        print(line, flush=True)
