"""Aus einer Forderung wird, was zu tun ist: letzter Arbeitstag, Verschiebung durch Mutterschutz, Status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from calc.institute.schutzfrist import Schutzfrist
from calc.rechner.kontaktintervall.forderung import GILT_ALS_KONTAKT, Art, Forderung
from calc.recht.verbindlichkeit import Verbindlichkeit, staerkste
from calc.zeit.dringlichkeit import Status, status
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag, grund_kein_arbeitstag, letzter_arbeitstag


class Faelligkeit(NamedTuple):
    """Bis wann eine Forderung zu erfüllen ist.

    Args:
        kalender: letzter Kalendertag; `None` ohne Endfrist.
        arbeitstag: letzter Arbeitstag bis dahin (sofort: der erste ab dem Stichtag), noch ohne Mutterschutz.
        spaetestens: der Tag, der gilt.
        status: wie dringend; eine Empfehlung ist nie überfällig.
        vorbei: ob der letzte Tag nur empfohlen war und vorbei ist.
        verbindlichkeit: wie verbindlich das Konzept die Forderung nennt.
    """

    forderung: Forderung
    kalender: date | None
    arbeitstag: date | None
    spaetestens: date | None
    status: Status
    vorbei: bool
    verbindlichkeit: Verbindlichkeit

    @property
    def verschoben(self) -> bool:
        """Ob der Mutterschutz den Tag verschoben hat."""
        return self.spaetestens != self.arbeitstag

    @property
    def grund_frei(self) -> str | None:
        """Warum der letzte Kalendertag kein Arbeitstag ist; `None`, wenn er einer ist oder es keinen gibt."""
        ende = self.forderung.ende
        return grund_kein_arbeitstag(ende) if ende and ende != self.arbeitstag else None

    @property
    def empfohlen(self) -> bool:
        """Ob das Konzept sie nur empfiehlt."""
        return self.verbindlichkeit is Verbindlichkeit.EMPFEHLUNG


def nach_schutzfrist(tag: date, art: Art, schutz: Schutzfrist | None) -> date:
    """Verschiebt einen Tag aus der Schutzfrist auf den ersten Arbeitstag danach; nicht den Kooperationsplan.

    Args:
        tag: letzter Arbeitstag einer Forderung.
        art: ihre Art.
        schutz: die Schutzfrist, wenn es eine gibt.

    Rechtsgrundlage: D5 des Konzepts; § 3 MuSchG.
    """
    if schutz and art is not Art.KOOP and tag in schutz:
        return erster_arbeitstag(schutz.ende + EIN_TAG)
    return tag


def faelligkeit(forderung: Forderung, stichtag: date, schutz: Schutzfrist | None) -> Faelligkeit:
    """Bis wann eine Forderung zu erfüllen ist und wie dringend das am Stichtag ist.

    Args:
        forderung: was das Konzept fordert.
        stichtag: Tag, von dem aus gerechnet wird.
        schutz: die Schutzfrist, wenn es eine gibt.

    Raises:
        AusserhalbDesKalenders: wenn der Arbeitstag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: D5 des Konzepts; für Arbeitstage interne Praxis.
    """
    stufe = forderung.verbindlichkeit
    if forderung.sofort:
        kalender, arbeitstag = stichtag, erster_arbeitstag(stichtag)
    elif forderung.ende:
        kalender, arbeitstag = forderung.ende, letzter_arbeitstag(forderung.ende)
    else:
        begonnen = forderung.fruehestens is not None and forderung.fruehestens <= stichtag
        return Faelligkeit(forderung, None, None, None, Status.FAELLIG if begonnen else Status.GEPLANT, False, stufe)
    spaetestens = nach_schutzfrist(arbeitstag, forderung.art, schutz)
    dringend = status(spaetestens, stichtag)
    vorbei = dringend is Status.UEBERFAELLIG and stufe is Verbindlichkeit.EMPFEHLUNG
    gilt = Status.FAELLIG if vorbei else dringend
    return Faelligkeit(forderung, kalender, arbeitstag, spaetestens, gilt, vorbei, stufe)


def reihenfolge(faellig: Faelligkeit) -> tuple[date, bool, date]:
    """Nach dem letzten Arbeitstag; am selben Tag steht vorn, was als Kontakt gilt."""
    return (
        faellig.spaetestens or date.max,
        faellig.forderung.art not in GILT_ALS_KONTAKT,
        faellig.forderung.fruehestens or date.min,
    )


@dataclass(frozen=True, slots=True)
class Naechster:
    """Der nächste Kontakt unter allen, die zu führen sind.

    Args:
        status: wie dringend; überfällig nur, wenn ein Tag verstrichen ist, der nicht bloß empfohlen war.
        empfohlen_ab: größter früher Tag bis zum letzten.
        jetzt_ab: seit wann etwas ohne Endfrist zu tun ist.
        strengste: was den frühesten letzten Tag hat; leer, wenn nichts einen hat.
        verbindliche: ebenso, ohne bloße Empfehlungen.
        jetzt: was ohne Endfrist jetzt zu tun ist.
        kommend: was ohne Endfrist später zu tun ist.
        vorher: Prüfungen und der Kooperationsplan, die vor dem Kontakt anstehen; ohne letzten Tag des Kontakts alle.
        fruehestens: erster Tag der strengsten, wenn er noch bevorsteht.
    """

    status: Status
    empfohlen_ab: date | None
    jetzt_ab: date | None
    strengste: tuple[Faelligkeit, ...]
    verbindliche: tuple[Faelligkeit, ...]
    jetzt: tuple[Faelligkeit, ...]
    kommend: tuple[Faelligkeit, ...]
    vorher: tuple[Faelligkeit, ...]
    fruehestens: date | None

    @property
    def verbindlichkeit(self) -> Verbindlichkeit | None:
        """Die stärkste Stufe unter den strengsten."""
        return staerkste(f.verbindlichkeit for f in self.strengste)

    @property
    def vorbei(self) -> bool:
        """Ob der früheste letzte Tag verstrichen ist, aber nur empfohlen war."""
        return all(f.vorbei for f in self.strengste) and bool(self.strengste)

    @property
    def spaetestens(self) -> date | None:
        """Der früheste letzte Tag."""
        return self.strengste[0].spaetestens if self.strengste else None

    @property
    def spaetestens_verbindlich(self) -> date | None:
        """Der früheste letzte Tag, der nicht bloß empfohlen ist."""
        return self.verbindliche[0].spaetestens if self.verbindliche else None


def naechster(faellig: Sequence[Faelligkeit], stichtag: date) -> Naechster:
    """Der strengste Termin unter Kontakten und Gesprächen (S1) und was ohne Endfrist jetzt zu tun ist.

    Args:
        faellig: alles, was zu tun ist, nach `reihenfolge` geordnet.
        stichtag: Tag, von dem aus gerechnet wird.

    Rechtsgrundlage: S1 des Konzepts und seine Wortwahl (muss, soll, Empfehlung).
    """
    kontakte = [f for f in faellig if f.forderung.art in GILT_ALS_KONTAKT]
    mit_ende = [f for f in kontakte if f.spaetestens]
    strengste = _frueheste(mit_ende)
    verbindliche = _frueheste([f for f in mit_ende if not f.empfohlen])
    spaetestens = strengste[0].spaetestens if strengste else None
    ohne_ende = [f for f in kontakte if not f.spaetestens]
    jetzt = tuple(f for f in ohne_ende if f.status is Status.FAELLIG)
    if verbindliche and verbindliche[0].status is Status.UEBERFAELLIG:
        dringend = Status.UEBERFAELLIG
    elif jetzt:
        dringend = Status.FAELLIG
    else:
        dringend = strengste[0].status if strengste else Status.GEPLANT
    return Naechster(
        dringend,
        max((t for t in _fruehe(kontakte) if spaetestens and t <= spaetestens), default=None),
        min(_fruehe(jetzt), default=None),
        strengste,
        verbindliche,
        jetzt,
        tuple(f for f in ohne_ende if f.status is not Status.FAELLIG),
        tuple(_vorher(faellig, spaetestens)),
        max((t for t in _fruehe(strengste) if t > stichtag), default=None),
    )


def _frueheste(mit_ende: Sequence[Faelligkeit]) -> tuple[Faelligkeit, ...]:
    """Alle mit dem frühesten letzten Tag, aus einer geordneten Folge."""
    return tuple(f for f in mit_ende if f.spaetestens == mit_ende[0].spaetestens)


def _fruehe(faellig: Iterable[Faelligkeit]) -> list[date]:
    return [f.forderung.fruehestens for f in faellig if f.forderung.fruehestens]


def _vorher(faellig: Sequence[Faelligkeit], spaetestens: date | None) -> Iterator[Faelligkeit]:
    for f in faellig:
        if f.forderung.art not in GILT_ALS_KONTAKT and f.spaetestens and f.spaetestens < (spaetestens or date.max):
            yield f
