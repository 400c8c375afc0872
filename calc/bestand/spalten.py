"""Welche Spalte einer Tabelle welches Feld meint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from calc.bestand.zellen import Zelle, text, vergleichbar
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe

NOETIG = "situationen"
KOPF_IN_ZEILEN = 10
"""So weit oben muss die Kopfzeile stehen."""

_WEITERE: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "kennung": ("Kennung", "Kürzel", "Zeichen", "Vorgang", "ID"),
        "fachkraft": ("Fachkraft", "Integrationsfachkraft", "IFK", "Zuständig"),
        "team": ("Team",),
        "situationen": ("Situation", "Situationen", "Kundensituation"),
        "letzter_kontakt": ("Letzter Kontakt am", "Letztes Gespräch", "Letzte Beratung"),
        "letzte_fortschreibung": ("Letzte Fortschreibung", "Kooperationsplan", "KoopP"),
        "fallmanagement": ("Fallmanagement", "FM"),
        "letzte_pruefung": ("Letzte Prüfung",),
        "au_seit": ("AU seit",),
        "au_ende": ("AU bis", "AU Ende"),
        "massnahme_beginn": ("Maßnahme Beginn", "Beginn der Maßnahme"),
        "massnahme_ende": ("Maßnahme Ende", "Ende der Maßnahme"),
        "errechneter_termin": ("Geburtstermin", "Errechneter Termin"),
    }
)
"""Wie die Felder in Tabellen sonst noch heißen; Name und Beschriftung gelten immer."""


_OHNE_PUNKTE = str.maketrans("äöüÄÖÜ", "aouAOU")


def _namen() -> Iterator[tuple[str, str]]:
    for feld, angaben in KontaktintervallEingabe.model_fields.items():
        for name in (feld, angaben.title or feld):
            yield name, feld
    for feld, namen in _WEITERE.items():
        yield from ((name, feld) for name in namen)


FELD: Mapping[str, str] = MappingProxyType(
    {vergleichbar(art): feld for name, feld in _namen() for art in (name, name.translate(_OHNE_PUNKTE))}
)
"""Feld zu jedem vergleichbaren Namen einer Spalte."""

FELDER = tuple(dict.fromkeys(("kennung", "fachkraft", "team", *KontaktintervallEingabe.model_fields)))
"""Alle Felder, denen eine Spalte zugeordnet sein kann."""

TITEL: Mapping[str, str] = MappingProxyType(
    {feld: _WEITERE[feld][0] for feld in ("kennung", "fachkraft", "team")}
    | {feld: angaben.title or feld for feld, angaben in KontaktintervallEingabe.model_fields.items()}
)
"""Wie jedes Feld heißt, wo jemand eines auswählt."""


class KeineKopfzeile(ValueError):
    """In der Tabelle ist keine Kopfzeile mit den nötigen Spalten."""

    def __init__(self, erkannt: Sequence[str]) -> None:
        gefunden = f"Erkannt sind: {', '.join(erkannt)}." if erkannt else "Keine Spalte ist erkannt."
        super().__init__(
            "Die Spalte „Situation“ fehlt. Sie muss in einer Kopfzeile unter den ersten zehn Zeilen stehen."
            f" {gefunden} Möglich sind zum Beispiel: Kennung, Fachkraft, Situation, Letzter Kontakt,"
            " Letzte Fortschreibung, Fallmanagement. In einer Textdatei trennt Semikolon, Komma, Tabulator oder |."
        )


@dataclass(frozen=True, slots=True)
class Zuordnung:
    """Was in welcher Spalte steht.

    Args:
        kopf: die Kopfzeile, wie sie in der Tabelle steht.
        felder: zu jedem Feld die Nummer seiner Spalte, gezählt ab 0.
    """

    kopf: tuple[str, ...]
    felder: Mapping[str, int]

    @property
    def uebergangen(self) -> tuple[str, ...]:
        """Überschriften von Spalten, die nicht gebraucht werden."""
        benutzt = set(self.felder.values())
        return tuple(name for nummer, name in enumerate(self.kopf) if name and nummer not in benutzt)

    def titel(self, feld: str) -> str:
        """Wie die Spalte eines Feldes in der Tabelle heißt."""
        return self.kopf[self.felder[feld]] if feld in self.felder else feld

    def wiederholt(self, zeile: Sequence[Zelle]) -> bool:
        """Ob eine Zeile noch einmal die Kopfzeile ist."""
        # The situation first: hardly anywhere else is it seen so soon that a row is a person's.
        situation = self.felder.get(NOETIG)
        if situation is None or situation >= len(zeile) or not _heisst(zeile[situation], NOETIG, self.kopf[situation]):
            return False
        return all(
            nummer < len(zeile) and _heisst(zeile[nummer], feld, self.kopf[nummer])
            for feld, nummer in self.felder.items()
        )


def _heisst(zelle: Zelle, feld: str, titel: str) -> bool:
    """Ob eine Zelle die Überschrift eines Feldes ist, so oder anders geschrieben."""
    name = text(zelle)
    return name == titel or FELD.get(vergleichbar(name)) == feld


def ordne_zu(kopf: Sequence[Zelle]) -> Zuordnung:
    """Ordnet den Überschriften Felder zu; kommt ein Feld zweimal vor, gilt die erste Spalte."""
    namen = tuple(map(text, kopf))
    felder: dict[str, int] = {}
    for nummer, name in enumerate(namen):
        if feld := FELD.get(vergleichbar(name)):
            felder.setdefault(feld, nummer)
    return Zuordnung(namen, MappingProxyType(felder))


def finde_kopf(zeilen: Sequence[Sequence[Zelle]]) -> int:
    """Die Nummer der Zeile, gezählt ab 0, die am meisten Felder nennt.

    Args:
        zeilen: die ersten Zeilen der Tabelle.

    Raises:
        KeineKopfzeile: wenn keine davon eine Spalte „Situation“ hat.
    """
    zuordnungen = [ordne_zu(zeile) for zeile in zeilen[:KOPF_IN_ZEILEN]]
    beste = max(zuordnungen, key=lambda eine: (NOETIG in eine.felder, len(eine.felder)), default=ordne_zu(()))
    if NOETIG not in beste.felder:
        raise KeineKopfzeile([beste.titel(feld) for feld in beste.felder])
    return zuordnungen.index(beste)
