"""Aus Tabellen werden Liste, Wochenplan und Kennzahlen, Zeile für Zeile, auch bei Millionen."""

from __future__ import annotations

import pickle
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from calc.bestand.ablage import Ablage, Lauf
from calc.bestand.einstellungen import Einstellungen, planungsraum
from calc.bestand.formate import Format
from calc.bestand.kennzahlen import Kennzahlen
from calc.bestand.liste import OHNE_TAG, Eintrag, Liste, Rechnung
from calc.bestand.tabellen import WER_SPALTEN, Zeile, fehlerzeile, was, wer, wochenzeilen
from calc.bestand.wochenplan import Folgen, ohne_aufraeumen, wochenplan
from calc.bestand.zeilen import Leser, Person, Tabelle, ZeileFehler, sieht_personenbezogen_aus
from calc.bestand.zellen import MERKT_SICH
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.zeit.dringlichkeit import RANG

TEILE = 1024
"""In so vielen Teilen liegen die Fachkräfte auf der Platte; im Speicher sind nie mehr, als in eine Gruppe passen."""
GRUPPE_BYTES = 16_000_000
"""So viel wird auf einmal geordnet oder geplant."""
AUSGEPACKT = 20_000
"""So viele verschiedene Angaben bleiben beim Planen ausgepackt."""
LETZTES_FACH = (len(RANG), OHNE_TAG)
"""Fehlerhafte Zeilen stehen am Ende der Liste."""
Fall = tuple[Eintrag, KontaktintervallEingabe]


@dataclass(frozen=True, slots=True)
class Teil:
    """Was aus einem Teil des Bestands geworden ist; der Inhalt liegt in Dateien."""

    kennzahlen: Kennzahlen
    liste: list[Lauf]
    plan: list[Lauf]


class _Verpackt(NamedTuple):
    """Was für alle mit denselben Angaben gleich ist."""

    eingabe: KontaktintervallEingabe  # held, so that its id stays its own
    fach: tuple[int, int]
    fuer_liste: bytes
    fuer_plan: bytes


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
    kennzahlen: Kennzahlen = field(init=False)

    def __post_init__(self) -> None:
        self._leser: Leser | None = None
        self._rechner = Liste()
        self._bekannt: dict[int, _Verpackt] = {}
        self.beginne(self.ordner)

    def beginne(self, ordner: Path) -> None:
        """Fängt von vorn an; was schon einmal gerechnet ist, bleibt bekannt.

        Args:
            ordner: ein anderer leerer Ordner.
        """
        self.kennzahlen = Kennzahlen()
        self._liste, self._plan = Ablage(ordner / "liste"), Ablage(ordner / "plan")

    def nimm_auf(self, tabelle: Tabelle, melde: Callable[[int], object] = lambda _: None) -> None:
        """Rechnet alle Zeilen einer Tabelle.

        Args:
            tabelle: geöffnet.
            melde: bekommt nach jeder Zeile die Zahl aller bisherigen.
        """
        if self._leser is None or self._leser.zuordnung != tabelle.zuordnung:
            self._leser = Leser(tabelle.zuordnung, self.einstellungen.stichtag)
        for person in self._leser.personen(tabelle.zeilen):
            ergebnis = self._rechner.trage_ein(person) if person.eingabe else None
            auffaellig = sieht_personenbezogen_aus(person.kennung)
            self.kennzahlen.auffaellige_kennungen += auffaellig
            if isinstance(ergebnis, Eintrag):
                self._lege(person, ergebnis, auffaellig)
            else:
                self._lege_fehler(person, (ergebnis,) if ergebnis else person.fehler, tabelle.name)
            melde(self.kennzahlen.personen)

    def _lege(self, person: Person, eintrag: Eintrag, auffaellig: bool) -> None:
        self.kennzahlen.zaehle(eintrag)
        verpackt = self._verpackt(eintrag.rechnung, person.gueltig)
        rest = self._stueck(eintrag.rechnung, True) if auffaellig else verpackt.fuer_liste
        anfang = wer(eintrag)
        self._liste.lege(verpackt.fach, self.liste.verpacke(self.liste.stueck(anfang), rest))
        if self.mit_plan:
            fach = crc32(eintrag.fachkraft.encode()) % TEILE
            self._plan.lege(fach, b"%b\t%b\n" % (_gepackt(anfang), verpackt.fuer_plan))

    def _verpackt(self, rechnung: Rechnung, eingabe: KontaktintervallEingabe) -> _Verpackt:
        """Für gleiche Angaben nur einmal."""
        bekannt = self._bekannt.get(id(eingabe))
        if bekannt is None:
            inhalt = pickle.dumps((rechnung, eingabe), pickle.HIGHEST_PROTOCOL)
            bekannt = _Verpackt(eingabe, rechnung.rang, self._stueck(rechnung, False), b64encode(inhalt))
            if len(self._bekannt) < MERKT_SICH:
                self._bekannt[id(eingabe)] = bekannt
        return bekannt

    def _stueck(self, rechnung: Rechnung, auffaellig: bool) -> bytes:
        return self.liste.stueck(was(rechnung, auffaellig), WER_SPALTEN)

    def _lege_fehler(self, person: Person, fehler: tuple[ZeileFehler, ...], datei: str) -> None:
        self.kennzahlen.zaehle_fehler()
        zellen = fehlerzeile(person, fehler, datei)
        self._liste.lege(LETZTES_FACH, self.liste.verpacke(self.liste.stueck(zellen)))

    def als_teil(self) -> Teil:
        """Legt alles in Dateien, damit es eine andere Auswertung übernehmen kann."""
        return Teil(self.kennzahlen, self._liste.laeufe(), self._plan.laeufe())

    def uebernimm(self, teil: Teil) -> None:
        """Hängt an, was anderswo gerechnet ist; die Teile kommen in der Reihenfolge der Zeilen."""
        self.kennzahlen.uebernimm(teil.kennzahlen)
        self._liste.uebernimm(teil.liste)
        self._plan.uebernimm(teil.plan)

    def listenzeilen(self) -> Iterator[bytes]:
        """Die Liste in ihrer Reihenfolge, in Blöcken aus ganzen verpackten Zeilen."""
        for gruppe in self._liste.gruppen(GRUPPE_BYTES):
            yield from (block for _, block in self._liste.bloecke(gruppe))

    def listenteile(self) -> list[list[Lauf]]:
        """Die Liste in Teilen, die einzeln geschrieben werden können, nachdem alles in Dateien liegt."""
        return [[lauf.nur(gruppe) for lauf in self._liste.laeufe()] for gruppe in self._liste.gruppen(GRUPPE_BYTES)]

    def planteile(self) -> list[list[Lauf]]:
        """Die Fachkräfte in Teilen, die einzeln geplant werden können, nachdem alles in Dateien liegt."""
        return [[lauf.nur(gruppe) for lauf in self._plan.laeufe()] for gruppe in self._plan.gruppen(GRUPPE_BYTES)]

    def planzeilen(self, form: Format) -> Iterator[bytes]:
        """Der Wochenplan, Fachkraft für Fachkraft, als verpackte Zeilen; nebenbei füllt er die Kennzahlen.

        Args:
            form: Form des Wochenplans.
        """
        return planzeilen(self._plan, self.einstellungen, form, self.kennzahlen)


