"""Wie viele Gespräche in einem Zeitraum zu führen sind, und wie viele noch offen sind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calc import recht
from calc.form.runden import kaufmaennisch
from calc.rechner.beratungsquote.eingabe import BeratungsquoteEingabe
from calc.rechner.beratungsquote.soll import Soll, soll
from calc.rechner.beratungsquote.wochen import ausfaelle, zaehle
from calc.rechner.beratungsquote.zahlen import Zahlen, zahlen


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """Alles, was sich aus Zeitraum, Arbeitszeit und Abwesenheit ergibt.

    Args:
        zahlen: die Zahlen des Konzepts, die gelten.
        soll: das Soll des Zeitraums.
        wochen: jede Kalenderwoche, die er berührt.
        ausfaelle: geplante Tage, die als Feiertag oder dienstfrei ausfallen, mit dem Grund.
        offen: was zum Soll fehlt, nie negativ.
        offen_je_tag: dasselbe je anwesendem Tag; `None` ohne einen solchen.
        praesenz_offen: was zum Soll in Präsenz fehlt, nie negativ.
        praesenz_anteil: Prozent der geführten Gespräche; `None`, wenn keines geführt ist.
        sachstand: Sachstand des Konzepts, wenn der Zeitraum davor beginnt.
    """

    zahlen: Zahlen
    soll: Soll
    wochen: tuple[Woche, ...]
    ausfaelle: list[tuple[date, str]]
    offen: int
    offen_je_tag: float | None
    praesenz_offen: int
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
        offen_je_tag=kaufmaennisch(Fraction(offen, ziel.anwesend), 1) if ziel.anwesend else None,
        praesenz_offen=max(ziel.praesenz - eingabe.davon_praesenz, 0),
        praesenz_anteil=_praesenz_anteil(eingabe),
        sachstand=sachstand if eingabe.von < sachstand else None,
    )


def _praesenz_anteil(eingabe: BeratungsquoteEingabe) -> float | None:
    if not eingabe.gefuehrt:
        return None
    return kaufmaennisch(Fraction(100 * eingabe.davon_praesenz, eingabe.gefuehrt), 1)
