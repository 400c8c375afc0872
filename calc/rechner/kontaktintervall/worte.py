"""Wie die Forderungen des Konzepts heißen und wie ihr letzter Tag entsteht."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from string import Formatter
from typing import NamedTuple

from calc.form.modelle import Hinweis
from calc.form.sprache import alle_monate, dauer, kurz
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.forderung import Anlass, Art, Erledigt, Forderung
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Abstand, Situation
from calc.recht.verbindlichkeit import WORT, Verbindlichkeit, verbindlichkeit

NAME: Mapping[Art, str] = {
    Art.KONTAKT: "Kontakt",
    Art.PRUEFUNG: "Prüfung",
    Art.KOOP: "Kooperationsplan fortschreiben",
    Art.GESPRAECH: "Gespräch",
}


FUER_ALLE = "gespraechsform"
"""Die Checkliste, wenn keine Situation eine eigene hat."""


def checkliste(situationen: Sequence[Situation]) -> tuple[str, tuple[str, ...]]:
    """Die Checkliste der ersten Situation, die eine eigene hat, und was in ihr schon feststeht."""
    angaben = [SITUATIONEN[situation] for situation in situationen]
    passend = next((a for a in angaben if a.checkliste), angaben[0])
    return passend.checkliste or FUER_ALLE, (passend.wahl,) if passend.wahl else ()


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


class Wortlaut(NamedTuple):
    """Alles, was zu einer Forderung zu sagen ist, noch ohne ihre Tage.

    Args:
        text: was zu tun ist und weshalb: „Kontakt jeden Monat (Anschluss ungeklärt)“.
        mit_stufe: dasselbe, Empfohlenes als solches: „Kontakt jeden Monat (Anschluss ungeklärt, Empfehlung)“.
        titel: was zu tun ist, mit den Nummern: „Kontakt jeden Monat (D2)“.
        weg: wie der letzte Tag entsteht: „1 Monat nach dem {anker}“.
        tage: Namen der Tage, die darin noch fehlen.
    """

    text: str
    mit_stufe: str
    titel: str
    weg: str
    tage: tuple[str, ...]


def wortlaut(forderung: Forderung) -> Wortlaut:
    """Wie eine Forderung heißt. Ohne Tage gibt es so wenige, dass jede nur einmal geschrieben wird."""
    return _wortlaut(
        forderung.regel,
        forderung.anlass,
        forderung.art,
        forderung.abstand,
        forderung.monate,
        forderung.situation,
    )


@cache
def _wortlaut(
    regel: tuple[str, ...],
    anlass: Anlass,
    art: Art,
    abstand: Abstand | None,
    monate: int | None,
    situation: Situation | None,
) -> Wortlaut:
    worte, werte = WORTE[anlass], _werte(art, abstand, monate, situation)
    was, warum = worte.was.format_map(werte), worte.warum.format_map(werte)
    als_solches = empfohlen(verbindlichkeit(regel, anlass))
    zusatz = ", ".join((*([warum] if warum else ()), *als_solches))
    tage = tuple(name for _, name, _, _ in Formatter().parse(worte.weg) if name and name not in werte)
    return Wortlaut(
        text=f"{was} ({warum})" if warum else was,
        mit_stufe=f"{was} ({zusatz})" if zusatz else was,
        titel=f"{was} ({', '.join((*regel, *als_solches))})",
        weg=worte.weg.format_map(werte | {name: f"{{{name}}}" for name in tage}),
        tage=tage,
    )


def empfohlen(stufe: Verbindlichkeit | None) -> tuple[str, ...]:
    """Das Wort, das eine Empfehlung überall bei sich hat."""
    return (WORT[Verbindlichkeit.EMPFEHLUNG],) if stufe is Verbindlichkeit.EMPFEHLUNG else ()


def weg(worte: Wortlaut, forderung: Forderung, eingabe: KontaktintervallEingabe) -> str:
    """Wie der letzte Tag entsteht: „6 Monate nach dem 31.08.2026“."""
    tage = {name: kurz(getattr(forderung if name == "anker" else eingabe, name)) for name in worte.tage}
    return worte.weg.format_map(tage)


def _werte(art: Art, abstand: Abstand | None, monate: int | None, situation: Situation | None) -> dict[str, str]:
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
