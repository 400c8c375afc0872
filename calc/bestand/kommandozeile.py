"""Kommandozeile: `python -m calc bestand DATEI… [--stichtag JJJJ-MM-TT] [--nach ORDNER]`."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from calc.bestand.abbruch import Abbruch, beim_lesen
from calc.bestand.argumente import AUFRUF, einstellungen_aus, lies_argumente
from calc.bestand.auswertung import Auswertung
from calc.bestand.einstellungen import Einstellungen
from calc.bestand.formate import FORMATE
from calc.bestand.fortschritt import Fortschritt
from calc.bestand.lesen import lies
from calc.bestand.tabellen import LISTE, WOCHENPLAN
from calc.bestand.zeilen import oeffne

UNGUELTIG = 2


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
        angaben = lies_argumente(argumente)
        if angaben.hilfe:
            aus.write(angaben.text.encode())
            return 0
        if not angaben.datei:
            raise Abbruch(f"Aufruf: {AUFRUF}\nBitte mindestens eine Datei nennen.")
        return _werte_aus(angaben, einstellungen_aus(angaben, melde), aus, melde)
    except Abbruch as abbruch:
        melde(str(abbruch))
        return UNGUELTIG


def _werte_aus(
    angaben: argparse.Namespace, einstellungen: Einstellungen, aus: BinaryIO, melde: Callable[[str], object]
) -> int:
    form = FORMATE[angaben.format]
    # Before anything is computed, not after.
    if form.paket and find_spec(form.paket) is None:
        raise Abbruch(f"Für --format {angaben.format} fehlt das Paket {form.paket}. Bitte installieren.")
    if angaben.dask is not None and angaben.nach is None:
        raise Abbruch("Mit --dask gehört das Ergebnis in einen Ordner: --nach ORDNER")
    with tempfile.TemporaryDirectory(prefix="bestand-", dir=_platz(angaben.nach), ignore_cleanup_errors=True) as ordner:
        arbeit = Path(ordner)
        auswertung = Auswertung(einstellungen, form(LISTE), arbeit, mit_plan=angaben.nach is not None)
        fortschritt = Fortschritt(melde)
        if angaben.dask is None:
            _rechne(auswertung, angaben.datei, arbeit, fortschritt)
        else:
            _verteile(auswertung, angaben, arbeit, fortschritt)
        fortschritt.ende()
        if angaben.nach is None:
            with (arbeit / f"liste.{form.endung}").open("rb") as fertig:
                shutil.copyfileobj(fertig, aus)
        else:
            kennzahlen = json.dumps(auswertung.kennzahlen.als_dict(), ensure_ascii=False, indent=2)
            (arbeit / "kennzahlen.json").write_text(f"{kennzahlen}\n", "utf-8")
            for name in (f"liste.{form.endung}", f"wochenplan.{form.endung}", "kennzahlen.json"):
                _setze_ein(arbeit / name, angaben.nach / name)
    zahlen = auswertung.kennzahlen
    if not zahlen.personen:
        melde("Unter der Kopfzeile steht keine Person.")
    if zahlen.auffaellige_kennungen:
        melde(
            f"Kennungen, die nach Name oder Kundennummer aussehen: {zahlen.auffaellige_kennungen}. Ein Kürzel genügt."
        )
    melde(f"{zahlen.personen} Zeilen: {zahlen.gerechnet} gerechnet, {zahlen.fehlerhaft} fehlerhaft.")
    return UNGUELTIG if zahlen.fehlerhaft else 0


def _platz(nach: Path | None) -> Path | None:
    """Wo Zwischenstände liegen: neben dem Ergebnis, damit Umbenennen genügt."""
    if nach is None:
        return None
    try:
        nach.mkdir(parents=True, exist_ok=True)
    except OSError as fehler:
        raise Abbruch(f"{nach}: Dieser Ordner lässt sich nicht anlegen.") from fehler
    return nach


def _rechne(auswertung: Auswertung, dateien: Sequence[Path], arbeit: Path, fortschritt: Fortschritt) -> None:
    """Auf einem Kern, eine Datei nach der anderen."""
    for datei in dateien:
        with beim_lesen(datei):
            tabelle = oeffne(lies(datei))
            fortschritt.uebergangen(datei, tabelle.zuordnung.uebergangen)
            auswertung.nimm_auf(replace(tabelle, name=datei.name if len(dateien) > 1 else ""), fortschritt)
    auswertung.liste.schreibe(arbeit / f"liste.{auswertung.liste.endung}", auswertung.listenzeilen())
    if auswertung.mit_plan:
        plan = type(auswertung.liste)(WOCHENPLAN)
        plan.schreibe(arbeit / f"wochenplan.{plan.endung}", auswertung.planzeilen(plan))


def _verteile(auswertung: Auswertung, angaben: argparse.Namespace, arbeit: Path, fortschritt: Fortschritt) -> None:
    # Only now: one core needs nothing of it.
    from calc.bestand.arbeiter import Auftrag, fassung
    from calc.bestand.verteilt import verteilung, werte_aus

    auftrag = Auftrag(auswertung.einstellungen, angaben.format, arbeit.absolute(), fassung())
    with verteilung(angaben.dask, arbeit, fortschritt.melde) as arbeiter:
        werte_aus(arbeiter, auftrag, auswertung, angaben.datei, fortschritt)


def _setze_ein(neu: Path, ziel: Path) -> None:
    """Benennt um; ein Ordner an dieser Stelle muss erst weichen."""
    if ziel.is_dir():
        ziel.replace(neu.with_name(f"alt-{neu.name}"))
    neu.replace(ziel)
