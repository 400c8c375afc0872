"""Der Wochenplan: welches Gespräch in welche Woche gehört.

Jedes Gespräch liegt in einer Woche zwischen dem Tag, ab dem es empfohlen ist, und seinem spätesten Tag. Überfälliges
kommt so früh wie möglich, danach der früheste späteste Tag zuerst. Geführt wird nicht mehr als nötig: Eine Woche nimmt
nur vorweg, was später keinen Platz mehr fände. Für gleich lange Gespräche ist das bestmöglich: Was so zu spät kommt,
käme in jeder Reihenfolge etwas zu spät. Nach einem geplanten Gespräch beginnt der Abstand neu. Was nicht passt, steht
in der ersten freien Woche; nie fällt es weg.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import accumulate, islice
from operator import sub
from typing import NamedTuple

from calc.bestand.einstellungen import Woche

EINE_WOCHE = timedelta(days=7)
Person = int
"""Nummer einer Person, gezählt ab 0."""


class Gespraech(NamedTuple):
    """Ein Gespräch, das zu führen ist.

    Args:
        spaetestens: letzter Tag.
        person: wessen Gespräch es ist.
        ab: erster Tag; davor liegt es nie.
        eilt: ob es schon jetzt zu führen ist, obwohl der letzte Tag später liegt.
    """

    spaetestens: date
    person: Person
    ab: date
    eilt: bool = False


class Geplant(NamedTuple):
    """Ein Gespräch in seiner Woche.

    Args:
        gespraech: was geplant ist.
        woche: Nummer der Woche, gezählt ab 0.
        verspaetung: Tage vom letzten Tag bis zum ersten möglichen Tag dieser Woche; 0, wenn es rechtzeitig ist.
    """

    gespraech: Gespraech
    woche: int
    verspaetung: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Was in welche Woche kommt.

    Args:
        geplant: alle Gespräche mit ihrer Woche, in der Reihenfolge der Planung.
        faellig: je Woche, wie viele Gespräche spätestens in ihr zu führen sind.
        ohne_platz: Gespräche, die im ganzen Planungsraum keinen Platz finden.
    """

    geplant: tuple[Geplant, ...]
    faellig: tuple[int, ...]
    ohne_platz: tuple[Gespraech, ...]

    def vermeidbar_spaet(self, stichtag: date) -> int:
        """Wie viele zu spät kommen, obwohl sie am Stichtag noch rechtzeitig gewesen wären."""
        spaet = (g.gespraech for g in self.geplant if g.verspaetung)
        return sum(gespraech.spaetestens >= stichtag for gespraech in (*spaet, *self.ohne_platz))


class Fenster(NamedTuple):
    """Wann ein Gespräch zu führen ist.

    Args:
        spaetestens: letzter Tag.
        ab: erster Tag; davor liegt es nie.
    """

    spaetestens: date
    ab: date


Folge = Callable[[Person, date], Fenster | None]
"""Wann das nächste Gespräch einer Person nach einem am genannten Tag zu führen ist; `None`, wenn keines folgt."""


def plane(gespraeche: Iterable[Gespraech], wochen: Sequence[Woche], stichtag: date, folge: Folge) -> Plan:
    """Verteilt Gespräche auf Wochen.

    Args:
        gespraeche: höchstens eines je Person.
        wochen: der Planungsraum, lückenlos, ab der Woche des Stichtags.
        stichtag: ab diesem Tag kann gesprochen werden.
        folge: was nach einem geplanten Gespräch kommt.
    """
    return _Planung(gespraeche, wochen, stichtag, folge).plan()


_Offen = tuple[bool, date, Person, int, date]
"""Ein Gespräch: ob es nicht eilt, letzter Tag, Person, letzte Woche, erster Tag. In dieser Ordnung wird geführt."""


class _WocheVon(dict[date, int]):
    """Zu jedem Tag die Nummer seiner Woche; was vor der ersten liegt, gehört zur ersten."""

    def __init__(self, wochen: Sequence[Woche]) -> None:
        super().__init__()
        self.montage = [woche.montag for woche in wochen]

    def __missing__(self, tag: date) -> int:
        nummer = self[tag] = max(bisect_right(self.montage, tag) - 1, 0)
        return nummer


