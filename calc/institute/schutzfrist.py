"""Die Schutzfrist vor und nach der Entbindung.

Rechtsgrundlage: § 3 Abs. 1 und 2 MuSchG.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from calc.form.fehler import Fehler
from calc.form.meldungen import nicht_abgedeckt
from calc.recht.parameter import parameter
from calc.zeit.kalender import im_kalender

GROESSEN = tuple(
    parameter("mutterschutz", name) for name in ("vor_termin", "nach_entbindung", "nach_entbindung_verlaengert")
)
# Beyond these a mistyped year is likelier than a birth; only a warning, no rule.
FRUEHESTE_GEBURT_TAGE, SPAETESTE_GEBURT_TAGE = 140, 28
# Whether a birth was premature in law is for doctors to say; so early it is likely.
WAHRSCHEINLICH_FRUEHGEBURT_TAGE = 41


@dataclass(frozen=True, slots=True)
class Schutztage:
    """Wie viele Tage die Schutzfrist vor und nach einer Entbindung dauert.

    Args:
        davor: vor dem errechneten Termin.
        danach: nach der Entbindung, wenn nichts sie verlängert.
        verlaengert: nach der Entbindung bei Früh- oder Mehrlingsgeburt oder Behinderung des Kindes.
    """

    davor: int
    danach: int
    verlaengert: int


@dataclass(frozen=True, slots=True)
class Schutzfrist:
    """Erster und letzter Tag der Schutzfrist und woraus sie sich ergeben.

    Args:
        beginn: erster Tag.
        ende: letzter Tag.
        angehaengte_tage: vor der Geburt nicht genutzte Tage, die hinten angehängt sind.
        regelbeginn: erster Tag, wenn sich nur nach dem errechneten Termin richtet, was vor der Geburt liegt.
        tage: die Dauer davor und danach, die für diese Geburt gilt.
        fruehgeburt_moeglich: ob die Entbindung so früh war, dass die längere Frist naheliegt, die nicht gewählt ist.
        ungewoehnlich: ob Termin und Entbindung so weit auseinanderliegen, dass eher ein Tippfehler dahintersteckt.
    """

    beginn: date
    ende: date
    angehaengte_tage: int
    regelbeginn: date
    tage: Schutztage
    ungewoehnlich: bool
    fruehgeburt_moeglich: bool

    def __contains__(self, tag: date) -> bool:
        return self.beginn <= tag <= self.ende


def schutztage(geburt: date) -> Schutztage:
    """Wie viele Tage vor und nach einer Entbindung geschützt sind.

    Args:
        geburt: Tag der Entbindung, bis dahin der errechnete Termin.

    Raises:
        NichtAbgedeckt: bei einer Geburt vor der ersten hinterlegten Fassung.

    Rechtsgrundlage: § 3 Abs. 1 und 2 MuSchG.
    """
    davor, danach, verlaengert = (groesse.am(geburt).wert for groesse in GROESSEN)
    return Schutztage(davor, danach, verlaengert)


def pruefe_abgedeckt(errechneter_termin: date | None, entbindung: date | None) -> Iterator[Fehler]:
    """Eine Geburt, bevor das hinterlegte Recht gilt: ein Fehler am Feld, dessen Tag zählt."""
    name, geburt = ("entbindung", entbindung) if entbindung else ("errechneter_termin", errechneter_termin)
    if geburt and geburt < GROESSEN[0].abgedeckt_ab:
        yield nicht_abgedeckt(name, geburt, GROESSEN[0].abgedeckt_ab)


def schutzfrist(errechneter_termin: date, entbindung: date | None, *, verlaengert: bool = False) -> Schutzfrist:
    """Berechnet die Schutzfrist vor und nach der Entbindung.

    Kommt das Kind vor dem Termin, werden die vor der Geburt nicht genutzten Tage hinten angehängt (0 bis 42);
    kommt es später, verlängert sich die Zeit davor.

    Args:
        errechneter_termin: voraussichtlicher Tag der Entbindung.
        entbindung: tatsächlicher Tag, falls bekannt; sonst wird mit dem Termin gerechnet.
        verlaengert: ob nach der Entbindung die längere Frist gilt.

    Raises:
        AusserhalbDesKalenders: wenn das Ende nach 2100 läge.
        NichtAbgedeckt: bei einer Geburt vor der ersten hinterlegten Fassung.

    Rechtsgrundlage: § 3 Abs. 1 und 2 MuSchG.
    """
    geburt = entbindung or errechneter_termin
    zu_frueh = (errechneter_termin - geburt).days
    tage = schutztage(geburt)
    regelbeginn = errechneter_termin - timedelta(days=tage.davor)
    angehaengt = min(max(zu_frueh, 0), tage.davor)
    danach = tage.verlaengert if verlaengert else tage.danach
    return Schutzfrist(
        beginn=im_kalender(min(regelbeginn, geburt)),
        ende=im_kalender(geburt + timedelta(days=danach + angehaengt)),
        angehaengte_tage=angehaengt,
        regelbeginn=regelbeginn,
        tage=tage,
        fruehgeburt_moeglich=zu_frueh > WAHRSCHEINLICH_FRUEHGEBURT_TAGE and not verlaengert,
        ungewoehnlich=not -SPAETESTE_GEBURT_TAGE <= zu_frueh <= FRUEHESTE_GEBURT_TAGE,
    )
