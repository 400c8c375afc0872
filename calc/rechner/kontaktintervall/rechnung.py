"""Aus Vorgaben werden Pflichten mit Arbeitstag und Status, der nächste Kontakt und der Jahresplan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from calc import recht
from calc.form.modelle import Hinweis, Rechner, Rechtsstand, Schritt, Termin
from calc.institute.schutzfrist import Schutzfrist, schutzfrist
from calc.rechner.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.rechner.kontaktintervall.ergebnis import Art, KontaktintervallErgebnis, NaechsterKontakt, Pflicht, Plantermin
from calc.rechner.kontaktintervall.hinweise import hinweise
from calc.rechner.kontaktintervall.vorgabe import Vorgabe
from calc.rechner.kontaktintervall.vorgaben import alle_vorgaben
from calc.zeit.dringlichkeit import Status, status
from calc.zeit.fristen import ereignisfrist, monate_zwischen
from calc.zeit.kalender import (
    EIN_TAG,
    AusserhalbDesKalenders,
    erster_arbeitstag,
    grund_kein_arbeitstag,
    letzter_arbeitstag,
)

GILT_ALS_KONTAKT = frozenset({Art.KONTAKT, Art.GESPRAECH})
PLAN_MONATE = 12


def rechne(eingabe: KontaktintervallEingabe) -> KontaktintervallErgebnis:
    """Berechnet alle Pflichten, den nächsten Kontakt und die Termine der nächsten zwölf Monate.

    Treffen mehrere Vorgaben zu, gilt die strengste; alle werden gezeigt (S1).

    Raises:
        AusserhalbDesKalenders: wenn ein Tag nicht von 1999 bis 2100 liegt.

    Rechtsgrundlage: Konzept zur Beratungsaktivität vom 20.07.2023 (C3, D1 bis D5, I6, O1 bis O7, P1 bis P12);
    §§ 187, 188 BGB.
    """
    lage = Lage(eingabe)
    vorgaben: list[Vorgabe] = []
    zu_vorgaben: list[Hinweis] = []
    for eintrag in alle_vorgaben(eingabe):
        if isinstance(eintrag, Hinweis):
            zu_vorgaben.append(eintrag)
        else:
            vorgaben.append(eintrag)
    paare = sorted(((vorgabe, lage.pflicht(vorgabe)) for vorgabe in vorgaben), key=lambda paar: _reihenfolge(paar[1]))
    pflichten = tuple(pflicht for _, pflicht in paare)
    return KontaktintervallErgebnis(
        pflichten=pflichten,
        naechster_kontakt=naechster_kontakt(pflichten),
        jahresplan=lage.plan(paare),
        schritte=tuple(schritt for paar in paare for schritt in _schritte(*paar, eingabe.stichtag)),
        hinweise=(*hinweise(eingabe), *zu_vorgaben),
        termine=tuple(_termine(eingabe, paare)),
        rechtsstand=_rechtsstand(eingabe),
    )


def _reihenfolge(pflicht: Pflicht) -> tuple[date, bool, date]:
    """Nach dem letzten Arbeitstag; am selben Tag steht vorn, was als Kontakt gilt."""
    return pflicht.spaetestens or date.max, pflicht.art not in GILT_ALS_KONTAKT, pflicht.fruehestens or date.min


class Lage:
    """Stichtag und Schutzfrist einer Person: daraus wird aus Kalendertagen, was wirklich zu tun ist."""

    def __init__(self, eingabe: KontaktintervallEingabe) -> None:
        self.stichtag = eingabe.stichtag
        self.schutzfrist: Schutzfrist | None = None
        if eingabe.errechneter_termin:
            self.schutzfrist = schutzfrist(eingabe.errechneter_termin, eingabe.entbindung)

    def pflicht(self, vorgabe: Vorgabe) -> Pflicht:
        """Die Pflicht zu einer Vorgabe: letzter Arbeitstag, Verschiebung durch Mutterschutz, Status."""
        spaetestens, verschoben = None, False
        if vorgabe.ende or vorgabe.sofort:
            arbeitstag = letzter_arbeitstag(vorgabe.ende) if vorgabe.ende else erster_arbeitstag(self.stichtag)
            spaetestens = self.nach_schutzfrist(arbeitstag, vorgabe.art)
            verschoben = spaetestens != arbeitstag
        return Pflicht(
            vorgabe.regel,
            vorgabe.art,
            vorgabe.fruehestens,
            self.stichtag if vorgabe.sofort else vorgabe.ende,
            spaetestens,
            self._status(vorgabe, spaetestens),
            "mutterschutz" if verschoben else None,
            vorgabe.langtext,
        )

    def nach_schutzfrist(self, tag: date, art: Art) -> date:
        """Verschiebt einen Tag aus der Schutzfrist auf den ersten Arbeitstag danach (D5); nicht den KoopP."""
        if self.schutzfrist and art is not Art.KOOP and tag in self.schutzfrist:
            return erster_arbeitstag(self.schutzfrist.ende + EIN_TAG)
        return tag

    def _status(self, vorgabe: Vorgabe, spaetestens: date | None) -> Status:
        if spaetestens:
            return status(spaetestens, self.stichtag)
        offen = vorgabe.fruehestens is not None and vorgabe.fruehestens <= self.stichtag
        return Status.FAELLIG if offen else Status.GEPLANT

    def plan(self, paare: Iterable[tuple[Vorgabe, Pflicht]]) -> tuple[Plantermin, ...]:
        """Alle Termine vom Stichtag bis zwölf Monate danach und was davor schon überfällig ist."""
        bis = ereignisfrist(self.stichtag, PLAN_MONATE)
        termine = {
            Plantermin(tag, vorgabe.regel, vorgabe.art)
            for vorgabe, pflicht in paare
            for tag in (pflicht.spaetestens or pflicht.fruehestens, *self._wiederholungen(vorgabe, pflicht, bis))
            if tag and tag <= bis
        }
        return tuple(sorted(termine, key=lambda termin: (termin.datum, termin.regel, termin.art)))

    def _wiederholungen(self, vorgabe: Vorgabe, pflicht: Pflicht, bis: date) -> Iterator[date]:
        """Die weiteren Termine einer Pflicht ab dem Stichtag, jeder aus dem Anker gerechnet, nicht aus dem vorigen."""
        anker = vorgabe.anker or pflicht.spaetestens
        if vorgabe.monate is None or anker is None:
            return
        # A term inside the protected period counts on the day after it, so the search begins before both.
        ab = min(self.stichtag, self.schutzfrist.beginn) if self.schutzfrist else self.stichtag
        erste = max(1 if vorgabe.sofort else 2, monate_zwischen(anker, ab) // vorgabe.monate)
        # The last working day of a term at the start of the month after `bis` may still be in time.
        letzte = (monate_zwischen(anker, bis) + 1) // vorgabe.monate
        for anzahl in range(erste, letzte + 1):
            try:
                arbeitstag = letzter_arbeitstag(ereignisfrist(anker, vorgabe.monate * anzahl))
            except AusserhalbDesKalenders:  # the month after a plan that ends with the table of holidays
                return
            if (tag := self.nach_schutzfrist(arbeitstag, vorgabe.art)) >= self.stichtag:
                yield tag


def naechster_kontakt(pflichten: Iterable[Pflicht]) -> NaechsterKontakt:
    """Der strengste Termin unter Kontakten und Gesprächen; bei Gleichstand zählen alle Nummern.

    Args:
        pflichten: alle Pflichten einer Person.
    """
    kontakte = [pflicht for pflicht in pflichten if pflicht.art in GILT_ALS_KONTAKT]
    spaetestens = min((p.spaetestens for p in kontakte if p.spaetestens), default=None)
    if spaetestens is None:
        return NaechsterKontakt(None, None, ())
    strengste = (p.regel.split(", ") for p in kontakte if p.spaetestens == spaetestens)
    return NaechsterKontakt(
        spaetestens,
        max((p.fruehestens for p in kontakte if p.fruehestens and p.fruehestens <= spaetestens), default=None),
        tuple(dict.fromkeys(chain.from_iterable(strengste))),
    )


def _schritte(vorgabe: Vorgabe, pflicht: Pflicht, stichtag: date) -> Iterator[Schritt]:
    """Der Rechenweg einer Pflicht."""
    regel = vorgabe.regel.split(", ")[0]
    if vorgabe.sofort:
        yield Schritt(f"{vorgabe.langtext}: noch kein Kontakt, also sofort.", erster_arbeitstag(stichtag), regel)
    elif vorgabe.ende is None:
        yield Schritt(f"{vorgabe.langtext}: {vorgabe.weg}, ohne Endfrist.", pflicht.fruehestens, regel)
    else:
        yield Schritt(f"{vorgabe.langtext}: {vorgabe.weg}.", vorgabe.ende, regel)
        if (arbeitstag := letzter_arbeitstag(vorgabe.ende)) != vorgabe.ende:
            grund = grund_kein_arbeitstag(vorgabe.ende)
            yield Schritt(f"Kein Arbeitstag ({grund}); es gilt der letzte davor.", arbeitstag, recht.FEIERTAGE)
    if pflicht.verschoben_wegen:
        yield Schritt("Das fällt in die Schutzfrist; es gilt der erste Arbeitstag danach.", pflicht.spaetestens, "D5")


def _termine(eingabe: KontaktintervallEingabe, paare: Iterable[tuple[Vorgabe, Pflicht]]) -> Iterator[Termin]:
    if eingabe.letzter_kontakt:
        yield Termin(eingabe.letzter_kontakt, "Letzter Kontakt", "ereignis")
    for vorgabe, pflicht in paare:
        titel = f"{vorgabe.text} ({vorgabe.regel})"
        if pflicht.fruehestens:
            yield Termin(pflicht.fruehestens, f"Frühestens: {titel}", "ab")
        if pflicht.spaetestens:
            yield Termin(pflicht.spaetestens, titel, "frist")


def _rechtsstand(eingabe: KontaktintervallEingabe) -> tuple[Rechtsstand, ...]:
    normen = [recht.KONZEPT, recht.FRISTEN, recht.FEIERTAGE]
    if eingabe.letzte_fortschreibung:
        normen.append(recht.KOOPERATIONSPLAN)
    if eingabe.errechneter_termin:
        normen.append(recht.MUTTERSCHUTZ)
    return recht.rechtsstand(eingabe.stichtag, *normen)


RECHNER = Rechner(
    KontaktintervallEingabe, KontaktintervallErgebnis, rechne, lambda _, ergebnis: ergebnis, rechtstag="stichtag"
)
