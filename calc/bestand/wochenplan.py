"""Der Wochenplan einer Fachkraft und ob ihre Zeit reicht."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from calc.bestand.einstellungen import Woche
from calc.bestand.liste import Eintrag
from calc.bestand.planung import Fenster, Folge, Geplant, Gespraech, Plan, noetig_je_woche, plane
from calc.bestand.zellen import MERKT_SICH
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.regel import ordne_ein
from calc.zeit.kalender import AusserhalbDesKalenders


@dataclass(frozen=True, slots=True)
class Planwoche:
    """Eine Woche des Plans.

    Args:
        woche: „2026-W47“.
        platz: wie viele Gespräche hineinpassen.
        faellig: wie viele spätestens in ihr zu führen sind.
        geplant: wer geplant ist, als Nummer in der Reihenfolge der Personen.
        verspaetungen: wie viele davon zu spät kommen.
    """

    woche: str
    montag: date
    platz: int
    faellig: int
    geplant: tuple[int, ...]
    verspaetungen: int

    @property
    def frei(self) -> int:
        """Plätze, die übrig sind."""
        return self.platz - len(self.geplant)


@dataclass(frozen=True, slots=True)
class Wochenplan:
    """Der Plan und ob die Zeit reicht.

    Args:
        wochen: der Planungsraum.
        bedarf: Gespräche im Planungsraum, auch die ohne Platz.
        platz: Plätze im Planungsraum.
        verspaetungen: Gespräche, die nach ihrem letzten Tag liegen oder keinen Platz finden.
        vermeidbar: davon die, die am Stichtag noch rechtzeitig gewesen wären.
        zu_spaet: davon die, die in einer Woche nach ihrem letzten Tag stehen.
        erste_woche_zu_wenig: erste Woche, in der etwas vermeidbar zu spät kommt.
        noetig_je_woche: so viele Gespräche je Woche genügen, damit nichts mehr zu spät wird; `None`, wenn keine Zahl
            genügt, etwa weil jemand in der entscheidenden Woche abwesend ist.
        ohne_platz: wessen Gespräch im Planungsraum keinen Platz findet, als Nummer.
    """

    wochen: tuple[Planwoche, ...]
    bedarf: int
    platz: int
    verspaetungen: int
    vermeidbar: int
    zu_spaet: int
    erste_woche_zu_wenig: str | None
    noetig_je_woche: int | None
    ohne_platz: tuple[int, ...]

    @property
    def reicht(self) -> bool:
        """Ob nichts zu spät kommt, was noch rechtzeitig sein könnte, und alles Platz hat."""
        return not self.vermeidbar and not self.ohne_platz


@contextmanager
def ohne_aufraeumen() -> Iterator[None]:
    """Python sucht solange nicht nach Kreisen: Ein Plan hat keine, und jede Suche sieht den ganzen Bestand durch."""
    vorher = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*vorher)


Faelle = Sequence[tuple[Eintrag, KontaktintervallEingabe]]


@ohne_aufraeumen()
def wochenplan(faelle: Faelle, wochen: Sequence[Woche], stichtag: date, folgen: Folgen) -> Wochenplan:
    """Plant die Kontakte einer Fachkraft.

    Args:
        faelle: ihre Personen, gerechnet, mit ihren Angaben.
        wochen: der Planungsraum.
        stichtag: ab diesem Tag kann gesprochen werden.
        folgen: rechnet, was nach einem Gespräch kommt, und merkt es sich.
    """
    reihe = sorted(range(len(faelle)), key=lambda nummer: _vortritt(faelle[nummer][0]))
    erste = (_erstes(platz, faelle[nummer][0], stichtag) for platz, nummer in enumerate(reihe))
    gespraeche = [gespraech for gespraech in erste if gespraech is not None]
    folge = folgen.fuer([faelle[nummer][1] for nummer in reihe])
    plan = plane(gespraeche, wochen, stichtag, folge)
    noetig = noetig_je_woche(gespraeche, wochen, stichtag, folge)
    return _zusammen(plan, reihe, wochen, stichtag, noetig)


def _vortritt(eintrag: Eintrag) -> tuple[int, str, int]:
    """Wer zuerst kommt, wenn der späteste Tag derselbe ist; gleich, in welcher Folge die Zeilen stehen."""
    return len(eintrag.kennung), eintrag.kennung, eintrag.zeile


def _erstes(nummer: int, eintrag: Eintrag, stichtag: date) -> Gespraech | None:
    if eintrag.rechnung.jetzt_ab:
        return Gespraech(eintrag.rechnung.spaetestens or stichtag, nummer, stichtag, eilt=True)
    if eintrag.rechnung.spaetestens is None:
        return None
    return Gespraech(eintrag.rechnung.spaetestens, nummer, eintrag.rechnung.empfohlen_ab or stichtag)


class Folgen:
    """Wann nach einem Gespräch das nächste fällig ist; für gleiche Lebenslagen nur einmal gerechnet."""

    def __init__(self) -> None:
        self._lagen: dict[tuple[object, ...], int] = {}
        self._bekannt: dict[int, tuple[KontaktintervallEingabe, int]] = {}
        self._naechste: dict[tuple[int, date], Fenster | None] = {}

    def fuer(self, eingaben: Sequence[KontaktintervallEingabe]) -> Folge:
        """Was auf ein geplantes Gespräch folgt, für die Personen einer Fachkraft.

        Args:
            eingaben: ihre Angaben, in der Reihenfolge ihrer Nummern.
        """
        if len(self._naechste) > MERKT_SICH:
            self._lagen.clear()
            self._bekannt.clear()
            self._naechste.clear()
        lagen = list(map(self._nummer, eingaben))
        naechste = self._naechste

        def folge(person: int, tag: date) -> Fenster | None:
            schluessel = (lagen[person], tag)
            if schluessel not in naechste:
                naechste[schluessel] = _naechstes(eingaben[person], tag)
            return naechste[schluessel]

        return folge

    def _nummer(self, eingabe: KontaktintervallEingabe) -> int:
        """Die Nummer ihrer Lebenslage; gleiche Angaben sind meist dasselbe Objekt, das hier seine Nummer behält."""
        bekannt = self._bekannt.get(id(eingabe))
        if bekannt is None:
            bekannt = eingabe, self._lagen.setdefault(_lage(eingabe), len(self._lagen))
            self._bekannt[id(eingabe)] = bekannt
        return bekannt[1]


_DURCH_GESPRAECH = frozenset({"letzter_kontakt", "letzte_pruefung", "stichtag", "letzte_fortschreibung"})


def _lage(eingabe: KontaktintervallEingabe) -> tuple[object, ...]:
    """Was zwei Personen unterscheidet, sobald mit beiden am selben Tag gesprochen ist."""
    return tuple(wert for name, wert in eingabe.__dict__.items() if name not in _DURCH_GESPRAECH)


def _naechstes(eingabe: KontaktintervallEingabe, tag: date) -> Fenster | None:
    """Dieselbe Regel rechnet weiter, mit dem Gespräch als letztem Kontakt."""
    danach = eingabe.model_copy(
        update={"letzter_kontakt": tag, "stichtag": tag, "letzte_pruefung": None, "letzte_fortschreibung": None}
    )
    try:
        naechster = ordne_ein(danach).naechster
    except AusserhalbDesKalenders:
        return None
    if naechster.spaetestens is None:
        return None
    return Fenster(naechster.spaetestens, naechster.empfohlen_ab or tag)


def _zusammen(
    plan: Plan, reihe: Sequence[int], wochen: Sequence[Woche], stichtag: date, noetig: int | None
) -> Wochenplan:
    je_woche: list[list[Geplant]] = [[] for _ in wochen]
    for geplant in plan.geplant:
        je_woche[geplant.woche].append(geplant)
    spaet = [geplant for geplant in plan.geplant if geplant.verspaetung]
    vermeidbar = [geplant.woche for geplant in spaet if geplant.gespraech.spaetestens >= stichtag]
    return Wochenplan(
        wochen=tuple(
            Planwoche(
                woche.name,
                woche.montag,
                woche.platz,
                plan.faellig[nummer],
                tuple(reihe[geplant.gespraech.person] for geplant in je_woche[nummer]),
                sum(geplant.verspaetung > 0 for geplant in je_woche[nummer]),
            )
            for nummer, woche in enumerate(wochen)
        ),
        bedarf=len(plan.geplant) + len(plan.ohne_platz),
        platz=sum(woche.platz for woche in wochen),
        verspaetungen=len(spaet) + len(plan.ohne_platz),
        vermeidbar=plan.vermeidbar_spaet(stichtag),
        zu_spaet=len(vermeidbar),
        erste_woche_zu_wenig=wochen[min(vermeidbar)].name if vermeidbar else None,
        noetig_je_woche=noetig,
        ohne_platz=tuple(reihe[gespraech.person] for gespraech in plan.ohne_platz),
    )
