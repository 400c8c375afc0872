"""Kommandozeile: `python -m calc [NAME] [--jsonl | --schema | --ics | --csv]` und `python -m calc bestand DATEI…`.

Ein- und Ausgabe sind JSON; mit --ics oder --csv kommt eine Kalenderdatei oder eine Tabelle heraus. Viele Personen aus
einer Tabelle rechnet `bestand`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from typing import BinaryIO, NoReturn

from calc.form import meldungen
from calc.form.fehler import Fehler, InternerFehler, UngueltigeEingabe
from calc.form.lesen import GRENZE_BYTES
from calc.form.modelle import Rechner
from calc.frage import Antwort, frage
from calc.rechner import RECHNER_TITEL, hole

AUFRUF = "python -m calc [NAME] [--jsonl | --schema | --ics | --csv]"
VIELE = "Viele Personen aus einer Tabelle: python -m calc bestand --help"
BESCHREIBUNG = """\
Liest ein JSON-Objekt von der Standardeingabe und schreibt das Ergebnis als JSON,
mit --ics oder --csv als Kalenderdatei oder Tabelle."""
BESTAND = "bestand"
UNGUELTIG = 2

Schreiber = Callable[[Antwort], bytes]


class _Argumente(argparse.ArgumentParser):
    """Spricht Deutsch: argparse selbst kann nur Englisch."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        self.exit(UNGUELTIG, f"Aufruf: {AUFRUF}\nDiese Angabe gibt es nicht. Hilfe: python -m calc --help\n")


def _lies_argumente(argumente: Sequence[str] | None) -> argparse.Namespace:
    leser = _Argumente(
        usage=argparse.SUPPRESS,
        description=f"Aufruf: {AUFRUF}\n\n{BESCHREIBUNG}\n\n{VIELE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    angaben = leser.add_argument_group("Angaben")
    angaben.add_argument("name", metavar="NAME", nargs="?", help="Name des Rechners; ohne Namen erscheint die Liste")
    schalter = leser.add_argument_group("Schalter")
    schalter.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")
    art = schalter.add_mutually_exclusive_group()
    art.add_argument("--jsonl", action="store_true", help="ein JSON-Objekt je Zeile lesen und schreiben")
    art.add_argument("--schema", action="store_true", help="JSON-Schemas von Eingabe und Ergebnis schreiben")
    art.add_argument("--ics", action="store_true", help="die Termine des Ergebnisses als Kalenderdatei schreiben")
    art.add_argument("--csv", action="store_true", help="die Tabellen des Ergebnisses als CSV für Excel schreiben")
    kalender = leser.add_argument_group("Für --ics")
    kalender.add_argument("--kuerzel", metavar="TEXT", default="", help="steht vor jedem Titel; ohne Namen")
    vorlauf = "Arbeitstage vor einer Frist, an denen zusätzlich erinnert wird; sonst 10"
    kalender.add_argument("--vorlauf", metavar="TAGE", type=int, default=10, help=vorlauf)
    return leser.parse_args(argumente)


def main(argumente: Sequence[str] | None = None) -> int:
    """Führt einen Aufruf aus und gibt 0 zurück, bei ungültiger Eingabe 2."""
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, TextIOWrapper):
            strom.reconfigure(encoding="utf-8")  # whatever the locale says: help and messages have umlauts
    argumente = sys.argv[1:] if argumente is None else argumente
    if argumente[:1] == [BESTAND]:
        return _bestand(argumente[1:])
    angaben = _lies_argumente(argumente)
    # Whoever starts Python with a closed input or output gets None for it.
    if sys.stdout is None:
        raise OSError
    aus = sys.stdout.buffer
    ein = sys.stdin.buffer if sys.stdin else BytesIO()
    if angaben.name is None and (angaben.jsonl or angaben.schema or angaben.ics or angaben.csv):
        aus.write(_fehlerzeile(UngueltigeEingabe([meldungen.ohne_rechner(list(RECHNER_TITEL))])))
        return UNGUELTIG
    if angaben.name is None:
        aus.writelines(f"{name}\t{titel}\n".encode() for name, titel in RECHNER_TITEL.items())
        return 0
    try:
        rechner = hole(angaben.name)
    except UngueltigeEingabe as ungueltig:
        aus.write(_fehlerzeile(ungueltig))
        return UNGUELTIG
    if angaben.schema:
        aus.write(_schema(rechner))
        return 0
    try:
        schreibe = _schreiber(angaben)
    except UngueltigeEingabe as ungueltig:
        aus.write(_fehlerzeile(ungueltig))
        return UNGUELTIG
    gut = True
    for eingabe in _zeilen(ein) if angaben.jsonl else (ein.read(GRENZE_BYTES + 1),):
        ausgabe, gelungen = _beantworte(angaben.name, eingabe, schreibe)
        aus.write(ausgabe)
        gut &= gelungen
    return 0 if gut else UNGUELTIG


