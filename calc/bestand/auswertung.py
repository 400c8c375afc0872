"""Aus Tabellen werden Liste, Wochenplan und Kennzahlen, Zeile für Zeile, auch bei Millionen."""

from __future__ import annotations

import pickle
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from calc.bestand.ablage import Ablage
from calc.bestand.einstellungen import Einstellungen, Woche, planungsraum
from calc.bestand.formate import Format
from calc.bestand.kennzahlen import Kennzahlen
from calc.bestand.liste import OHNE_TAG, RANG, Eintrag, Liste
from calc.bestand.tabellen import Zeile, fehlerzeile, wochenzeilen, zeile
from calc.bestand.wochenplan import Folgen, wochenplan
from calc.bestand.zeilen import Person, Tabelle, ZeileFehler, personen
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe

TEILE = 128
"""In so vielen Teilen liegen die Fachkräfte auf der Platte; im Speicher ist immer nur einer."""
LETZTES_FACH = (len(RANG), OHNE_TAG)
"""Fehlerhafte Zeilen stehen am Ende der Liste."""


@dataclass
class Auswertung:
    """Rechnet Personen und legt ab, was daraus wird.

    Args:
        einstellungen: gelten für alle.
        liste: Form der Liste.
        ordner: leerer Ordner für Zwischenstände.
        mit_plan: ob ein Wochenplan gebraucht wird.
    """

    einstellungen: Einstellungen
    liste: Format
    ordner: Path
    mit_plan: bool = True
    kennzahlen: Kennzahlen = field(default_factory=Kennzahlen)

    def __post_init__(self) -> None:
        self._rechner, self._folgen = Liste(), Folgen()
        self._liste = Ablage(self.ordner / "liste")
        self._plan = Ablage(self.ordner / "plan")

    def nimm_auf(self, tabelle: Tabelle, melde: Callable[[int], object] = lambda _: None) -> None:
        """Rechnet alle Zeilen einer Tabelle.

        Args:
            tabelle: geöffnet.
            melde: bekommt nach jeder Zeile die Zahl aller bisherigen.
        """
        for person in personen(tabelle, self.einstellungen.stichtag):
            ergebnis = self._rechner.trage_ein(person) if person.eingabe else None
            if isinstance(ergebnis, Eintrag):
                self._lege(person, ergebnis)
            else:
                self._lege_fehler(person, (ergebnis,) if ergebnis else person.fehler)
            melde(self.kennzahlen.personen)

    def _lege(self, person: Person, eintrag: Eintrag) -> None:
        self.kennzahlen.zaehle(eintrag)
        self._liste.lege(eintrag.rang[:2], self.liste.verpacke(zeile(eintrag)))
        if self.mit_plan:
            inhalt = pickle.dumps((eintrag, person.eingabe), pickle.HIGHEST_PROTOCOL)
            self._plan.lege(crc32(eintrag.fachkraft.encode()) % TEILE, b64encode(inhalt) + b"\n")

    def _lege_fehler(self, person: Person, fehler: tuple[ZeileFehler, ...]) -> None:
        self.kennzahlen.zaehle_fehler()
        self._liste.lege(LETZTES_FACH, self.liste.verpacke(fehlerzeile(person, fehler)))

    def listenzeilen(self) -> Iterator[bytes]:
        """Die Liste in ihrer Reihenfolge, in Blöcken aus ganzen verpackten Zeilen."""
        for _, bloecke in self._liste.faecher():
            yield from bloecke

    def planzeilen(self, form: Format) -> Iterator[bytes]:
        """Der Wochenplan, Fachkraft für Fachkraft, als verpackte Zeilen; nebenbei füllt er die Kennzahlen.

        Args:
            form: Form des Wochenplans.
        """
        wochen = planungsraum(self.einstellungen)
        for _, bloecke in self._plan.faecher():
            for fachkraft, faelle in sorted(_je_fachkraft(bloecke).items()):
                yield b"".join(map(form.verpacke, self._plane(fachkraft, faelle, wochen)))

    def _plane(self, fachkraft: str, faelle: list[Fall], wochen: tuple[Woche, ...]) -> list[Zeile]:
        plan = wochenplan(faelle, wochen, self.einstellungen.stichtag, self._folgen)
        self.kennzahlen.zaehle_plan(fachkraft, plan)
        return wochenzeilen(fachkraft, plan, [eintrag.kennung for eintrag, _ in faelle])


Fall = tuple[Eintrag, KontaktintervallEingabe]


def _je_fachkraft(bloecke: Iterable[bytes]) -> dict[str, list[Fall]]:
    je: dict[str, list[Fall]] = {}
    for block in bloecke:
        for inhalt in block.split(b"\n")[:-1]:
            fall: Fall = pickle.loads(b64decode(inhalt))  # noqa: S301 - written by ourselves a moment ago
            je.setdefault(fall[0].fachkraft, []).append(fall)
    return je
