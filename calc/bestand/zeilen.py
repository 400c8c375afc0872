"""Aus den Zeilen einer Tabelle werden Personen mit geprüften Angaben, oder Fehler an ihrer Stelle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from calc.bestand import zellen
from calc.bestand.lesen import NichtLesbar, Zeilen
from calc.bestand.spalten import KOPF_IN_ZEILEN, Zuordnung, finde_kopf, ordne_zu
from calc.bestand.zellen import MERKT_SICH, Zelle, ZelleFehler
from calc.form.fehler import UngueltigeEingabe
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe

_FREI = ("kennung", "fachkraft", "team")
_LESER = {
    feld: zellen.wahrheit if angaben.annotation is bool else zellen.tag
    for feld, angaben in KontaktintervallEingabe.model_fields.items()
    if feld != "situationen"
} | {"situationen": zellen.situationen}
_KUNDENNUMMER = re.compile(r"\d{3}[A-Z]\d{6}|\d{3}//?\d{4,}|\d{8,}")
_WORT = r"[A-ZÄÖÜ][a-zß-\u017f]+(?:-[A-ZÄÖÜ][a-zß-\u017f]+)*"
_NAME = re.compile(
    rf"{_WORT},? +(?:(?:von|van|de|der|zu|al|el) +)*{_WORT}"  # Anna Müller; Müller, Anna
    rf"|\b{_WORT},? +[A-ZÄÖÜ]\.|\b[A-ZÄÖÜ]\. ?{_WORT}"  # Müller, A.; A. Müller
    rf"|\b(?:Herrn?|Frau) +{_WORT}"
    r"|[A-ZÄÖÜß]{3,}, *[A-ZÄÖÜ][A-ZÄÖÜa-zäöüß]+"  # MÜLLER, Anna
)
_KURZ = 8
"""So kurz ist keine Nummer; ein Name, der auffällt, hat Leer- oder Satzzeichen."""
LAENGE_HOECHSTENS = 60
ZU_LANG = (
    "Die Zeile hat mehr Zellen als die Kopfzeile. Enthält eine Zelle das Trennzeichen, gehört sie in Anführungszeichen."
)
Eingabe = KontaktintervallEingabe


@dataclass(frozen=True, slots=True)
class ZeileFehler:
    """Was an einer Zelle nicht stimmt.

    Args:
        zeile: Nummer in der Datei, gezählt ab 1.
        spalte: Überschrift der Spalte; leer, wenn keine einzelne gemeint ist.
        text: was hineingehört.
    """

    zeile: int
    spalte: str
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Eine Zeile der Tabelle.

    Args:
        zeile: Nummer in der Datei, gezählt ab 1.
        kennung: frei gewählt, ohne Namen; ohne Angabe „Zeile n“.
        eingabe: Angaben für den Rechner „Kontaktintervall“; `None`, wenn Fehler dagegenstehen.
        fehler: was nicht stimmt.
    """

    zeile: int
    kennung: str
    fachkraft: str
    team: str
    eingabe: KontaktintervallEingabe | None
    fehler: tuple[ZeileFehler, ...] = ()

    @property
    def gueltig(self) -> KontaktintervallEingabe:
        """Die Angaben einer Person, gegen die keine Fehler stehen."""
        assert self.eingabe is not None
        return self.eingabe


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Eine gelesene Tabelle.

    Args:
        zuordnung: was in welcher Spalte steht.
        kopfzeile: Nummer der Kopfzeile.
        zeilen: was darunter steht.
        name: der Datei, wenn es eine von mehreren ist.
    """

    zuordnung: Zuordnung
    kopfzeile: int
    zeilen: Zeilen
    name: str = ""


def oeffne(zeilen: Zeilen) -> Tabelle:
    """Sucht die Kopfzeile und gibt die Zeilen darunter weiter.

    Args:
        zeilen: alle Zeilen der Datei.

    Raises:
        NichtLesbar: wenn die Tabelle leer ist.
        KeineKopfzeile: wenn keine der ersten Zeilen eine Spalte „Situation“ nennt.
    """
    anfang = [(nummer, inhalt) for nummer, inhalt in islice(zeilen, KOPF_IN_ZEILEN)]
    if not any(_gefuellt(inhalt) for _, inhalt in anfang):
        raise NichtLesbar("Die Tabelle ist leer.")
    kopf = finde_kopf([inhalt for _, inhalt in anfang])
    nummer, ueberschriften = anfang[kopf]
    return Tabelle(ordne_zu(ueberschriften), nummer, chain(anfang[kopf + 1 :], zeilen))


def personen(tabelle: Tabelle, stichtag: date) -> Iterator[Person]:
    """Liest die Zeilen; leere und eine wiederholte Kopfzeile fallen weg, eine fehlerhafte hält nichts auf.

    Args:
        tabelle: geöffnet mit `oeffne`.
        stichtag: gilt, wo keine Spalte „Stichtag“ einen anderen nennt.
    """
    yield from Leser(tabelle.zuordnung, stichtag).personen(tabelle.zeilen)


def _gefuellt(inhalt: Sequence[Zelle]) -> bool:
    return any(wert and zellen.text(wert) for wert in inhalt)


class Leser:
    """Liest Zeilen; gleiche Angaben werden nur einmal geprüft, denn in großen Tabellen stehen sie oft.

    Args:
        zuordnung: was in welcher Spalte steht.
        stichtag: wie bei `personen`.
    """

    def __init__(self, zuordnung: Zuordnung, stichtag: date) -> None:
        self.zuordnung, self.stichtag = zuordnung, stichtag
        self.breite = len(zuordnung.kopf)
        self.frei = [zuordnung.felder.get(feld) for feld in _FREI]
        self.felder = {feld: spalte for feld, spalte in zuordnung.felder.items() if feld not in _FREI}
        self._bekannt: dict[tuple[Zelle, ...], Eingabe] = {}

    def personen(self, zeilen: Zeilen) -> Iterator[Person]:
        """Liest Zeilen, auch aus mehreren Stücken derselben Tabelle nacheinander."""
        for nummer, inhalt in zeilen:
            if _gefuellt(inhalt) and not self.zuordnung.wiederholt(inhalt):
                yield self._person(nummer, inhalt)

    def _person(self, nummer: int, inhalt: Sequence[Zelle]) -> Person:
        kennung, fachkraft, team = (
            zellen.text(inhalt[spalte])[:LAENGE_HOECHSTENS] if spalte is not None and spalte < len(inhalt) else ""
            for spalte in self.frei
        )
        wer = (nummer, kennung or f"Zeile {nummer}", fachkraft, team)
        if len(inhalt) > self.breite and _gefuellt(inhalt[self.breite :]):
            return Person(*wer, None, (ZeileFehler(nummer, "", ZU_LANG),))
        angaben = tuple(inhalt[spalte] if spalte < len(inhalt) else None for spalte in self.felder.values())
        if eingabe := self._bekannt.get(angaben):
            return Person(*wer, eingabe)
        gelesen = self._lies(nummer, angaben)
        if isinstance(gelesen, list):
            return Person(*wer, None, tuple(gelesen))
        if len(self._bekannt) < MERKT_SICH:
            self._bekannt[angaben] = gelesen
        return Person(*wer, gelesen)

    def _lies(self, nummer: int, inhalt: Sequence[Zelle]) -> Eingabe | list[ZeileFehler]:
        angaben: dict[str, Any] = {"stichtag": self.stichtag}
        fehler: list[ZeileFehler] = []
        for feld, wert in zip(self.felder, inhalt, strict=True):
            try:
                gelesen = _LESER[feld](wert)
            except ZelleFehler as falsch:
                fehler.append(ZeileFehler(nummer, self.zuordnung.titel(feld), str(falsch)))
                continue
            if gelesen is not None:
                angaben[feld] = gelesen
        return fehler or _eingabe(self.zuordnung, nummer, angaben)


def _eingabe(zuordnung: Zuordnung, nummer: int, angaben: dict[str, Any]) -> Eingabe | list[ZeileFehler]:
    try:
        return KontaktintervallEingabe.model_validate(angaben)
    except UngueltigeEingabe as falsch:  # every single value is right, only together they are not
        return [ZeileFehler(nummer, _spalte(zuordnung, str(einer.feld)), einer.text) for einer in falsch.fehler]


def _spalte(zuordnung: Zuordnung, feld: str) -> str:
    """Wie die Spalte heißt, die zu ändern ist; fehlt sie in der Tabelle, die Beschriftung des Feldes."""
    if feld in zuordnung.felder:
        return zuordnung.titel(feld)
    return KontaktintervallEingabe.model_fields[feld].title or feld


def sieht_personenbezogen_aus(kennung: str) -> bool:
    """Ob eine Kennung wie ein Name oder eine Kundennummer aussieht; sie soll beides nicht sein."""
    if len(kennung) < _KURZ and kennung.isalnum():
        return False
    return bool(_KUNDENNUMMER.search(kennung) or _NAME.search(kennung))