def _bestand(argumente: Sequence[str]) -> int:
    # Only now: a single case needs nothing of tables.
    from calc.bestand.kommandozeile import main as werte_aus

    def melde(zeile: str) -> None:
        print(zeile, file=sys.stderr or StringIO(), flush=True)  # a closed one is None, and None would be the output

    if sys.stdout is None:
        raise OSError
    return werte_aus(argumente, sys.stdout.buffer, melde)


def _schreiber(angaben: argparse.Namespace) -> Schreiber:
    if angaben.ics or angaben.csv:
        # Only now: JSON alone needs nothing of how results look.
        from calc.dateien import Form, Wunsch, als_datei

        form: Form = "kalender" if angaben.ics else "tabelle"
        # The only clock: which facts are past when the file is made.
        wunsch = Wunsch(datetime.now(UTC).astimezone().date(), angaben.kuerzel, angaben.vorlauf)
        return lambda antwort: als_datei(form, antwort, wunsch).inhalt.encode()
    return lambda antwort: antwort.als_json() + b"\n"


def _beantworte(name: str, roh: bytes, schreibe: Schreiber) -> tuple[bytes, bool]:
    try:
        return schreibe(frage(name, roh)), True
    except UngueltigeEingabe as ungueltig:
        return _fehlerzeile(ungueltig), False
    except Exception:  # our own mistake in the writing: the reader gets a sentence and the other lines still run
        return _fehlerzeile(InternerFehler([Fehler(None, meldungen.INTERN)])), False


def _zeilen(ein: BinaryIO) -> Iterator[bytes]:
    """Die Zeilen der Eingabe; von einer überlangen nur so viel, dass ihre Länge auffällt."""
    while zeile := ein.readline(GRENZE_BYTES + 1):
        rest = zeile
        while len(rest) > GRENZE_BYTES and not rest.endswith(b"\n"):
            rest = ein.readline(GRENZE_BYTES + 1)
        yield zeile


def _fehlerzeile(ungueltig: UngueltigeEingabe) -> bytes:
    # A name from the command line may hold bytes that are no text; what is written always is.
    return json.dumps(ungueltig.als_dict(), ensure_ascii=False).encode(errors="replace") + b"\n"


def _schema(rechner: Rechner) -> bytes:
    inhalt = {
        "eingabe": rechner.eingabe.model_json_schema(),
        "ergebnis": rechner.schreiber.json_schema(mode="serialization"),
    }
    return json.dumps(inhalt, ensure_ascii=False, indent=2).encode() + b"\n"


def _verwirf_den_rest() -> None:
    # What could not be written waits in the buffer; Python would try again at its end and complain in English.
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    try:
        try:
            sys.exit(main())
        finally:
            print(end="", flush=True)  # here an error still has an answer; no matter if there is no output at all
    except (BrokenPipeError, KeyboardInterrupt):
        _verwirf_den_rest()
        sys.stderr.close()
        sys.exit(1)
    except OSError:
        _verwirf_den_rest()
        sys.stderr.write(f"{meldungen.NICHT_GESCHRIEBEN}\n")
        sys.exit(1)
