"""Die Liste: je Person, wie dringend es ist und bis wann; das Dringendste zuerst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from calc.bestand.zeilen import Person, ZeileFehler
from calc.bestand.zellen import MERKT_SICH
from calc.form import meldungen
from calc.form.sprache import kurz
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.faelligkeit import Faelligkeit
from calc.rechner.kontaktintervall.forderung import Art
from calc.rechner.kontaktintervall.regel import Fall, ordne_ein
from calc.recht.verbindlichkeit import Verbindlichkeit
from calc.zeit.dringlichkeit import RANG, Status
from calc.zeit.kalender import AusserhalbDesKalenders

OHNE_TAG = 9_999_999
"""Steht in der Reihenfolge hinter jedem Tag."""


class Rechnung(NamedTuple):
    """Was sich aus den Angaben ergibt, gleich um wessen Zeile es geht.

    Args:
        status: wie dringend der nächste Kontakt ist.
        spaetestens: letzter Arbeitstag des nächsten Kontakts.
        spaetestens_verbindlich: dasselbe ohne bloße Empfehlungen.
        empfohlen_ab: ab wann der Kontakt empfohlen ist.
        jetzt_ab: seit wann etwas ohne Endfrist zu tun ist.
        massgeblich: Nummern des Konzepts.
        verbindlichkeit: muss, soll oder Empfehlung.
        naechste_pruefung: letzter Arbeitstag der nächsten Prüfung.
        naechste_fortschreibung: letzter Arbeitstag für den Kooperationsplan.
        hinweise: kurze Sätze.
        ohne_kontakt: ob es noch keinen Kontakt gab.
    """

    status: Status
    spaetestens: date | None
    spaetestens_verbindlich: date | None
    empfohlen_ab: date | None
    jetzt_ab: date | None
    massgeblich: tuple[str, ...]
    verbindlichkeit: Verbindlichkeit | None
    naechste_pruefung: date | None
    naechste_fortschreibung: date | None
    hinweise: tuple[str, ...]
    situationen: tuple[str, ...]
    ohne_kontakt: bool

    @property
    def rang(self) -> tuple[int, int]:
        """Überfälliges, Fälliges, Geplantes; darin nach dem spätesten Tag."""
        return RANG[self.status], self.spaetestens.toordinal() if self.spaetestens else OHNE_TAG


@dataclass(frozen=True, slots=True)
class Eintrag:
    """Eine Person mit dem, was bei ihr ansteht.

    Args:
        zeile: Nummer in der Datei, gezählt ab 1.
    """

    zeile: int
    kennung: str
    fachkraft: str
    team: str
    rechnung: Rechnung

    @property
    def rang(self) -> tuple[int, int, int]:
        """Überfälliges, Fälliges, Geplantes; darin nach dem spätesten Tag, dann nach der Zeile."""
        return *self.rechnung.rang, self.zeile


class Liste:
    """Rechnet Personen; gleiche Angaben nur einmal."""

    def __init__(self) -> None:
        self._bekannt: dict[int, tuple[KontaktintervallEingabe, Rechnung]] = {}

    def trage_ein(self, person: Person) -> Eintrag | ZeileFehler:
        """Rechnet eine Person; wo kein Tag herauskommt, steht der Grund.

        Args:
            person: mit geprüften Angaben.
        """
        eingabe = person.gueltig
        # The reader gives the same object for equal rows; holding it here keeps its id its own.
        bekannt = self._bekannt.get(id(eingabe))
        if bekannt is None:
            try:
                bekannt = (eingabe, _rechne(eingabe))
            except AusserhalbDesKalenders:
                return ZeileFehler(person.zeile, "", meldungen.ausserhalb("").text)
            if len(self._bekannt) < MERKT_SICH:
                self._bekannt[id(eingabe)] = bekannt
        return Eintrag(person.zeile, person.kennung, person.fachkraft, person.team, bekannt[1])


def _rechne(eingabe: KontaktintervallEingabe) -> Rechnung:
    fall = ordne_ein(eingabe)
    naechster = fall.naechster
    return Rechnung(
        status=naechster.status,
        spaetestens=naechster.spaetestens,
        spaetestens_verbindlich=naechster.spaetestens_verbindlich,
        empfohlen_ab=naechster.empfohlen_ab,
        jetzt_ab=naechster.jetzt_ab,
        massgeblich=_nummern(naechster.strengste or naechster.jetzt),
        verbindlichkeit=naechster.verbindlichkeit,
        naechste_pruefung=_frueheste(fall, Art.PRUEFUNG),
        naechste_fortschreibung=_frueheste(fall, Art.KOOP),
        hinweise=tuple(_hinweise(eingabe, fall)),
        situationen=tuple(dict.fromkeys(map(str, eingabe.situationen))),
        ohne_kontakt=eingabe.letzter_kontakt is None,
    )


def _nummern(faellig: tuple[Faelligkeit, ...]) -> tuple[str, ...]:
    if len(faellig) == 1:
        return faellig[0].forderung.regel
    return tuple(dict.fromkeys(nummer for f in faellig for nummer in f.forderung.regel))


def _frueheste(fall: Fall, art: Art) -> date | None:
    return next((f.spaetestens for f in fall.faellig if f.forderung.art is art and f.spaetestens), None)


def _hinweise(eingabe: KontaktintervallEingabe, fall: Fall) -> Iterator[str]:
    naechster = fall.naechster
    if eingabe.letzter_kontakt is None:
        yield "noch kein Kontakt"
    if naechster.vorbei and naechster.spaetestens:
        yield f"empfohlener Zeitpunkt vorbei: {_kurz(naechster.spaetestens)}"
    if naechster.jetzt_ab:
        yield f"jetzt zu tun, seit {_kurz(naechster.jetzt_ab)}"
    if fall.schutzfrist:
        yield f"Mutterschutz bis {_kurz(fall.schutzfrist.ende)}"
    if naechster.spaetestens is None and naechster.jetzt_ab is None:
        yield "kein Kontakt mit Frist"


_kurz = cache(kurz)
