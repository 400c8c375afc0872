"""Wie Meldeversäumnis und Pflichtverletzung eine Minderung zeigen: Sätze und Tabellen aus dem Ergebnis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calc.form.sprache import dauer, euro, mit_wochentag, monat, spanne
from calc.institute.minderung_worte import MinderungErgebnis

UNBEKANNT = "nicht bekannt"
Satz = tuple[str | date, ...]
Tafel = tuple[str, tuple[str, ...], tuple[tuple[str | date | None, ...], ...]]
"""Titel, Kopf und Zeilen einer Tabelle."""


def satz_minderung(ergebnis: MinderungErgebnis) -> Satz:
    """Höhe und Zeitraum; ohne Bescheid nur die Dauer."""
    hoehe = f"{ergebnis.prozent} % weniger Regelbedarf"
    sobald = "" if ergebnis.bekanntgabe else ", sobald der Bescheid bekannt gegeben ist"
    if ergebnis.beginn and ergebnis.ende:
        return (f"{hoehe} vom {spanne(ergebnis.beginn, ergebnis.ende)}{sobald}.",)
    return (f"{hoehe} für {dauer(ergebnis.monate, 'monate')}{sobald}.",)


def zeitraum(ergebnis: MinderungErgebnis) -> tuple[date, date] | None:
    """Erster und letzter Tag der Minderung, für die Zeitleiste."""
    return (ergebnis.beginn, ergebnis.ende) if ergebnis.beginn and ergebnis.ende else None


def zusatz_bescheid(ergebnis: MinderungErgebnis) -> Iterator[Satz]:
    """Bis wann der Bescheid zur Post muss oder, wenn es ihn gibt, bis wann ein Widerspruch möglich ist."""
    if ergebnis.widerspruch_bis:
        yield ("Widerspruch möglich bis ", ergebnis.widerspruch_bis, ".")
        return
    yield (
        "Bescheid zur Post spätestens am ",
        *arbeitstag_zuerst(ergebnis.postaufgabe_arbeitstag, ergebnis.postaufgabe_spaetestens),
        ". Wenn er nicht später zugeht, ist er noch rechtzeitig bekannt: bis ",
        ergebnis.feststellung_spaetestens,
        ".",
    )


def arbeitstag_zuerst(arbeitstag: date, kalendertag: date) -> Satz:
    """Der letzte Arbeitstag, an dem jemand etwas tun muss, und dahinter der Kalendertag, wenn es ein anderer ist."""
    if arbeitstag == kalendertag:
        return (arbeitstag,)
    return (arbeitstag, f" (letzter Arbeitstag; Kalendertag ist {mit_wochentag(kalendertag)})")


def zusatz_betrag(ergebnis: MinderungErgebnis, stufe: int | None) -> Iterator[Satz]:
    """Der Betrag des ersten Monats oder, wenn nach ihm gefragt ist, warum es keinen gibt."""
    if ergebnis.beginn is None or stufe is None:
        return
    if ergebnis.betraege and (betrag := ergebnis.betraege[0].betrag):
        voll = "" if betrag == ergebnis.betrag_monat else f", in einem vollen Monat {euro(str(ergebnis.betrag_monat))}"
        yield (f"Im {monat(ergebnis.beginn)} sind das höchstens {euro(betrag)} weniger{voll}.",)
    else:
        yield (f"Kein Betrag für {monat(ergebnis.beginn)}: {ergebnis.ohne_betrag[0].warum}",)


def tafeln(ergebnis: MinderungErgebnis, folge: str) -> Iterator[Tafel]:
    """Die Beträge mehrerer Monate; ohne Bescheid, wann die Folge je nach Aufgabe zur Post eintritt.

    Args:
        ergebnis: was gerechnet wurde, mit einer Folge.
        folge: Kopf der Spalte mit dem ersten Tag der Folge.
    """
    if ergebnis.moegliche_beginne is not None:
        yield (
            "Was gilt, wenn der Bescheid bis zu diesem Tag zur Post geht",
            ("Zur Post bis (Arbeitstag)", "Kalendertag", "Bekannt gegeben bis", folge),
            tuple((b.aufgabe_arbeitstag, b.aufgabe_bis, b.bekannt_bis, b.beginn) for b in ergebnis.moegliche_beginne),
        )
    betraege = ergebnis.betraege or ()
    if len(betraege) > 1 and any(zeile.betrag for zeile in betraege):
        zeilen = tuple((_monat(z.monat), euro(z.betrag) if z.betrag else UNBEKANNT) for z in betraege)
        yield "Minderung je Monat", ("Monat", "Höchstens"), zeilen


def _monat(schluessel: str) -> str:
    return monat(date.fromisoformat(f"{schluessel}-01"))
