"""Wie viele Gespräche in einem Zeitraum zu führen sind, und wie viele noch offen sind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Literal

from calc import recht
from calc.form.runden import kaufmaennisch
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.soll import Soll, soll
from calc.rechner.beratungsquote.wochen import anwesende, ausfaelle, letzter_anwesender, zaehle
from calc.rechner.beratungsquote.zahlen import Zahlen, zahlen
from calc.zeit.fristen import beginnfrist


@dataclass(frozen=True, slots=True)
class Woche:
    """Eine Kalenderwoche, soweit sie im Zeitraum liegt.

    Args:
        woche: „2026-W47“.
        anwesend: geplante ohne Feiertage, dienstfreie Tage und Abwesenheiten.
        soll_exakt: Soll für die anwesenden Tage, auf zwei Stellen gerundet.
        ab: ihr erster Tag im Zeitraum.
        geplant: gewählte Wochentage im Zeitraum.
        soll_exakt_ohne_abzug: Soll für die geplanten Tage, auf zwei Stellen gerundet.
    """

    woche: str
    anwesend: int
    soll_exakt: float
    ab: date
    geplant: int
    soll_exakt_ohne_abzug: float


@dataclass(frozen=True, slots=True)
class Rest:
    """Was in einer Spanne ab dem Stichtag noch zu führen ist, gleichmäßig auf alle bleibenden Tage verteilt.

    Args:
        spanne: die Kalenderwoche, der Monat oder das Jahr des Stichtags, soweit sie vor dem Zeitraum enden, und der
            Zeitraum selbst.
        bis: ihr letzter Tag.
        tage: anwesende Tage vom Stichtag an.
        gespraeche: so viele der offenen Gespräche fallen auf diese Tage, aufgerundet.
    """

    spanne: Literal["woche", "monat", "jahr", "zeitraum"]
    bis: date
    tage: int
    gespraeche: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """Alles, was sich aus Zeitraum, Arbeitszeit und Abwesenheit ergibt.

    Args:
        zahlen: die Zahlen des Konzepts, die gelten.
        soll: das Soll des Zeitraums.
        wochen: jede Kalenderwoche, die er berührt.
        ausfaelle: geplante Tage, die als Feiertag oder dienstfrei ausfallen, mit dem Grund.
        offen: was zum Soll fehlt, nie negativ.
        verbleibend: anwesende Tage ab dem Stichtag; ohne Stichtag oder vor dem Zeitraum alle.
        offen_je_tag: was fehlt, je verbleibendem Tag; `None` ohne einen solchen.
        rest: was in Woche, Monat, Jahr und Zeitraum noch bleibt; leer ohne Stichtag, ohne Offenes oder ohne Tage.
        letzter_tag: letzter anwesender Tag ab dem Stichtag; `None`, wenn kein Rest bleibt.
        praesenz_offen: was zum Soll in Präsenz fehlt, nie negativ; `None`, wenn unbekannt ist, wie viele es waren.
        praesenz_anteil: Prozent der geführten Gespräche; `None`, wenn keines geführt oder es unbekannt ist.
        sachstand: Sachstand des Konzepts, wenn der Zeitraum davor beginnt.
    """

    zahlen: Zahlen
    soll: Soll
    wochen: tuple[Woche, ...]
    ausfaelle: list[tuple[date, str]]
    offen: int
    verbleibend: int
    offen_je_tag: float | None
    rest: tuple[Rest, ...]
    letzter_tag: date | None
    praesenz_offen: int | None
    praesenz_anteil: float | None
    sachstand: date | None


def ordne_ein(eingabe: BeratungsquoteEingabe) -> Fall:
    """Berechnet das Soll eines Zeitraums und vergleicht es mit den geführten Gesprächen.

    Ob Feiertage und Abwesenheit abzuziehen sind, sagt das Konzept nicht: Der Fall enthält beide Werte.

    Rechtsgrundlage: E1, E2, E4 bis E6 des Konzepts; Hamburger Feiertagsgesetz.
    """
    gezaehlt, gelten = zaehle(eingabe), zahlen(eingabe.von)
    ziel = soll(eingabe, gelten, sum(w.geplant for w in gezaehlt), sum(w.anwesend for w in gezaehlt))
    erster, offen = eingabe.von.toordinal(), max(ziel.gespraeche - eingabe.gefuehrt, 0)
    sachstand = recht.beginn(recht.KONZEPT)
    ab = max(eingabe.stichtag or eingabe.von, eingabe.von)
    verbleibend = ziel.anwesend if ab == eingabe.von else anwesende(eingabe, ab, eingabe.bis)
    rest = tuple(_rest(eingabe, ab, offen, verbleibend)) if eingabe.stichtag and offen and verbleibend else ()
    praesenz_offen = None if eingabe.davon_praesenz is None else max(ziel.praesenz - eingabe.davon_praesenz, 0)
    return Fall(
        zahlen=gelten,
        soll=ziel,
        wochen=tuple(
            Woche(
                woche=woche.woche,
                anwesend=woche.anwesend,
                soll_exakt=ziel.nach_tagen[woche.anwesend],
                ab=date.fromordinal(max(woche.beginn, erster)),
                geplant=woche.geplant,
                soll_exakt_ohne_abzug=ziel.nach_tagen[woche.geplant],
            )
            for woche in gezaehlt
        ),
        ausfaelle=ausfaelle(eingabe),
        offen=offen,
        verbleibend=verbleibend,
        offen_je_tag=kaufmaennisch(Fraction(offen, verbleibend), 1) if verbleibend else None,
        rest=rest,
        letzter_tag=letzter_anwesender(eingabe, ab) if eingabe.stichtag and verbleibend else None,
        praesenz_offen=praesenz_offen,
        praesenz_anteil=_praesenz_anteil(eingabe),
        sachstand=sachstand if eingabe.von < sachstand else None,
    )


def _rest(eingabe: BeratungsquoteEingabe, ab: date, offen: int, verbleibend: int) -> Iterator[Rest]:
    """Was bis zum Ende der Woche, des Monats und des Jahres auf dem Weg zum Soll liegt, und was im Zeitraum bleibt."""
    enden: tuple[tuple[Literal["woche", "monat", "jahr"], date], ...] = (
        ("woche", ab + timedelta(days=6 - ab.weekday())),
        ("monat", beginnfrist(ab.replace(day=1), 1)),
        ("jahr", ab.replace(month=12, day=31)),
    )
    for spanne, ende in enden:
        if ende < eingabe.bis:
            tage = anwesende(eingabe, ab, ende)
            yield Rest(spanne, ende, tage, ceil(Fraction(offen * tage, verbleibend)))
    yield Rest("zeitraum", eingabe.bis, verbleibend, offen)


def _praesenz_anteil(eingabe: BeratungsquoteEingabe) -> float | None:
    if not eingabe.gefuehrt or eingabe.davon_praesenz is None:
        return None
    return kaufmaennisch(Fraction(100 * eingabe.davon_praesenz, eingabe.gefuehrt), 1)
