"""Termine eines Ergebnisses als Kalenderdatei (iCalendar, RFC 5545): ganztägig, ohne Personenbezug."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b

from calc.ausgabe.text import ARBEITSHILFE
from calc.form.modelle import EingabeModell, Ergebnis, Termin

HERSTELLER = "-//Beratungsaktivität//Rechner//DE"
ERINNERUNG = timedelta(hours=8)
"""Uhrzeit, zu der am Arbeitstag davor erinnert wird."""
ZEILE_BYTES = 75


def als_kalender(rechner: str, eingabe: EingabeModell, ergebnis: Ergebnis, nummer: int | None = None) -> str:
    """Die Termine eines Ergebnisses als Kalenderdatei.

    Args:
        rechner: kurzer Titel des Rechners.
        eingabe: womit gerechnet wurde; aus ihr entstehen die Kennungen der Termine.
        ergebnis: enthält die Termine.
        nummer: nur dieser Termin, gezählt ab 0; ohne Angabe alle.

    Returns:
        Text mit den Zeilenenden des Standards. Dieselbe Eingabe ergibt dieselbe Datei: Wer sie zweimal einliest, hat
        jeden Termin einmal.

    Raises:
        IndexError: wenn es den Termin nicht gibt.
    """
    alle = ergebnis.termine
    # RFC 5545 wants a time stamp on every event; the rules know no clock, so it is the day the law was read.
    stempel = max(stand.geprueft_am for stand in ergebnis.rechtsstand)
    zeilen = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{HERSTELLER}", "CALSCALE:GREGORIAN"]
    for termin in alle if nummer is None else (alle[nummer],):
        zeilen += _ereignis(rechner, eingabe, termin, stempel)
    return "".join(f"{_gefaltet(zeile)}\r\n" for zeile in (*zeilen, "END:VCALENDAR"))


def _ereignis(rechner: str, eingabe: EingabeModell, termin: Termin, stempel: date) -> Iterator[str]:
    titel = f"{rechner}: {termin.titel}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_kennung(rechner, eingabe, termin)}@beratungsaktivitaet"
    yield f"DTSTAMP:{_tag(stempel)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_tag(termin.datum)}"
    yield f"DTEND;VALUE=DATE:{_tag(termin.datum + timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE=de:{_maskiert(titel)}"
    yield f"DESCRIPTION;LANGUAGE=de:{_maskiert(f'Berechnet mit dem Rechner „{rechner}“. {ARBEITSHILFE}')}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    assert termin.erinnern_am  # calc.frage gives one to every Termin
    yield from _erinnerung(titel, termin.datum - termin.erinnern_am)
    yield "END:VEVENT"


def _erinnerung(titel: str, tage: timedelta) -> Iterator[str]:
    """So viele Tage vor dem Termin; der Auslöser zählt ab Mitternacht zu dessen Beginn."""
    vorlauf = tage - ERINNERUNG
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{f'{vorlauf.days}D' if vorlauf.days else ''}T{vorlauf.seconds // 3600}H"
    yield f"DESCRIPTION:{_maskiert(titel)}"
    yield "END:VALARM"


def _kennung(rechner: str, eingabe: EingabeModell, termin: Termin) -> str:
    """Gleich bei gleicher Eingabe, verschieden bei zwei Fällen, die nur zufällig denselben Tag haben."""
    inhalt = f"{rechner} {eingabe.model_dump_json()} {termin.art} {termin.datum} {termin.titel}"
    return blake2b(inhalt.encode(), digest_size=16).hexdigest()


def _tag(tag: date) -> str:
    return f"{tag:%Y%m%d}"


def _maskiert(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", r"\n")


def _gefaltet(zeile: str) -> str:
    """Höchstens 75 Bytes je Zeile; was folgt, beginnt mit einem Leerzeichen. Kein Zeichen wird zerteilt."""
    zeilen, laenge = [""], 0
    for zeichen in zeile:
        bytes_ = len(zeichen.encode())
        if laenge + bytes_ > ZEILE_BYTES:
            zeilen.append(" ")
            laenge = 1
        zeilen[-1] += zeichen
        laenge += bytes_
    return "\r\n".join(zeilen)
