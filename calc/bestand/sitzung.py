"""Eine Tabelle auf der Seite: erst gelesen, dann zugeordnet und gerechnet, dann geplant; alles bleibt im Speicher."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from calc.bestand.einstellungen import Einstellungen, planungsraum
from calc.bestand.kennzahlen import Kennzahlen
from calc.bestand.lesen import NichtLesbar, lies
from calc.bestand.liste import Eintrag, Liste
from calc.bestand.spalten import KOPF_IN_ZEILEN, NOETIG, Zuordnung, ordne_zu
from calc.bestand.wochenplan import Folgen, Wochenplan, wochenplan
from calc.bestand.zeilen import Person, Tabelle, ZeileFehler, personen, sieht_personenbezogen_aus
from calc.bestand.zellen import Zelle, text
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe

Melde = Callable[[int, int], object]
"""Bekommt, wie viel geschafft ist und wie viel es im Ganzen ist; 0, solange das niemand weiß."""

ZEILEN_HOECHSTENS = 200_000
PROBEN = 3
MELDE_ALLE = 250
OHNE_KOPF = 0


@dataclass(frozen=True, slots=True)
class Eingang:
    """Was in einer Datei steht.

    Args:
        zeilen: Nummer und Zellen jeder Zeile, in der etwas steht.
        kopfzeile: Nummer der Zeile mit den Überschriften; 0, wenn keine da ist.
        zuordnung: welche Spalte welches Feld meint.
    """

    zeilen: tuple[tuple[int, Sequence[Zelle]], ...]
    kopfzeile: int
    zuordnung: Zuordnung

    @property
    def personenzeilen(self) -> tuple[tuple[int, Sequence[Zelle]], ...]:
        """Die Zeilen unter der Kopfzeile."""
        return tuple(zeile for zeile in self.zeilen if zeile[0] > self.kopfzeile)

    @property
    def vollstaendig(self) -> bool:
        """Ob die Spalte mit der Situation bekannt ist; ohne sie lässt sich nichts rechnen."""
        return NOETIG in self.zuordnung.felder

    def mit_kopf(self, kopfzeile: int) -> Eingang:
        """Derselbe Inhalt mit einer anderen Kopfzeile; was ihre Überschriften meinen, wird neu bestimmt.

        Args:
            kopfzeile: ihre Nummer in der Datei, 0 für keine.
        """
        zellen = next((inhalt for nummer, inhalt in self.zeilen if nummer == kopfzeile), None)
        if zellen is None:
            breite = max(len(inhalt) for _, inhalt in self.zeilen[:KOPF_IN_ZEILEN])
            namen = tuple(f"Spalte {nummer}" for nummer in range(1, breite + 1))
            return Eingang(self.zeilen, OHNE_KOPF, Zuordnung(namen, {}))
        return Eingang(self.zeilen, kopfzeile, ordne_zu(zellen))

    def mit_feldern(self, felder: Mapping[str, int]) -> Eingang:
        """Derselbe Inhalt mit einer Zuordnung von Hand.

        Args:
            felder: zu jedem Feld die Nummer seiner Spalte, gezählt ab 0.
        """
        return Eingang(self.zeilen, self.kopfzeile, Zuordnung(self.zuordnung.kopf, dict(felder)))

    def proben(self, spalte: int) -> tuple[str, ...]:
        """Die ersten Inhalte einer Spalte."""
        erste = self.personenzeilen[:PROBEN]
        return tuple(text(inhalt[spalte]) if spalte < len(inhalt) else "" for _, inhalt in erste)


def lies_eingang(pfad: Path, melde: Melde) -> Eingang:
    """Liest eine Datei ganz und sucht ihre Kopfzeile.

    Args:
        pfad: die Datei.
        melde: hört, wie viele Zeilen gelesen sind.

    Raises:
        NichtLesbar: wenn sie keine Tabelle ist, nichts darin steht oder zu viele Zeilen.
    """
    zeilen: list[tuple[int, Sequence[Zelle]]] = []
    for nummer, inhalt in lies(pfad):
        if not any(wert is not None and wert != "" and text(wert) for wert in inhalt):
            continue
        zeilen.append((nummer, inhalt))
        if len(zeilen) > ZEILEN_HOECHSTENS:
            raise NichtLesbar(
                f"Die Tabelle hat mehr als {ZEILEN_HOECHSTENS // 1000}.000 Zeilen. Bitte teilen; im Ganzen rechnet sie"
                " die Kommandozeile."
            )
        if len(zeilen) % MELDE_ALLE == 0:
            melde(len(zeilen), 0)
    if not zeilen:
        raise NichtLesbar("Die Tabelle ist leer.")
    roh = Eingang(tuple(zeilen), OHNE_KOPF, Zuordnung((), {}))
    bewertet = [(_guete(ordne_zu(inhalt)), -nummer) for nummer, inhalt in zeilen[:KOPF_IN_ZEILEN]]
    (_, felder), nummer = max(bewertet)
    # Without a single known heading the first row counts as one; whoever sees it can say that there is none.
    return roh.mit_kopf(-nummer if felder else zeilen[0][0])


def _guete(zuordnung: Zuordnung) -> tuple[bool, int]:
    return NOETIG in zuordnung.felder, len(zuordnung.felder)


@dataclass
class Bestand:
    """Ein gerechneter Bestand.

    Args:
        einstellungen: womit gerechnet ist.
        eingang: woraus.
        eintraege: jede gerechnete Person, in der Reihenfolge der Liste.
        angaben: ihre Angaben, nach der Nummer der Zeile.
        fehlerhaft: jede andere Zeile mit dem, was an ihr nicht stimmt.
        auffaellig: Zeilen, deren Kennung wie ein Name oder eine Kundennummer aussieht.
        plaene: der Wochenplan jeder Fachkraft; leer, solange nicht geplant ist.
    """

    einstellungen: Einstellungen
    eingang: Eingang
    eintraege: list[Eintrag] = field(default_factory=list)
    angaben: dict[int, KontaktintervallEingabe] = field(default_factory=dict)
    fehlerhaft: list[tuple[Person, tuple[ZeileFehler, ...]]] = field(default_factory=list)
    auffaellig: list[int] = field(default_factory=list)
    kennzahlen: Kennzahlen = field(default_factory=Kennzahlen)
    plaene: dict[str, Wochenplan] = field(default_factory=dict)

    @property
    def stichtag(self) -> date:
        """Der Tag, von dem aus gerechnet ist."""
        return self.einstellungen.stichtag

    def je_fachkraft(self) -> dict[str, list[Eintrag]]:
        """Die Einträge jeder Fachkraft, nach Namen."""
        je: dict[str, list[Eintrag]] = {}
        for eintrag in self.eintraege:
            je.setdefault(eintrag.fachkraft, []).append(eintrag)
        return dict(sorted(je.items()))

    def plane(self, melde: Melde) -> None:
        """Plant die Wochen jeder Fachkraft.

        Args:
            melde: hört, wie viele Personen geplant sind.
        """
        wochen, folgen, fertig = planungsraum(self.einstellungen), Folgen(), 0
        for fachkraft, eintraege in self.je_fachkraft().items():
            faelle = [(eintrag, self.angaben[eintrag.zeile]) for eintrag in eintraege]
            plan = self.plaene[fachkraft] = wochenplan(faelle, wochen, self.stichtag, folgen)
            self.kennzahlen.zaehle_plan(fachkraft, plan)
            fertig += len(eintraege)
            melde(fertig, len(self.eintraege))


def rechne(eingang: Eingang, einstellungen: Einstellungen, melde: Melde) -> Bestand:
    """Rechnet alle Zeilen; eine fehlerhafte hält nichts auf.

    Args:
        eingang: gelesen und zugeordnet.
        einstellungen: gelten für alle.
        melde: hört, wie viele Zeilen gerechnet sind.
    """
    bestand, liste, zeilen = Bestand(einstellungen, eingang), Liste(), eingang.personenzeilen
    tabelle = Tabelle(eingang.zuordnung, eingang.kopfzeile, iter(zeilen))
    for nummer, person in enumerate(personen(tabelle, einstellungen.stichtag), 1):
        ergebnis = liste.trage_ein(person) if person.eingabe else None
        if isinstance(ergebnis, Eintrag):
            bestand.eintraege.append(ergebnis)
            bestand.angaben[person.zeile] = person.gueltig
            bestand.kennzahlen.zaehle(ergebnis)
        else:
            bestand.fehlerhaft.append((person, (ergebnis,) if ergebnis else person.fehler))
            bestand.kennzahlen.zaehle_fehler()
        if sieht_personenbezogen_aus(person.kennung):
            bestand.auffaellig.append(person.zeile)
        if nummer % MELDE_ALLE == 0:
            melde(nummer, len(zeilen))
    bestand.eintraege.sort(key=lambda eintrag: eintrag.rang)
    return bestand
