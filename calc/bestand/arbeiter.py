"""Was ein Arbeiter tut, wenn ein großer Bestand auf Kerne oder Maschinen verteilt wird.

Jede Aufgabe schreibt in einen eigenen neuen Ordner; wird sie nach einem Ausfall wiederholt, zählt nur, was sie am Ende
nennt.
"""

from __future__ import annotations

import platform
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from calc.bestand.abbruch import Abbruch, beim_lesen
from calc.bestand.ablage import Ablage, Lauf
from calc.bestand.abschnitte import Abschnitt
from calc.bestand.auswertung import Auswertung, Teil, planzeilen
from calc.bestand.einstellungen import Einstellungen
from calc.bestand.formate import FORMATE, Parquet
from calc.bestand.kennzahlen import Kennzahlen
from calc.bestand.tabellen import LISTE, WOCHENPLAN


@cache
def fassung() -> str:
    """Prüfsumme über die Regeln und das Recht, mit denen hier gerechnet wird."""
    ort = Path(__file__).parents[1]
    summe = sha256()
    for datei in sorted(pfad for pfad in ort.rglob("*") if pfad.suffix in (".py", ".toml", ".csv")):
        summe.update(f"{datei.relative_to(ort).as_posix()}\n".encode() + datei.read_bytes())
    return summe.hexdigest()


@dataclass(frozen=True, slots=True)
class Auftrag:
    """Was für alle Aufgaben gilt.

    Args:
        einstellungen: gelten für alle Personen.
        form: Form der Tabellen.
        ordner: für Zwischenstände; alle Arbeiter sehen ihn.
        fassung: die des Auftraggebers.
    """

    einstellungen: Einstellungen
    form: str
    ordner: Path
    fassung: str

    def eigener_ordner(self) -> Path:
        """Ein neuer Ordner für einen Versuch.

        Raises:
            Abbruch: wenn dieser Arbeiter mit anderen Regeln rechnen würde oder den Ordner nicht sieht.
        """
        if self.fassung != fassung():
            raise Abbruch(
                f"Der Arbeiter auf {platform.node()} rechnet mit einer anderen Fassung. Bitte überall dieselbe."
            )
        if not self.ordner.is_dir():
            raise Abbruch(
                f"Der Arbeiter auf {platform.node()} sieht den Ordner {self.ordner} nicht. Er muss auf allen Rechnern"
                " unter diesem Namen liegen."
            )
        return Path(tempfile.mkdtemp(prefix="teil-", dir=self.ordner))


class _Gemerkt(threading.local):
    """Woran dieser Faden zuletzt gerechnet hat: Sein nächster Abschnitt rechnet Gleiches nicht noch einmal."""

    auftrag: Auftrag | None = None
    auswertung: Auswertung


_gemerkt = _Gemerkt()


def rechne(auftrag: Auftrag, abschnitt: Abschnitt) -> Teil:
    """Rechnet die Personen eines Abschnitts."""
    ordner = auftrag.eigener_ordner()
    if _gemerkt.auftrag != auftrag:
        _gemerkt.auswertung = Auswertung(auftrag.einstellungen, FORMATE[auftrag.form](LISTE), ordner)
        _gemerkt.auftrag = auftrag
    auswertung = _gemerkt.auswertung
    auswertung.beginne(ordner)
    with beim_lesen(abschnitt.datei):
        auswertung.nimm_auf(abschnitt.tabelle())
    return auswertung.als_teil()


def ordne(auftrag: Auftrag, laeufe: Iterable[Lauf]) -> Path:
    """Schreibt einen Teil der Liste in ihrer Reihenfolge."""
    ordner = auftrag.eigener_ordner()
    ablage = Ablage(ordner, laeufe)
    ziel = ordner / "liste"
    bloecke = (block for gruppe in ablage.gruppen(0) for _, block in ablage.bloecke(gruppe))
    FORMATE[auftrag.form](LISTE).schreibe(ziel, bloecke)
    return ziel


def plane(auftrag: Auftrag, laeufe: Iterable[Lauf]) -> tuple[Path, Kennzahlen]:
    """Plant einen Teil der Fachkräfte; außer in Parquet liegen die Zeilen am Ende verpackt in der Datei."""
    ordner, kennzahlen = auftrag.eigener_ordner(), Kennzahlen()
    form = FORMATE[auftrag.form](WOCHENPLAN)
    zeilen = planzeilen(Ablage(ordner, laeufe), auftrag.einstellungen, form, kennzahlen)
    ziel = ordner / "wochenplan"
    if isinstance(form, Parquet):
        form.schreibe(ziel, zeilen)
    else:
        with ziel.open("wb") as datei:
            datei.writelines(zeilen)
    return ziel, kennzahlen
