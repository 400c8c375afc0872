"""Ein großer Bestand auf allen Kernen dieser Maschine oder auf vielen Maschinen, mit Dask.

Die Eingabe wird in Abschnitte geteilt; nie sind mehr unterwegs, als die Arbeiter brauchen. Fällt ein Arbeiter aus,
rechnet ein anderer seine Aufgabe von vorn. Gebraucht wird das Paket `distributed`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from calc.bestand.abbruch import Abbruch, beim_lesen
from calc.bestand.abschnitte import Abschnitt, abschnitte
from calc.bestand.arbeiter import Auftrag, ordne, plane, rechne
from calc.bestand.auswertung import Auswertung, Teil
from calc.bestand.formate import FORMATE, Parquet
from calc.bestand.fortschritt import Fortschritt
from calc.bestand.spalten import ordne_zu
from calc.bestand.tabellen import LISTE, WOCHENPLAN

Eingabe = TypeVar("Eingabe")
Ergebnis = TypeVar("Ergebnis")
Melde = Callable[[str], object]
AUFGABEN_JE_KERN = 2
WARTE_SEKUNDEN = 30


@contextmanager
def verteilung(adresse: str, ordner: Path, melde: Melde) -> Iterator[Verteilung]:
    """Öffnet den Weg zu den Arbeitern.

    Args:
        adresse: eines laufenden Dask-Schedulers, zum Beispiel `tcp://rechner:8786`; leer für alle Kerne hier.
        ordner: für das, was Dask selbst ablegt.
        melde: bekommt Meldungen.

    Raises:
        Abbruch: wenn das Paket fehlt oder niemand antwortet.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as fehlt:
        raise Abbruch("Für --dask fehlt das Paket distributed, siehe requirements/verteilt.txt.") from fehlt
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told in our own words
    with ExitStack() as stapel:
        ziel: Any = adresse
        if not adresse:
            ziel = stapel.enter_context(
                LocalCluster(
                    n_workers=_kerne(),
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",
                    local_directory=str(ordner),
                    silence_logs=logging.CRITICAL,
                )
            )
        try:
            klient = stapel.enter_context(Client(ziel, timeout=WARTE_SEKUNDEN))
            klient.wait_for_workers(1, timeout=WARTE_SEKUNDEN)
        except (OSError, ValueError) as fehler:
            raise Abbruch(f"{adresse}: Dort antwortet kein Dask-Scheduler mit mindestens einem Arbeiter.") from fehler
        yield Verteilung(klient, melde)


def _kerne() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Verteilung:
    """Gibt Aufgaben an Arbeiter und sammelt ein, was sie nennen."""

    def __init__(self, klient: Any, melde: Melde) -> None:
        self.klient, self.melde = klient, melde
        self.arbeiter = klient.nthreads()
        melde(f"Gerechnet wird mit {sum(self.arbeiter.values())} Kernen.")

    def alle(
        self,
        aufgabe: Callable[[Auftrag, Eingabe], Ergebnis],
        auftrag: Auftrag,
        eingaben: Iterable[Eingabe],
        fertig: Callable[[Ergebnis], object] = lambda _: None,
    ) -> list[Ergebnis]:
        """Erledigt eine Aufgabe für jede Eingabe.

        Args:
            aufgabe: was zu tun ist.
            auftrag: gilt für alle.
            eingaben: werden erst gelesen, wenn sie an der Reihe sind.
            fertig: bekommt jedes Ergebnis, sobald es da ist.

        Returns:
            Die Ergebnisse in der Reihenfolge der Eingaben.

        Raises:
            Abbruch: wenn dieselbe Aufgabe mehrere Arbeiter beendet hat.
        """
        from distributed import KilledWorker, as_completed

        offen: dict[Any, int] = {}
        ergebnisse: dict[int, Ergebnis] = {}
        fertige, strom = as_completed(), enumerate(eingaben)

        def gib_auf() -> None:
            while len(offen) < AUFGABEN_JE_KERN * max(sum(self.arbeiter.values()), 1):
                nummer, eingabe = next(strom, (None, None))
                if nummer is None:
                    return
                zukunft = self.klient.submit(aufgabe, auftrag, eingabe, pure=False, priority=-nummer)
                offen[zukunft] = nummer
                fertige.add(zukunft)

        gib_auf()
        try:
            for zukunft in fertige:
                ergebnis = zukunft.result()
                ergebnisse[offen.pop(zukunft)] = ergebnis
                zukunft.release()
                fertig(ergebnis)
                self._sieh_nach()
                gib_auf()
        except KilledWorker as fehler:
            raise Abbruch(
                "Ein Teil der Eingabe hat mehrmals einen Arbeiter beendet. Vermutlich fehlt dort Speicher."
            ) from fehler
        return [ergebnisse[nummer] for nummer in range(len(ergebnisse))]

    def _sieh_nach(self) -> None:
        jetzt = self.klient.nthreads()
        if fort := len(self.arbeiter.keys() - jetzt.keys()):
            self.melde(f"Ausgefallen: {fort} Arbeiter. Was dort gerechnet wurde, rechnet ein anderer von vorn.")
        self.arbeiter = jetzt


def werte_aus(
    verteilung: Verteilung,
    auftrag: Auftrag,
    auswertung: Auswertung,
    dateien: Sequence[Path],
    fortschritt: Fortschritt,
) -> None:
    """Rechnet Dateien und schreibt `liste` und `wochenplan` in den Ordner des Auftrags.

    In Parquet sind beide Ordner mit Teilen, die nach ihrem Namen geordnet die ganze Tabelle ergeben.

    Args:
        verteilung: wer rechnet.
        auftrag: gilt für alle Aufgaben.
        auswertung: sammelt die Teile und die Kennzahlen.
        dateien: Eingabe.
        fortschritt: erfährt, was gerechnet ist.
    """
    personen = 0

    def zaehle(teil: Teil) -> None:
        nonlocal personen
        personen += teil.kennzahlen.personen
        fortschritt(personen)

    for teil in verteilung.alle(rechne, auftrag, _alle_abschnitte(dateien, fortschritt), zaehle):
        auswertung.uebernimm(teil)
    teile = verteilung.alle(plane, auftrag, auswertung.planteile() or [[]])
    for _, kennzahlen in teile:
        auswertung.kennzahlen.uebernimm(kennzahlen)
    liste, wochenplan = auftrag.ordner / f"liste.{auftrag.form}", auftrag.ordner / f"wochenplan.{auftrag.form}"
    if auftrag.form == Parquet.endung:
        _sammle(liste, verteilung.alle(ordne, auftrag, auswertung.listenteile() or [[]]))
        _sammle(wochenplan, [pfad for pfad, _ in teile])
    else:
        FORMATE[auftrag.form](LISTE).schreibe(liste, auswertung.listenzeilen())
        FORMATE[auftrag.form](WOCHENPLAN).schreibe(wochenplan, (pfad.read_bytes() for pfad, _ in teile))


def _alle_abschnitte(dateien: Sequence[Path], fortschritt: Fortschritt) -> Iterator[Abschnitt]:
    for datei in dateien:
        with beim_lesen(datei):
            for abschnitt in abschnitte(datei.absolute()):
                if not abschnitt.von:
                    fortschritt.uebergangen(datei, ordne_zu(abschnitt.kopf).uebergangen)
                yield replace(abschnitt, name=datei.name if len(dateien) > 1 else "")


def _sammle(ordner: Path, teile: Sequence[Path]) -> None:
    ordner.mkdir()
    for nummer, teil in enumerate(teile):
        teil.replace(ordner / f"teil-{nummer:05}.{Parquet.endung}")
