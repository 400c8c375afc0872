"""Das Ergebnis eines Bestands als Datei: CSV, Excel mit zwei Blättern, Kalender mit einem Termin je Person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from calc import recht
from calc.ausgabe.kalender import Eintrag as Kalendereintrag
from calc.ausgabe.kalender import als_sammelkalender
from calc.ausgabe.text import ARBEITSHILFE, geltung
from calc.bestand.formate import Csv, fuelle_blatt
from calc.bestand.liste import Eintrag
from calc.bestand.sitzung import Bestand
from calc.bestand.tabellen import LISTE, WOCHENPLAN, Zeile, fehlerzeile, wochenzeilen, zeile
from calc.form.modelle import Termin
from calc.form.sprache import kurz
from calc.zeit.kalender import erster_arbeitstag

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Datei(NamedTuple):
    """Name und Typ einer geschriebenen Datei."""

    datei: str
    typ: str


def stand(bestand: Bestand) -> tuple[str, ...]:
    """Stand, Rechtsstand und was das Ergebnis nicht ist, je ein Satz."""
    normen = recht.rechtsstand(bestand.stichtag, recht.KONZEPT, recht.KOOPERATIONSPLAN, recht.FRISTEN, recht.FEIERTAGE)
    return (
        f"Stand: {kurz(bestand.stichtag)}.",
        f"Rechtsstand: {'; '.join(f'{norm.norm}, {geltung(norm)}' for norm in normen)}."
        f" Gesetzestexte zuletzt geprüft am {kurz(recht.STAND)}.",
        ARBEITSHILFE,
    )


def schreibe(form: str, bestand: Bestand, ziel: Path) -> Datei:
    """Schreibt eine Datei.

    Args:
        form: csv, xlsx oder ics.
        bestand: gerechnet, für Excel auch geplant.
        ziel: Pfad der neuen Datei.
    """
    typ, schreiber = FORMEN[form]
    schreiber(bestand, ziel)
    return Datei(f"bestand-{bestand.stichtag.isoformat()}.{form}", typ)


def _liste(bestand: Bestand) -> Iterator[Zeile]:
    yield from map(zeile, bestand.eintraege)
    for person, fehler in bestand.fehlerhaft:
        yield fehlerzeile(person, fehler)


def _wochen(bestand: Bestand) -> Iterator[Zeile]:
    je_fachkraft = bestand.je_fachkraft()
    for fachkraft, plan in bestand.plaene.items():
        yield from wochenzeilen(fachkraft, plan, [eintrag.kennung for eintrag in je_fachkraft[fachkraft]])


def _csv(bestand: Bestand, ziel: Path) -> None:
    csv = Csv(LISTE)
    leer = (None,) * (len(LISTE) - 1)
    saetze = (csv.verpacke(csv.stueck((satz, *leer))) for satz in ("", *stand(bestand)))
    csv.schreibe(ziel, (*(csv.verpacke(csv.stueck(zeile)) for zeile in _liste(bestand)), *saetze))


def _xlsx(bestand: Bestand, ziel: Path) -> None:
    import xlsxwriter

    optionen = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(ziel), optionen) as mappe:
        mappe.set_properties({"title": "Bestand", "comments": " ".join(stand(bestand))})
        for titel, spalten, zeilen in (
            ("Liste", LISTE, list(_liste(bestand))),
            ("Wochenplan", WOCHENPLAN, list(_wochen(bestand))),
        ):
            fuelle_blatt(mappe, titel, spalten, zeilen)
            blatt = mappe.get_worksheet_by_name(titel)
            for nummer, satz in enumerate(stand(bestand)):
                blatt.write_string(len(zeilen) + 2 + nummer, 0, satz)
            blatt.set_landscape()
            blatt.set_paper(9)
            blatt.fit_to_pages(1, 0)
            blatt.repeat_rows(0)
            blatt.set_footer(f"&L{stand(bestand)[0]}&RSeite &P von &N")


def _ics(bestand: Bestand, ziel: Path) -> None:
    termine = ((eintrag.kennung, _termin(eintrag, bestand)) for eintrag in bestand.eintraege)
    eintraege = ((kennung, Kalendereintrag(termin, ())) for kennung, termin in termine if termin)
    inhalt = als_sammelkalender("Bestand", eintraege, bestand.stichtag, " ".join(stand(bestand)))
    ziel.write_bytes(inhalt.encode())


def _termin(eintrag: Eintrag, bestand: Bestand) -> Termin | None:
    """Der nächste Kontakt; was schon fällig war oder jetzt zu tun ist, steht am ersten Arbeitstag ab dem Stichtag."""
    r, jetzt = eintrag.rechnung, erster_arbeitstag(bestand.stichtag)
    tag = r.jetzt_ab or r.spaetestens
    # The title differs by nothing but its day: read in again next week, the person still has one event.
    return Termin(max(tag, jetzt), f"Kontakt fällig {kurz(tag)}", "frist") if tag else None


FORMEN: Mapping[str, tuple[str, Callable[[Bestand, Path], None]]] = {
    "csv": ("text/csv", _csv),
    "xlsx": (XLSX, _xlsx),
    "ics": ("text/calendar", _ics),
}
"""Typ und Schreiber jeder Form."""
