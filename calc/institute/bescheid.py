"""Der Bescheid über ein Versäumnis: bis wann er bekannt sein muss, seit wann er es ist, was daran hängt.

Rechtsgrundlage: § 31b Abs. 1 SGB II; § 37 Abs. 2 SGB X; § 84 SGG.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calc.institute.bekanntgabe import bekannt_nach_aufgabe, fiktion_tage, spaeteste_aufgabe
from calc.institute.widerspruch import Widerspruchsfrist, widerspruchsfrist
from calc.recht.parameter import wert
from calc.zeit.fristen import ereignisfrist, monate_zwischen
from calc.zeit.kalender import EIN_TAG, zaehle_arbeitstage


@dataclass(frozen=True, slots=True)
class Beginn:
    """Ein Monat, in dem die Folge eintreten kann, und bis wann der Bescheid dafür zur Post und bekannt sein muss.

    `aufgabe_arbeitstag`: letzter Arbeitstag für die Post; `None`, wenn nach dem Versäumnis keiner mehr liegt.
    """

    aufgabe_arbeitstag: date | None
    aufgabe_bis: date
    bekannt_bis: date
    beginn: date


@dataclass(frozen=True, slots=True)
class Bescheid:
    """Grenzen für den Bescheid und, wenn es ihn gibt, seine Bekanntgabe und der Widerspruch dagegen.

    Args:
        frist_monate: so viele Monate hat die Feststellung.
        postaufgabe_arbeitstag: letzter Arbeitstag bis `postaufgabe_spaetestens`.
        fiktion_tage: am wievielten Tag nach der Aufgabe zur Post er bekannt ist; ohne sie gilt die späteste.
    """

    ereignis: date
    frist_monate: int
    feststellung_spaetestens: date
    postaufgabe_spaetestens: date
    postaufgabe_arbeitstag: date
    fiktion_tage: int
    aufgabe_post: date | None
    bekanntgabe: date | None
    widerspruch: Widerspruchsfrist | None

    @property
    def zu_spaet(self) -> bool:
        """Ob er später bekannt wurde, als noch festgestellt werden darf."""
        return self.bekanntgabe is not None and self.bekanntgabe > self.feststellung_spaetestens

    @property
    def widerspruch_bis(self) -> date | None:
        """Letzter Tag für den Widerspruch."""
        return self.widerspruch.ende if self.widerspruch else None


def stelle_fest(
    ereignis: date, bekanntgabe: date | None, aufgabe_post: date | None, *, dienstfrei: bool = True
) -> Bescheid:
    """Berechnet die Grenzen für einen Bescheid und seine Bekanntgabe.

    Die sechs Monate für die Feststellung werden bis zur Bekanntgabe gerechnet und nicht verschoben (vorsichtige
    Lesart).

    Args:
        ereignis: Tag des Versäumnisses, ab 2023.
        bekanntgabe: Tag der Bekanntgabe, wenn er bekannt ist.
        aufgabe_post: Tag der Aufgabe zur Post, wenn er statt der Bekanntgabe bekannt ist.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nach 2100 läge.

    Rechtsgrundlage: § 31b Abs. 1 SGB II; § 37 Abs. 2 SGB X; § 84 SGG.
    """
    monate: int = wert("minderung", "feststellung", ereignis)
    spaetestens = ereignisfrist(ereignis, monate)
    aufgabe_bis = spaeteste_aufgabe(spaetestens)
    bekannt = bekannt_nach_aufgabe(aufgabe_post) if aufgabe_post else bekanntgabe
    return Bescheid(
        ereignis=ereignis,
        frist_monate=monate,
        feststellung_spaetestens=spaetestens,
        postaufgabe_spaetestens=aufgabe_bis,
        postaufgabe_arbeitstag=letzter_arbeitstag_bis(aufgabe_bis, dienstfrei=dienstfrei),
        fiktion_tage=fiktion_tage(aufgabe_post or aufgabe_bis),
        aufgabe_post=aufgabe_post,
        bekanntgabe=bekannt,
        widerspruch=widerspruchsfrist(bekannt) if bekannt else None,
    )


def folgemonat(bekanntgabe: date) -> date:
    """Der erste Tag des Kalendermonats nach der Bekanntgabe.

    Raises:
        AusserhalbDesKalenders: wenn er nach 2100 läge.

    Rechtsgrundlage: § 31b Abs. 1 SGB II.
    """
    return ereignisfrist(bekanntgabe.replace(day=1), 1)


def letzter_arbeitstag_bis(tag: date, *, dienstfrei: bool) -> date:
    """Der letzte Arbeitstag am oder vor einem Tag, an dem jemand etwas tun muss.

    Args:
        tag: der letzte Kalendertag dafür.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.
    """
    return zaehle_arbeitstage(tag, -1, starttag_zaehlt=True, dienstfrei=dienstfrei)


def moegliche_beginne(ereignis: date, spaetestens: date, *, dienstfrei: bool = True) -> Iterator[Beginn]:
    """Bis wann ein Bescheid zur Post muss, damit die Folge in einem bestimmten Monat eintritt.

    Args:
        ereignis: Tag des Versäumnisses; davor geht kein Bescheid zur Post.
        spaetestens: letzter Tag für die Bekanntgabe.
        dienstfrei: ob der 24. und der 31. Dezember als dienstfrei gelten.

    Rechtsgrundlage: § 31b Abs. 1 SGB II; § 37 Abs. 2 SGB X.
    """
    for nummer in range(monate_zwischen(ereignis, spaetestens) + 1):
        beginn = folgemonat(ereignisfrist(ereignis.replace(day=1), nummer))
        bekannt = min(beginn - EIN_TAG, spaetestens)
        if (aufgabe := spaeteste_aufgabe(bekannt)) >= ereignis:
            arbeitstag = letzter_arbeitstag_bis(aufgabe, dienstfrei=dienstfrei)
            yield Beginn(arbeitstag if arbeitstag >= ereignis else None, aufgabe, bekannt, beginn)
