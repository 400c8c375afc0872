"""Wie die Forderungen des Konzepts heißen und wie ihr letzter Tag entsteht."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from calc.form.modelle import Hinweis
from calc.form.sprache import alle_monate, dauer, kurz
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.forderung import Anlass, Art, Erledigt, Forderung
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Abstand, Situation
from calc.recht.verbindlichkeit import WORT, Verbindlichkeit

NAME: Mapping[Art, str] = {
    Art.KONTAKT: "Kontakt",
    Art.PRUEFUNG: "Prüfung",
    Art.KOOP: "Kooperationsplan fortschreiben",
    Art.GESPRAECH: "Gespräch",
}


class Worte(NamedTuple):
    """Was zu einem Anlass zu sagen ist.

    Args:
        was: was zu tun ist; {takt} und {monate} werden zu Zahlen.
        warum: warum gerade bei dieser Person.
        weg: wie der letzte Tag entsteht; Namen der Eingabe werden zu Tagen.
    """

    was: str
    warum: str = ""
    weg: str = ""


_TURNUS = "{dauer} nach dem {anker}"
WORTE: Mapping[Anlass, Worte] = {
    Anlass.SITUATION: Worte("{gegenstand} {takt}", "{situation}", _TURNUS),
    Anlass.PRUEFUNG: Worte("Beratungsbedarf prüfen {takt}", "gilt für alle", _TURNUS),
    Anlass.BERATUNG: Worte("Beratung {takt}", "gilt für alle, in der Regel", _TURNUS),
    Anlass.FALLMANAGEMENT: Worte("Kontakt {takt}", "Fallmanagement, in der Regel", _TURNUS),
    Anlass.KOOPERATIONSPLAN: Worte("Kooperationsplan fortschreiben {takt}", "", _TURNUS),
    Anlass.HALBJAHR: Worte(
        "Kontakt im ersten halben Jahr der Ausbildung",
        "",
        "{monate} Monate vom {ausbildung_beginn} an; der erste Tag zählt mit",
    ),
    Anlass.ABSCHLUSSJAHR: Worte(
        "Kontakt im Abschlussjahr, bis etwa {monate} Monate vor dem Ende",
        "",
        "{monate} Monate vor dem {ausbildung_ende}",
    ),
    Anlass.SCHULENDE: Worte("Kontakt in den letzten {monate} Monaten vor dem Schulende", "", "bis zum {schulende}"),
    Anlass.OHNE_ANSCHLUSS: Worte("Kontakt {takt}", "Anschluss ungeklärt", _TURNUS),
    Anlass.AU: Worte("Kontakt {takt}", "länger arbeitsunfähig", _TURNUS),
    Anlass.NACH_AU: Worte("Kontakt nach dem Ende der Arbeitsunfähigkeit", "", "nach dem {au_ende}"),
    Anlass.FBW: Worte("Kontakt {takt}", "Weiterbildung", _TURNUS),
    Anlass.VOR_MASSNAHMEENDE: Worte("Gespräch vor dem Ende der Weiterbildung", "", "bis zum {massnahme_ende}"),
    Anlass.NACH_MASSNAHMEENDE: Worte("Gespräch nach dem Ende der Weiterbildung", "", "nach dem {massnahme_ende}"),
    Anlass.KURSMITTE: Worte(
        "Zur Kursmitte nachhalten (Vermerke prüfen)",
        "",
        "halbe Zeit vom {massnahme_beginn} bis zum {massnahme_ende}",
    ),
    Anlass.NACH_KURS: Worte(
        "Gespräch nach dem Ende des Kurses", "in der Regel mindestens eines", "nach dem {massnahme_ende}"
    ),
}


def was(forderung: Forderung) -> str:
    """Was zu tun ist: „Kontakt alle 6 Monate“."""
    return _was_und_warum(*_ohne_tage(forderung))[0]


def was_und_warum(forderung: Forderung) -> str:
    """Was zu tun ist und weshalb: „Kontakt jeden Monat (Anschluss ungeklärt)“."""
    text, warum = _was_und_warum(*_ohne_tage(forderung))
    return f"{text} ({warum})" if warum else text


def mit_stufe(forderung: Forderung) -> str:
    """Dasselbe, Empfohlenes als solches: „Kontakt jeden Monat (Anschluss ungeklärt, Empfehlung)“."""
    text, warum = _was_und_warum(*_ohne_tage(forderung))
    zusatz = ", ".join((*([warum] if warum else ()), *empfohlen(forderung.verbindlichkeit)))
    return f"{text} ({zusatz})" if zusatz else text


def empfohlen(stufe: Verbindlichkeit | None) -> tuple[str, ...]:
    """Das Wort, das eine Empfehlung überall bei sich hat."""
    return (WORT[Verbindlichkeit.EMPFEHLUNG],) if stufe is Verbindlichkeit.EMPFEHLUNG else ()


def weg(forderung: Forderung, eingabe: KontaktintervallEingabe) -> str:
    """Wie der letzte Tag entsteht: „6 Monate nach dem 31.08.2026“."""
    return WORTE[forderung.anlass].weg.format_map(_Luecken(forderung, eingabe))


class _Luecken(dict[str, str]):
    """Was in die Lücken eines Weges gehört; ein Tag der Eingabe erst, wenn er gefragt ist."""

    def __init__(self, forderung: Forderung, eingabe: KontaktintervallEingabe) -> None:
        super().__init__(_werte(*_ohne_tage(forderung)[1:]))
        self.forderung, self.eingabe = forderung, eingabe

    def __missing__(self, name: str) -> str:
        return kurz(getattr(self.forderung if name == "anker" else self.eingabe, name))


OhneTage = tuple[Anlass, Art, Abstand | None, int | None, Situation | None]


def _ohne_tage(forderung: Forderung) -> OhneTage:
    """Woraus ihre Worte bestehen; davon gibt es so wenige, dass jedes nur einmal geschrieben wird."""
    return forderung.anlass, forderung.art, forderung.abstand, forderung.monate, forderung.situation


@cache
def _was_und_warum(
    anlass: Anlass, art: Art, abstand: Abstand | None, monate: int | None, situation: Situation | None
) -> tuple[str, str]:
    werte = _werte(art, abstand, monate, situation)
    return WORTE[anlass].was.format_map(werte), WORTE[anlass].warum.format_map(werte)


@cache
def _werte(art: Art, abstand: Abstand | None, monate: int | None, situation: Situation | None) -> Mapping[str, str]:
    werte = {"monate": str(monate)}
    if abstand:
        werte |= {"takt": _takt(abstand), "dauer": dauer(abstand.monate, "monate")}
    if situation:
        angaben = SITUATIONEN[situation]
        geprueft = f"{angaben.prueft or 'Beratungsbedarf'} prüfen"
        werte |= {"gegenstand": geprueft if art is Art.PRUEFUNG else NAME[art], "situation": angaben.titel}
    return werte


def _takt(abstand: Abstand) -> str:
    frueh = abstand.fruehestens_monate
    return f"alle {frueh} bis {abstand.monate} Monate" if frueh else alle_monate(abstand.monate)


def hinweis_erledigt(erledigt: Erledigt, vorlauf: int) -> Iterator[Hinweis]:
    """Was schon erfüllt oder nicht mehr zu prüfen ist.

    Args:
        erledigt: was nicht mehr zu fordern ist.
        vorlauf: wie viele Tage vor dem Ende einer Weiterbildung als „davor“ gelten.
    """
    text = WORTE[erledigt.anlass].was.format(monate=erledigt.monate)
    vor_ende = erledigt.anlass is Anlass.VOR_MASSNAHMEENDE
    if erledigt.anlass is Anlass.KURSMITTE and erledigt.durch:
        text = f"Nachhalten zur Kursmitte: erfüllt durch die Prüfung am {kurz(erledigt.durch)}."
    elif erledigt.durch:
        text = f"{text}: erfüllt durch den Kontakt am {kurz(erledigt.durch)}."
        if vor_ende:
            text += f" Annahme: Es zählt ein Kontakt in den letzten {vorlauf} Tagen davor."
    elif vor_ende:
        text += ": Der letzte Kontakt liegt danach; ob es davor eines gab, ist aus den Angaben nicht mehr prüfbar."
    else:
        text += (
            ": Der letzte Kontakt liegt nach diesem Zeitraum; ob es darin einen gab, ist aus den Angaben nicht mehr"
            " prüfbar."
        )
    yield Hinweis("info", text, erledigt.regel[0])
