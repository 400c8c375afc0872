"""Wie der Rechner „Kontaktintervall“ antwortet."""

from __future__ import annotations

from collections.abc import Iterator

from calc.ausgabe.darstellung import Darstellung, Quellen, Satz, Tabelle
from calc.kontaktintervall.eingabe import KontaktintervallEingabe
from calc.kontaktintervall.ergebnis import KontaktintervallErgebnis, Pflicht
from calc.kontaktintervall.rechnung import GILT_ALS_KONTAKT
from calc.lage import Status


def stelle_dar(_: KontaktintervallEingabe, ergebnis: KontaktintervallErgebnis) -> Darstellung:
    """Der nächste Kontakt in einem Satz, alle Pflichten als Tabelle."""
    strengste = list(_strengste(ergebnis))
    kontakt = ergebnis.naechster_kontakt
    status = strengste[0].status if strengste else None
    return Darstellung(
        satz=_satz(ergebnis, status),
        zusatz=(
            *((("Empfohlen ab ", kontakt.empfohlen_ab, "."),) if kontakt.empfohlen_ab else ()),
            *((f"Der Grund: {pflicht.text}.",) for pflicht in strengste),
        ),
        quellen=", ".join(kontakt.massgeblich),
        status=status,
        tabelle=Tabelle(
            "Alle Pflichten",
            ("Was", "Frühestens", "Spätestens", "Status", "Quelle"),
            tuple((p.text, p.fruehestens, p.spaetestens, p.status, Quellen(p.regel)) for p in ergebnis.pflichten),
        ),
    )


def _strengste(ergebnis: KontaktintervallErgebnis) -> Iterator[Pflicht]:
    for pflicht in ergebnis.pflichten:
        if pflicht.art in GILT_ALS_KONTAKT and pflicht.spaetestens == ergebnis.naechster_kontakt.spaetestens:
            yield pflicht


def _satz(ergebnis: KontaktintervallErgebnis, status: Status | None) -> Satz:
    kontakt = ergebnis.naechster_kontakt
    if kontakt.spaetestens is None:
        ab = [p.fruehestens for p in ergebnis.pflichten if p.art in GILT_ALS_KONTAKT and p.fruehestens]
        return ("Nächster Kontakt ab ", min(ab), ", ohne Endfrist.") if ab else ("Kein Kontakt mit Frist.",)
    if status is Status.UEBERFAELLIG:
        return ("Der Kontakt war spätestens fällig am ", kontakt.spaetestens, ".")
    return ("Nächster Kontakt spätestens am ", kontakt.spaetestens, ".")
