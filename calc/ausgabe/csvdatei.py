"""Ein Ergebnis als CSV, das Excel ohne Nachfrage richtig öffnet: je Bedeutung eine Tabelle, dazwischen Leerzeilen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from calc.ausgabe.darstellung import STATUS_TEXT, Darstellung, Tabelle, Zelle
from calc.ausgabe.text import ARBEITSHILFE, angaben, antwort_in_worten, geltung, geprueft
from calc.form.modelle import EingabeModell, Ergebnis
from calc.form.sprache import WOCHENTAGE, kurz
from calc.zeit.dringlichkeit import Status

BOM = "\ufeff"
"""Daran erkennt Excel, dass Umlaute in UTF-8 geschrieben sind."""
ART_TEXT = {"frist": "bis", "ab": "ab", "ereignis": "am"}
_FORMEL = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def als_csv(rechner: str, darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis) -> str:
    """Antwort, Angaben, Tabellen oder Termine und der Rechtsstand, untereinander.

    Args:
        rechner: kurzer Titel des Rechners.
        darstellung: Satz und Tabellen.
        eingabe: womit gerechnet wurde.
        ergebnis: Termine und Rechtsstand.

    Returns:
        Text mit Semikolon, deutschen Tagen und der Kennung für UTF-8. Jede Tabelle beginnt mit ihrem Titel in einer
        eigenen Zeile; keine Zelle wird zur Formel.
    """
    text = io.StringIO()
    schreiber = csv.writer(text, delimiter=";", lineterminator="\r\n")
    schreiber.writerows([("Rechner", rechner), ("Ergebnis", entschaerft(antwort_in_worten(darstellung)))])
    for tabelle in _tabellen(darstellung, eingabe, ergebnis):
        schreiber.writerow(())
        schreiber.writerow((tabelle.titel,))
        schreiber.writerows((tabelle.kopf, *(map(_zelle, zeile) for zeile in tabelle.zeilen)))
    schreiber.writerows([(), (f"{geprueft(ergebnis)} {ARBEITSHILFE}".strip(),)])
    return BOM + text.getvalue()


def entschaerft(text: str) -> str:
    """Nimmt einer Zelle die Wirkung, die sie in Excel als Formel hätte: Davor steht ein Hochkomma."""
    return f"'{text}" if text.startswith(_FORMEL) else text


def _tabellen(darstellung: Darstellung, eingabe: EingabeModell, ergebnis: Ergebnis) -> Iterator[Tabelle]:
    yield Tabelle("Angaben", ("Angabe", "Wert"), tuple(angaben(eingabe)))
    yield from darstellung.tabellen
    zeilen = ((t.datum, WOCHENTAGE[t.datum.weekday()], ART_TEXT[t.art], t.titel) for t in ergebnis.termine)
    yield Tabelle("Termine", ("Tag", "Wochentag", "Art", "Was"), tuple(zeilen))
    yield Tabelle("Rechtsstand", ("Norm", "Stand", "Geprüft am"), tuple(_rechtsstand(ergebnis)))


def _rechtsstand(ergebnis: Ergebnis) -> Iterable[tuple[Zelle, ...]]:
    return ((stand.norm, geltung(stand), stand.geprueft_am) for stand in ergebnis.rechtsstand)


def _zelle(zelle: Zelle) -> str:
    if isinstance(zelle, date):
        return kurz(zelle)
    return STATUS_TEXT[zelle] if isinstance(zelle, Status) else entschaerft(zelle or "")