class _Planung:
    """Geführt wird schon beim Anlegen; `gefuehrt` sind die Gespräche je Woche, `offen` die ohne Platz."""

    def __init__(self, gespraeche: Iterable[Gespraech], wochen: Sequence[Woche], stichtag: date, folge: Folge) -> None:
        self.woche_von = _WocheVon(wochen)
        self.ende = wochen[-1].montag + EINE_WOCHE
        self.beginn = [max(woche.montag, stichtag) for woche in wochen]
        # Room in weeks 0 … k-1; what lies between two weeks is a difference.
        self.platz_bis = [0, *accumulate(woche.platz for woche in wochen)]
        self.kommend: list[list[_Offen]] = [[] for _ in wochen]
        self.bis_woche = [0] * len(wochen)
        self.gefuehrt: list[list[_Offen]] = []
        self.offen: list[_Offen] = []
        self._nimm_auf(((not eilt, bis, person, ab) for bis, person, ab, eilt in gespraeche), 0)
        for nummer, woche in enumerate(wochen):
            self._fuehre(nummer, woche.platz)
            if nummer + 1 < len(wochen):
                self._nimm_auf(self._danach(folge, max(woche.letzter_tag, stichtag)), nummer + 1)

    def _nimm_auf(self, gespraeche: Iterable[tuple[bool, date, Person, date]], fruehestens: int) -> None:
        """Merkt Gespräche vor; was erst nach dem Planungsraum fällig ist, wird nicht geplant."""
        ende, woche_von, kommend, bis_woche = self.ende, self.woche_von, self.kommend, self.bis_woche
        for ruhig, spaetestens, person, ab in gespraeche:
            if ruhig and spaetestens >= ende:
                continue
            letzte, erste = woche_von[spaetestens] if ruhig else 0, woche_von[ab]
            bis_woche[letzte] += 1
            kommend[max(erste, fruehestens)].append((ruhig, spaetestens, person, letzte, ab))

    def _fuehre(self, nummer: int, platz: int) -> None:
        """Führt in einer Woche, was sie führen muss und kann."""
        offen = self.offen
        for eintrag in self.kommend[nummer]:
            heappush(offen, eintrag)
        jetzt = [heappop(offen) for _ in range(min(platz, self._noetig(nummer), len(offen)))]
        for _, _, _, letzte, _ in jetzt:
            self.bis_woche[letzte] -= 1
        self.gefuehrt.append(jetzt)

    def _noetig(self, nummer: int) -> int:
        """Wie viele Gespräche diese Woche führen muss, damit alles Weitere noch rechtzeitig Platz hat."""
        faellig = islice(accumulate(self.bis_woche), nummer, None)
        zu_viel: Iterator[int] = map(sub, faellig, self.platz_bis[nummer + 1 :])
        return max(zu_viel) + self.platz_bis[nummer + 1]

    def _danach(self, folge: Folge, tag: date) -> Iterator[tuple[bool, date, Person, date]]:
        for _, _, person, _, _ in self.gefuehrt[-1]:
            if naechstes := folge(person, tag):
                yield True, naechstes[0], person, naechstes[1]

    def reicht(self, stichtag: date) -> bool:
        """Ob nichts vermeidbar zu spät kommt und alles Platz hat."""
        return not self.offen and not any(
            stichtag <= spaetestens < beginn
            for beginn, eintraege in zip(self.beginn, self.gefuehrt, strict=True)
            for _, spaetestens, _, _, _ in eintraege
        )

    def plan(self) -> Plan:
        """Das Ergebnis."""
        faellig = list(self.bis_woche)
        geplant: list[Geplant] = []
        for nummer, (beginn, eintraege) in enumerate(zip(self.beginn, self.gefuehrt, strict=True)):
            for eintrag in eintraege:
                faellig[eintrag[3]] += 1
                geplant.append(Geplant(_gespraech(eintrag), nummer, max((beginn - eintrag[1]).days, 0)))
        return Plan(tuple(geplant), tuple(faellig), tuple(map(_gespraech, sorted(self.offen))))


def _gespraech(eintrag: _Offen) -> Gespraech:
    ruhig, spaetestens, person, _, ab = eintrag
    return Gespraech(spaetestens, person, ab, not ruhig)


def noetig_je_woche(
    gespraeche: Sequence[Gespraech], wochen: Sequence[Woche], stichtag: date, folge: Folge
) -> int | None:
    """Die kleinste Zahl von Gesprächen je Woche, mit der nichts vermeidbar zu spät kommt.

    Args:
        gespraeche: wie bei `plane`.
        wochen: der Planungsraum; Wochen ohne Platz bleiben ohne.
        stichtag: wie bei `plane`.
        folge: wie bei `plane`.

    Returns:
        `None`, wenn keine Zahl genügt, weil in den entscheidenden Wochen niemand da ist.
    """

    def reicht(anzahl: int) -> bool:
        gleich = [Woche(w.name, w.montag, w.letzter_tag, anzahl if w.platz else 0) for w in wochen]
        return _Planung(gespraeche, gleich, stichtag, folge).reicht(stichtag)

    hoechstens, schritt = len(gespraeche), 1
    unten = oben = min(_mindestens(gespraeche, wochen, stichtag), hoechstens)
    # The answer is usually close above what the first talks need: look there first, in growing steps.
    while not reicht(oben):
        if oben == hoechstens:
            return None
        unten, schritt = oben + 1, 2 * schritt
        oben = min(oben + schritt, hoechstens)
    while unten < oben:
        mitte = (unten + oben) // 2
        if reicht(mitte):
            oben = mitte
        else:
            unten = mitte + 1
    return oben


def _mindestens(gespraeche: Sequence[Gespraech], wochen: Sequence[Woche], stichtag: date) -> int:
    """Weniger genügt nie: So viele je Woche verlangen schon die ersten Gespräche, ohne was ihnen folgt.

    Wer rechtzeitig sein soll, kommt nach allem, was eilt oder früher fällig ist; all das muss bis dahin Platz haben.
    """
    montage = [woche.montag for woche in wochen]
    faellig, rechtzeitig = [0] * len(wochen), [False] * len(wochen)
    for gespraech in gespraeche:
        if gespraech.spaetestens < montage[-1] + EINE_WOCHE or gespraech.eilt:
            woche = 0 if gespraech.eilt else max(bisect_right(montage, gespraech.spaetestens) - 1, 0)
            faellig[woche] += 1
            rechtzeitig[woche] |= not gespraech.eilt and gespraech.spaetestens >= stichtag
    rechtzeitig[-1] = True  # in the end everything must have found a place
    summen = zip(
        accumulate(faellig), accumulate(bool(woche.platz) for woche in wochen), accumulate(rechtzeitig), strict=True
    )
    return max((-(-summe // offen) for summe, offen, zaehlt in summen if offen and zaehlt), default=0)
