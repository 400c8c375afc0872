"""Measures the caseload natively: rows per second, memory, several workers, planning; run it when nothing else runs.

`python3 noxfile.py bestand-bench` measures with a million rows and with ten, in about a quarter of an hour;
`--rows 100000` with others. The list alone is measured on one core, whatever the size; the weekly plan on one core with
the smallest table, beyond it with two workers.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from distributed import Client, LocalCluster

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
ROWS = (1_000_000, 10_000_000)
PLAIN = [
    eine.value for eine in Situation if eine.value in ("agh", "integriert", "aktivierbar_ue25", "aktivierbar_u25_alo")
]


class Run(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float
    megabytes: float


class WorkersRun(NamedTuple):
    """What a run with workers took: the CPU seconds of each, and those of the process that hands out the work."""

    seconds: float
    cpu: list[float]
    own: float

    def __str__(self) -> str:
        each = " + ".join(f"{one:.1f}" for one in self.cpu)
        return f"{self.seconds:.1f} s, CPU of the workers {each} s, of the client and scheduler {self.own:.1f} s"


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


def one_core(table: Path, target: Path | None) -> Run:
    """The command in a process of its own, so that its memory is its own; without a target the list alone."""
    command: list[str | Path] = [sys.executable, "-m", "calc", "bestand", table, "--stichtag", STICHTAG.isoformat()]
    command += ["--nach", target] if target else []
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command} failed")
    return Run(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def workers(table: Path, target: Path, number: int) -> WorkersRun:
    """A cluster of so many workers that have already loaded the rules; Parquet, the form meant for it."""
    options = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": 50}
    arguments = [str(table), "--stichtag", STICHTAG.isoformat(), "--format", "parquet", "--nach", str(target)]
    with LocalCluster(n_workers=number, threads_per_worker=1, **options) as cluster, Client(cluster) as client:
        client.run(rows_once)
        before, own, begin = client.run(time.process_time), time.process_time(), time.monotonic()
        if main([*arguments, "--dask", cluster.scheduler_address], BytesIO(), lambda _: None):
            sys.exit("a run with workers failed")
        seconds, own = time.monotonic() - begin, time.process_time() - own
        after = client.run(time.process_time)
    return WorkersRun(seconds, [after[worker] - before[worker] for worker in after], own)


def rows_once() -> int:
    """What a worker of a standing cluster has behind it: everything is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        table = write_table(Path(folder) / "warm.csv", 100)
        return main([str(table), "--stichtag", STICHTAG.isoformat(), "--nach", folder], BytesIO(), lambda _: None)


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
    seconds_with_two: list[float] = []
    with tempfile.TemporaryDirectory(prefix="bestand-bench-") as folder:
        place = Path(folder)
        seconds = planning(write_table(place / "plan.csv", PLANNED))
        yield f"planning {PLANNED} people over {WEEKS} weeks: {seconds:.2f} CPU s"
        for number in rows:
            table = write_table(place / "table.csv", number)
            yield told(f"{number} rows, CSV → list as CSV, one core", number, one_core(table, None))
            if number == rows[0]:
                yield told(
                    f"{number} rows, CSV → list and weekly plan as CSV, one core",
                    number,
                    one_core(table, place / "one"),
                )
                one = workers(table, place / "w1", 1)
                yield f"{number} rows, CSV → Parquet with weekly plan, one worker: {one}"
            two = workers(table, place / "w2", 2)
            yield f"{number} rows, CSV → Parquet with weekly plan, two workers: {two}"
            if number == rows[0]:
                yield f"two workers are {one.seconds / two.seconds:.2f} times as fast as one"
            seconds_with_two.append(two.seconds)
    times, slower = rows[-1] / rows[0], seconds_with_two[-1] / seconds_with_two[0]
    yield f"with two workers, {times:.0f} times the rows take {slower:.1f} times as long"


def told(what: str, rows: int, run: Run) -> str:
    """A run in one line."""
    speed = f"{rows / run.cpu:.0f} rows per CPU second"
    return f"{what}: {run.seconds:.1f} s, CPU {run.cpu:.1f} s, {speed}, {run.megabytes:.0f} MB"


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rows", type=int, nargs="+", default=list(ROWS))
    for line in report(reader.parse_args().rows):
        print(line, flush=True)
