"""Was für eine Person zu tun ist, ohne ein Wort: Forderungen mit ihren Tagen, nächster Kontakt, Jahresplan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc import recht
from calc.institute.schutzfrist import Schutzfrist, schutzfrist
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.faelligkeit import Faelligkeit, Naechster, faelligkeit, naechster, reihenfolge
from calc.rechner.kontaktintervall.forderung import Erledigt, Forderung
from calc.rechner.kontaktintervall.forderungen import alle_forderungen
from calc.rechner.kontaktintervall.jahresplan import Plantermin, jahresplan
from calc.rechner.kontaktintervall.situationen import RECHTSLAGE
from calc.recht.aenderungen import AENDERUNGEN
from calc.recht.parameter import parameter
from calc.zeit.kalender import EIN_TAG, erster_arbeitstag


@dataclass(frozen=True, slots=True)
class Fall:
    """Alles, was sich aus den Angaben zu einer Person ergibt.

    Args:
        faellig: was zu tun ist, das Dringendste zuerst.
        erledigt: was nicht mehr zu fordern ist.
        naechster: der nächste Kontakt.
        schutzfrist: Mutterschutz, wenn ein Termin angegeben ist.
    """

    stichtag: date
    situationen: frozenset[str]
    faellig: tuple[Faelligkeit, ...]
    erledigt: tuple[Erledigt, ...]
    naechster: Naechster
    schutzfrist: Schutzfrist | None

    @property
    def jahresplan(self) -> tuple[Plantermin, ...]:
        """Die Termine der nächsten zwölf Monate; gerechnet erst, wenn jemand fragt."""
        return jahresplan(self.faellig, self.stichtag, self.schutzfrist)

    @property
    def vor_dem_konzept(self) -> bool:
        """Ob der Stichtag vor dem Sachstand des Konzepts liegt."""
        return self.stichtag < recht.beginn(recht.KONZEPT)

    @property
    def rechtslage(self) -> tuple[tuple[str, str], ...]:
        """Nummern der Rechtsänderungen, die am Stichtag gelten und eine der Situationen berühren, mit ihrem Zusatz."""
        return tuple(
            (eintrag.nummer, eintrag.zusatz)
            for eintrag in RECHTSLAGE
            if AENDERUNGEN[eintrag.nummer].gueltig_ab <= self.stichtag
            and not self.situationen.isdisjoint(eintrag.situationen)
        )

    @property
    def kontakt_nach_schutzfrist(self) -> date | None:
        """Der erste Arbeitstag nach der Schutzfrist (D5)."""
        return erster_arbeitstag(self.schutzfrist.ende + EIN_TAG) if self.schutzfrist else None

    @property
    def offen_in_schutzfrist(self) -> bool:
        """Ob etwas ohne Endfrist zu tun ist, das in der Schutzfrist beginnt oder am Stichtag in ihr zu tun wäre."""
        schutz = self.schutzfrist
        beginne = (f.forderung.fruehestens for f in self.faellig if f.spaetestens is None)
        return schutz is not None and any(max(tag, self.stichtag) in schutz for tag in beginne if tag)

    @property
    def vorlauf_tage(self) -> int:
        """Wie viele Tage vor dem Ende einer Maßnahme als „davor“ gelten (Annahme)."""
        tage: int = parameter("kontaktintervall", "vor_massnahmeende").am(self.stichtag).wert
        return tage


def ordne_ein(eingabe: KontaktintervallEingabe) -> Fall:
    """Ermittelt alle Pflichten und den nächsten Kontakt.

    Treffen mehrere Forderungen zu, gilt die strengste; alle werden gezeigt (S1).

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: Konzept zur Beratungsaktivität vom 20.07.2023 (C3, D1 bis D5, I6, O1 bis O7, P1 bis P12);
    §§ 187, 188 BGB.
    """
    stichtag, schutz = eingabe.stichtag, None
    if eingabe.errechneter_termin:
        schutz = schutzfrist(eingabe.errechneter_termin, eingabe.entbindung)
    faellig: list[Faelligkeit] = []
    erledigt: list[Erledigt] = []
    for eintrag in alle_forderungen(eingabe):
        if isinstance(eintrag, Forderung):
            faellig.append(faelligkeit(eintrag, stichtag, schutz))
        else:
            erledigt.append(eintrag)
    faellig.sort(key=reihenfolge)
    return Fall(
        stichtag,
        frozenset(eingabe.situationen),
        tuple(faellig),
        tuple(erledigt),
        naechster(faellig, stichtag),
        schutz,
    )
