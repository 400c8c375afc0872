"""Der Wochenplan: welches Gespräch in welche Woche gehört.

Jedes Gespräch liegt in einer Woche zwischen dem Tag, ab dem es empfohlen ist, und seinem spätesten Tag. Überfälliges
kommt so früh wie möglich, danach der früheste späteste Tag zuerst. Geführt wird nicht mehr als nötig: Eine Woche nimmt
nur vorweg, was später keinen Platz mehr fände. Für gleich lange Gespräche ist das bestmöglich: Was so zu spät kommt,
käme in jeder Reihenfolge etwas zu spät. Nach einem geplanten Gespräch beginnt der Abstand neu. Was nicht passt, steht
in der ersten freien Woche; nie fällt es weg.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import accumulate
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


Folge = Callable[[Person, date], Gespraech | None]
"""Das nächste Gespräch einer Person nach einem am genannten Tag; `None`, wenn keines folgt."""


def plane(gespraeche: Iterable[Gespraech], wochen: Sequence[Woche], stichtag: date, folge: Folge) -> Plan:
    """Verteilt Gespräche auf Wochen.

    Args:
        gespraeche: höchstens eines je Person.
        wochen: der Planungsraum, lückenlos, ab der Woche des Stichtags.
        stichtag: ab diesem Tag kann gesprochen werden.
        folge: was nach einem geplanten Gespräch kommt.
    """
    return _Planung(wochen, stichtag, folge).plane(gespraeche)


_Offen = tuple[bool, date, Person, int, Gespraech]
"""Ein vorgemerktes Gespräch: ob es nicht eilt, letzter Tag, Person, letzte Woche. In dieser Ordnung wird geführt."""


class _Planung:
    def __init__(self, wochen: Sequence[Woche], stichtag: date, folge: Folge) -> None:
        self.wochen, self.folge = wochen, folge
        self.montage = [woche.montag for woche in wochen]
        self.ende = self.montage[-1] + EINE_WOCHE
        self.beginn = [max(woche.montag, stichtag) for woche in wochen]
        self.gefuehrt_am = [max(woche.letzter_tag, stichtag) for woche in wochen]
        # Room in weeks 0 … k-1; what lies between two weeks is a difference.
        self.platz_bis = [0, *accumulate(woche.platz for woche in wochen)]
        self.kommend: list[list[_Offen]] = [[] for _ in wochen]
        self.bis_woche = [0] * len(wochen)
        self.faellig = [0] * len(wochen)
        self.geplant: list[Geplant] = []
        self.woche_von: dict[date, int] = {}

    def plane(self, gespraeche: Iterable[Gespraech]) -> Plan:
        for gespraech in gespraeche:
            self._nimm_auf(gespraech, 0)
        offen: list[_Offen] = []
        for nummer, woche in enumerate(self.wochen):
            for eintrag in self.kommend[nummer]:
                heappush(offen, eintrag)
            for _ in range(min(woche.platz, self._noetig(nummer), len(offen))):
                self._fuehre(heappop(offen), nummer)
        return Plan(tuple(self.geplant), tuple(self.faellig), tuple(gespraech for *_, gespraech in sorted(offen)))

    def _woche(self, tag: date) -> int:
        woche = self.woche_von.get(tag)
        if woche is None:
            woche = self.woche_von[tag] = max(bisect_right(self.montage, tag) - 1, 0)
        return woche

    def _nimm_auf(self, gespraech: Gespraech, fruehestens: int) -> None:
        """Merkt ein Gespräch vor; was erst nach dem Planungsraum fällig ist, wird nicht geplant."""
        spaetestens, person, ab, eilt = gespraech
        if spaetestens >= self.ende and not eilt:
            return
        letzte = 0 if eilt else self._woche(spaetestens)
        self.bis_woche[letzte] += 1
        self.faellig[letzte] += 1
        erste = self._woche(ab)
        self.kommend[max(erste, fruehestens)].append((not eilt, spaetestens, person, letzte, gespraech))

    def _noetig(self, nummer: int) -> int:
        """Wie viele Gespräche diese Woche führen muss, damit alles Weitere noch rechtzeitig Platz hat."""
        bis_hier = self.platz_bis[nummer + 1]
        faellig = list(accumulate(self.bis_woche))
        return max(faellig[k] - self.platz_bis[k + 1] + bis_hier for k in range(nummer, len(faellig)))

    def _fuehre(self, eintrag: _Offen, nummer: int) -> None:
        _, spaetestens, person, letzte, gespraech = eintrag
        self.bis_woche[letzte] -= 1
        beginn = self.beginn[nummer]
        self.geplant.append(Geplant(gespraech, nummer, (beginn - spaetestens).days if spaetestens < beginn else 0))
        if nummer + 1 < len(self.wochen):
            naechstes = self.folge(person, self.gefuehrt_am[nummer])
            if naechstes:
                self._nimm_auf(naechstes, nummer + 1)


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
        plan = plane(gespraeche, gleich, stichtag, folge)
        return not plan.vermeidbar_spaet(stichtag) and not plan.ohne_platz

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
