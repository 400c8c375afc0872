"""Was auf der Kommandozeile und in der Datei mit Einstellungen stehen kann."""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from calc.bestand.abbruch import Abbruch
from calc.bestand.einstellungen import Einstellungen, lies_einstellungen
from calc.bestand.formate import FORMATE
from calc.form.fehler import UngueltigeEingabe
from calc.form.sprache import kurz

AUFRUF = (
    "python -m calc bestand DATEI… [--stichtag JJJJ-MM-TT] [--einstellungen DATEI.toml] [--nach ORDNER]"
    f" [--format {'|'.join(FORMATE)}] [--dask [ADRESSE]]"
)
BESCHREIBUNG = """\
Liest Tabellen mit einer Zeile je Person (.csv, .xlsx, .ods, .parquet) und schreibt die Liste der nächsten Kontakte,
mit --nach auch Wochenplan und Kennzahlen in einen Ordner."""
_ADRESSE = re.compile(r"(\w+://)?[^/\\]+:\d+")


class _Argumente(argparse.ArgumentParser):
    """Spricht Deutsch: argparse selbst kann nur Englisch."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        raise Abbruch(f"Aufruf: {AUFRUF}\nDiese Angabe gibt es nicht. Hilfe: python -m calc bestand --help")


def lies_argumente(argumente: Sequence[str]) -> argparse.Namespace:
    """Liest, was hinter `bestand` steht.

    Raises:
        Abbruch: bei einer Angabe, die es nicht gibt.
    """
    leser = _Argumente(
        usage=argparse.SUPPRESS,
        description=f"Aufruf: {AUFRUF}\n\n{BESCHREIBUNG}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    angaben = leser.add_argument_group("Angaben")
    angaben.add_argument("datei", metavar="DATEI", nargs="*", type=Path, help="Tabelle mit einer Zeile je Person")
    schalter = leser.add_argument_group("Schalter")
    schalter.add_argument("-h", "--help", action="store_true", dest="hilfe", help="diese Hilfe zeigen")
    schalter.add_argument("--stichtag", metavar="TAG", help="von welchem Tag an gerechnet wird; ohne Angabe heute")
    schalter.add_argument("--einstellungen", metavar="DATEI", type=Path, help="Einstellungen als TOML")
    schalter.add_argument("--nach", metavar="ORDNER", type=Path, help="Ordner für Liste, Wochenplan und Kennzahlen")
    schalter.add_argument("--format", choices=FORMATE, default="csv", help="Form der Tabellen, sonst csv")
    dask = "auf allen Kernen rechnen, mit Adresse (tcp://rechner:8786) auf einem Dask-Cluster"
    schalter.add_argument("--dask", metavar="ADRESSE", nargs="?", const="", help=dask)
    angaben_gelesen = leser.parse_intermixed_args([*_ohne_adresse(argumente)])
    angaben_gelesen.text = leser.format_help()
    return angaben_gelesen


def _ohne_adresse(argumente: Sequence[str]) -> Iterator[str]:
    """Hinter `--dask` darf auch gleich eine Datei stehen; eine Adresse endet mit einer Nummer."""
    for argument, naechstes in pairwise((*argumente, "")):
        yield "--dask=" if argument == "--dask" and not _ADRESSE.fullmatch(naechstes) else argument


def einstellungen_aus(angaben: argparse.Namespace, melde: Callable[[str], object]) -> Einstellungen:
    """Die Einstellungen aus der Datei, mit dem Stichtag von der Kommandozeile, sonst heute.

    Raises:
        Abbruch: wenn sich eine nicht lesen lässt oder nicht stimmt.
    """
    roh: dict[str, Any] = {}
    if angaben.einstellungen:
        try:
            roh = tomllib.loads(angaben.einstellungen.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fehler:
            raise Abbruch(
                f"{angaben.einstellungen}: nicht lesbar. Erwartet wird TOML, zum Beispiel: wochen = 26"
            ) from fehler
    if angaben.stichtag:
        roh["stichtag"] = angaben.stichtag
    if "stichtag" not in roh:
        # The only place that reads the clock: like a form, the command line offers today.
        heute = datetime.now(UTC).astimezone().date()
        roh["stichtag"] = heute
        melde(f"Stichtag: heute, {kurz(heute)}.")
    try:
        return lies_einstellungen(json.dumps(roh, default=_iso))
    except UngueltigeEingabe as fehler:
        raise Abbruch("\n".join(f"Einstellung {einer.feld}: {einer.text}" for einer in fehler.fehler)) from None


def _iso(wert: object) -> str:
    if isinstance(wert, date) and not isinstance(wert, datetime):
        return wert.isoformat()
    return str(wert)
