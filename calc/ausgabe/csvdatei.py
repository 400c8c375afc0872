"""Tabellen eines Ergebnisses als CSV, das Excel ohne Nachfrage richtig öffnet."""

from __future__ import annotations

import csv
import io
from datetime import date

from calc.ausgabe.darstellung import STATUS_TEXT, Darstellung, Tabelle, Zelle
from calc.form.modelle import Ergebnis
from calc.form.sprache import WOCHENTAGE, kurz
from calc.zeit.dringlichkeit import Status

BOM = "\ufeff"
"""Daran erkennt Excel, dass Umlaute in UTF-8 geschrieben sind."""
ART_TEXT = {"frist": "bis", "ab": "ab", "ereignis": "am"}


def als_csv(darstellung: Darstellung, ergebnis: Ergebnis) -> str:
    """Die Tabellen eines Ergebnisses als eine; ohne Tabelle seine Termine.

    Args:
        darstellung: enthält die Tabellen. Mehrere stehen untereinander, die erste Spalte nennt dann die Liste.
        ergebnis: enthält die Termine.

    Returns:
        Text mit Semikolon, deutschen Tagen und der Kennung für UTF-8.
    """
    tabellen = darstellung.tabellen or (_termine(ergebnis),)
    spalten = list(dict.fromkeys(spalte for tabelle in tabellen for spalte in tabelle.kopf))
    mehrere = len(tabellen) > 1
    text = io.StringIO()
    schreiber = csv.writer(text, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(["Liste", *spalten] if mehrere else spalten)
    for tabelle in tabellen:
        for zeile in tabelle.zeilen:
            zellen = dict(zip(tabelle.kopf, map(_zelle, zeile), strict=True))
            werte = [zellen.get(spalte, "") for spalte in spalten]
            schreiber.writerow([tabelle.titel.partition(":")[0], *werte] if mehrere else werte)
    return BOM + text.getvalue()


def _termine(ergebnis: Ergebnis) -> Tabelle:
    zeilen = ((t.datum, WOCHENTAGE[t.datum.weekday()], t.titel, ART_TEXT[t.art]) for t in ergebnis.termine)
    return Tabelle("Termine", ("Tag", "Wochentag", "Was", "Art"), tuple(zeilen))


def _zelle(zelle: Zelle) -> str:
    if isinstance(zelle, date):
        return kurz(zelle)
    return STATUS_TEXT[zelle] if isinstance(zelle, Status) else zelle or ""
