"""Kommandozeile: `python -m calc [NAME] [--jsonl | --schema]`. Ein- und Ausgabe sind JSON."""

from __future__ import annotations

import argparse
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NoReturn

from calc import meldungen
from calc.fehler import Fehler, UngueltigeEingabe
from calc.modelle import Rechner
from calc.verzeichnis import RECHNER_TITEL, hole, pruefe, rechne

GRENZE_BYTES = 1_000_000
UNGUELTIG = 2


class _Argumente(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse only speaks English
        self.exit(UNGUELTIG, f"{self.format_usage()}Diese Angabe gibt es nicht. Hilfe: python -m calc --help\n")


def _lies_argumente(argumente: Sequence[str] | None) -> argparse.Namespace:
    leser = _Argumente(prog="python -m calc", description=__doc__, usage="python -m calc [NAME] [--jsonl | --schema]")
    leser.add_argument("name", nargs="?", help="Name des Rechners; ohne Namen erscheint die Liste")
    art = leser.add_mutually_exclusive_group()
    art.add_argument("--jsonl", action="store_true", help="ein JSON-Objekt je Zeile lesen und schreiben")
    art.add_argument("--schema", action="store_true", help="JSON-Schemas von Eingabe und Ergebnis schreiben")
    return leser.parse_args(argumente)


def main(argumente: Sequence[str] | None = None) -> int:
    """Führt einen Aufruf aus und gibt 0 zurück, bei ungültiger Eingabe 2."""
    angaben = _lies_argumente(argumente)
    aus = sys.stdout.buffer
    if angaben.name is None:
        aus.writelines(f"{name}\t{titel}\n".encode() for name, titel in RECHNER_TITEL.items())
        return 0
    try:
        rechner = hole(angaben.name)
    except UngueltigeEingabe as ungueltig:
        aus.write(_fehlerzeile(ungueltig.fehler))
        return UNGUELTIG
    if angaben.schema:
        aus.write(_schema(rechner))
        return 0
    gut = True
    for eingabe in _zeilen(sys.stdin.buffer) if angaben.jsonl else (sys.stdin.buffer.read(GRENZE_BYTES + 1),):
        zeile, gelungen = _antwort(rechner, eingabe)
        aus.write(zeile)
        gut &= gelungen
    return 0 if gut else UNGUELTIG


def _antwort(rechner: Rechner, eingabe: bytes) -> tuple[bytes, bool]:
    if len(eingabe) > GRENZE_BYTES:
        return _fehlerzeile([Fehler(None, meldungen.ZU_GROSS)]), False
    try:
        # Windows tools like to begin what they write with a byte order mark.
        ergebnis = rechne(rechner, pruefe(rechner, eingabe.removeprefix(BOM_UTF8)))
    except UngueltigeEingabe as ungueltig:
        return _fehlerzeile(ungueltig.fehler), False
    except Exception:  # our own mistake: the reader gets a sentence and the other lines still run
        return _fehlerzeile([Fehler(None, meldungen.INTERN)]), False
    return rechner.schreiber.dump_json(ergebnis) + b"\n", True


def _zeilen(ein: BinaryIO) -> Iterator[bytes]:
    """Die Zeilen der Eingabe; von einer überlangen nur so viel, dass ihre Länge auffällt."""
    while zeile := ein.readline(GRENZE_BYTES + 1):
        rest = zeile
        while len(rest) > GRENZE_BYTES and not rest.endswith(b"\n"):
            rest = ein.readline(GRENZE_BYTES + 1)
        yield zeile


def _fehlerzeile(fehler: Sequence[Fehler]) -> bytes:
    inhalt = {"fehler": [{"feld": f.feld, "text": f.text} for f in fehler]}
    return json.dumps(inhalt, ensure_ascii=False).encode() + b"\n"


def _schema(rechner: Rechner) -> bytes:
    inhalt = {
        "eingabe": rechner.eingabe.model_json_schema(),
        "ergebnis": rechner.schreiber.json_schema(mode="serialization"),
    }
    return json.dumps(inhalt, ensure_ascii=False, indent=2).encode() + b"\n"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (BrokenPipeError, KeyboardInterrupt):
        sys.stderr.close()
        sys.exit(1)
