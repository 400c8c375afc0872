"""Kommandozeile: `python -m calc bestand DATEI… [--stichtag JJJJ-MM-TT] [--nach ORDNER]`."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from calc.bestand.auswertung import Auswertung
from calc.bestand.einstellungen import Einstellungen, lies_einstellungen
from calc.bestand.formate import FORMATE, Xlsx
from calc.bestand.lesen import NichtLesbar, lies
from calc.bestand.spalten import KeineKopfzeile
from calc.bestand.tabellen import LISTE, WOCHENPLAN
from calc.bestand.zeilen import oeffne
from calc.form.fehler import UngueltigeEingabe
from calc.form.sprache import kurz

AUFRUF = (
    "python -m calc bestand DATEI… [--stichtag JJJJ-MM-TT] [--einstellungen DATEI.toml] [--nach ORDNER]"
    f" [--format {'|'.join(FORMATE)}]"
)
BESCHREIBUNG = """\
Liest Tabellen mit einer Zeile je Person (.csv, .xlsx, .ods) und schreibt die Liste der nächsten Kontakte,
mit --nach auch Wochenplan und Kennzahlen in einen Ordner."""
UNGUELTIG = 2
MELDE_ALLE_SEKUNDEN = 1.0


class Abbruch(Exception):
    """Etwas am Aufruf oder an einer Datei verhindert jedes Ergebnis; der Text sagt, was."""


class _Argumente(argparse.ArgumentParser):
    """Spricht Deutsch: argparse selbst kann nur Englisch."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002
        raise Abbruch(f"Aufruf: {AUFRUF}\nDiese Angabe gibt es nicht. Hilfe: python -m calc bestand --help")


def _lies_argumente(argumente: Sequence[str]) -> argparse.Namespace:
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
    angaben_gelesen = leser.parse_args(argumente)
    angaben_gelesen.text = leser.format_help()
    return angaben_gelesen


def main(argumente: Sequence[str], aus: BinaryIO, melde: Callable[[str], object]) -> int:
    """Führt einen Aufruf aus.

    Args:
        argumente: was hinter `bestand` steht.
        aus: dorthin geht ohne `--nach` die Liste.
        melde: bekommt Fortschritt und Meldungen, je eine Zeile.

    Returns:
        0; 2, wenn Zeilen fehlerhaft sind oder nichts gerechnet werden konnte.
    """
    try:
        angaben = _lies_argumente(argumente)
        if angaben.hilfe:
            aus.write(angaben.text.encode())
            return 0
        if not angaben.datei:
            raise Abbruch(f"Aufruf: {AUFRUF}\nBitte mindestens eine Datei nennen.")
        return _werte_aus(angaben, _einstellungen(angaben, melde), aus, melde)
    except Abbruch as abbruch:
        melde(str(abbruch))
        return UNGUELTIG


def _einstellungen(angaben: argparse.Namespace, melde: Callable[[str], object]) -> Einstellungen:
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


def _werte_aus(
    angaben: argparse.Namespace, einstellungen: Einstellungen, aus: BinaryIO, melde: Callable[[str], object]
) -> int:
    form = FORMATE[angaben.format]
    _pruefe_form(angaben.format)
    with ExitStack() as stapel:
        arbeit = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="bestand-", dir=_platz(angaben.nach))))
        auswertung = Auswertung(einstellungen, form(LISTE), arbeit, mit_plan=angaben.nach is not None)
        fortschritt = _Fortschritt(melde)
        for datei in angaben.datei:
            _lies_datei(auswertung, datei, fortschritt)
        fortschritt.ende()
        liste = arbeit / f"liste.{form.endung}"
        auswertung.liste.schreibe(liste, auswertung.listenzeilen())
        if angaben.nach is None:
            with liste.open("rb") as fertig:
                shutil.copyfileobj(fertig, aus)
        else:
            plan = form(WOCHENPLAN)
            plan.schreibe(arbeit / f"wochenplan.{form.endung}", auswertung.planzeilen(plan))
            kennzahlen = json.dumps(auswertung.kennzahlen.als_dict(), ensure_ascii=False, indent=2)
            (arbeit / "kennzahlen.json").write_text(f"{kennzahlen}\n", "utf-8")
            for name in (liste.name, f"wochenplan.{form.endung}", "kennzahlen.json"):
                (arbeit / name).replace(angaben.nach / name)
    zahlen = auswertung.kennzahlen
    melde(f"{zahlen.personen} Zeilen: {zahlen.gerechnet} gerechnet, {zahlen.fehlerhaft} fehlerhaft.")
    return UNGUELTIG if zahlen.fehlerhaft else 0


def _pruefe_form(name: str) -> None:
    """Ob die Bibliothek da ist, die eine Form braucht: bevor gerechnet wird, nicht danach."""
    if name == Xlsx.endung and find_spec("xlsxwriter") is None:
        raise Abbruch(f"Für --format {name} fehlt das Paket xlsxwriter. Bitte installieren.")


def _platz(nach: Path | None) -> Path | None:
    """Wo Zwischenstände liegen: neben dem Ergebnis, damit Umbenennen genügt."""
    if nach is None:
        return None
    try:
        nach.mkdir(parents=True, exist_ok=True)
    except OSError as fehler:
        raise Abbruch(f"{nach}: Dieser Ordner lässt sich nicht anlegen.") from fehler
    return nach


def _lies_datei(auswertung: Auswertung, datei: Path, fortschritt: _Fortschritt) -> None:
    try:
        tabelle = oeffne(lies(datei))
        for name in tabelle.zuordnung.uebergangen:
            fortschritt.melde(f"{datei.name}: Die Spalte „{name[:60]}“ wird nicht gebraucht.")
        auswertung.nimm_auf(tabelle, fortschritt)
    except (NichtLesbar, KeineKopfzeile) as fehler:
        raise Abbruch(f"{datei}: {fehler}") from fehler
    except ImportError as fehlt:
        raise Abbruch(f"{datei}: Für diese Datei fehlt das Paket python-calamine, oder als .csv speichern.") from fehlt
    except IsADirectoryError as fehler:
        raise Abbruch(f"{datei}: Das ist ein Ordner. Bitte eine Datei nennen.") from fehler
    except FileNotFoundError as fehler:
        raise Abbruch(f"{datei}: Diese Datei gibt es nicht.") from fehler
    except PermissionError as fehler:
        raise Abbruch(f"{datei}: Diese Datei darf nicht gelesen werden.") from fehler


class _Fortschritt:
    """Meldet höchstens jede Sekunde, wie viele Zeilen gerechnet sind."""

    def __init__(self, melde: Callable[[str], object]) -> None:
        self.melde = melde
        self.begonnen = self.gemeldet = time.monotonic()
        self.zeilen = 0

    def __call__(self, zeilen: int) -> None:
        self.zeilen = zeilen
        if zeilen % 1000 == 0 and time.monotonic() - self.gemeldet >= MELDE_ALLE_SEKUNDEN:
            self.gemeldet = time.monotonic()
            self.ende()

    def ende(self) -> None:
        """Der Stand, mit Zeilen je Sekunde."""
        sekunden = max(time.monotonic() - self.begonnen, 0.001)
        if self.zeilen >= 1000:
            self.melde(f"{self.zeilen} Zeilen, {self.zeilen / sekunden:.0f} je Sekunde")