def planzeilen(ablage: Ablage, einstellungen: Einstellungen, form: Format, kennzahlen: Kennzahlen) -> Iterator[bytes]:
    """Plant, was in einer Ablage liegt.

    Args:
        ablage: Personen, nach Fachkraft auf Fächer verteilt.
        einstellungen: gelten für alle.
        form: Form des Wochenplans.
        kennzahlen: bekommen je Fachkraft, ob ihre Zeit reicht.
    """
    wochen, folgen = planungsraum(einstellungen), Folgen()

    def plane(fachkraft: str, faelle: list[Fall]) -> list[Zeile]:
        plan = wochenplan(faelle, wochen, einstellungen.stichtag, folgen)
        kennzahlen.zaehle_plan(fachkraft, plan)
        return wochenzeilen(fachkraft, plan, [eintrag.kennung for eintrag, _ in faelle])

    for gruppe in ablage.gruppen(GRUPPE_BYTES):
        for fachkraft, faelle in sorted(_je_fachkraft(block for _, block in ablage.bloecke(gruppe)).items()):
            yield b"".join(form.verpacke(form.stueck(zellen)) for zellen in plane(fachkraft, faelle))


_TRENNER = "\x1f"
"""Steht in keiner Zelle: Steuerzeichen sind daraus entfernt."""


def _gepackt(wer: Zeile) -> bytes:
    """Um wen es geht, in einer Zeile aus ASCII."""
    return _TRENNER.join(map(str, wer)).encode("unicode_escape")


@ohne_aufraeumen()
def _je_fachkraft(bloecke: Iterable[bytes]) -> dict[str, list[Fall]]:
    je: dict[str, list[Fall]] = {}
    for block in bloecke:
        for inhalt in block.split(b"\n")[:-1]:
            person, angaben = inhalt.split(b"\t")
            zeile, kennung, fachkraft, team = person.decode("unicode_escape").split(_TRENNER)
            rechnung, eingabe = _ausgepackt(angaben)
            je.setdefault(fachkraft, []).append((Eintrag(int(zeile), kennung, fachkraft, team, rechnung), eingabe))
    return je


@lru_cache(AUSGEPACKT)
def _ausgepackt(angaben: bytes) -> tuple[Rechnung, KontaktintervallEingabe]:
    inhalt: tuple[Rechnung, KontaktintervallEingabe] = pickle.loads(b64decode(angaben))  # noqa: S301 - written by ourselves
    return inhalt
