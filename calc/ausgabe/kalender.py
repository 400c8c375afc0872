"""Termine eines Ergebnisses als Kalenderdatei (iCalendar, RFC 5545): ganztägig, ohne Personenbezug."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from calc.ausgabe.text import ARBEITSHILFE
from calc.form.modelle import Termin

HERSTELLER = "-//Beratungsaktivität//Rechner//DE"
ERINNERUNG = timedelta(hours=8)
"""Uhrzeit, zu der erinnert wird."""
ZEILE_BYTES = 75
ZEILENENDE = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Alles, was irgendein Programm für das Ende einer Zeile hält: In der Datei beginnt dort nie etwas Neues."""
TAG_IM_TITEL = re.compile(r"\d{2}\.\d{2}\.\d{4}")


@dataclass(frozen=True, slots=True)
class Eintrag:
    """Ein Termin für den Kalender.

    Args:
        termin: Tag und Titel.
        erinnern_am: Tage, an denen erinnert wird, jeder vor dem Termin.
    """

    termin: Termin
    erinnern_am: tuple[date, ...]


def als_kalender(rechner: str, kuerzel: str, eintraege: Iterable[Eintrag], stempel: date) -> str:
    """Termine als Kalenderdatei.

    Args:
        rechner: kurzer Titel des Rechners.
        kuerzel: frei gewählt, ohne Namen; steht vor dem Titel und macht die Kennungen fest: Wer denselben Vorgang noch
            einmal einliest, hat jeden Termin einmal, mit dem neuen Tag. Ohne Kürzel sind die Kennungen zufällig, damit
            zwei Vorgänge mit gleichen Angaben einander nie überschreiben.
        eintraege: was in die Datei soll.
        stempel: Tag, an dem sie entsteht.

    Returns:
        Text mit den Zeilenenden des Standards.
    """
    woher = f"Berechnet mit dem Rechner „{rechner}“. {ARBEITSHILFE}"
    return als_sammelkalender(rechner, ((kuerzel, eintrag) for eintrag in eintraege), stempel, woher)


def als_sammelkalender(quelle: str, eintraege: Iterable[tuple[str, Eintrag]], stempel: date, woher: str) -> str:
    """Termine vieler Vorgänge in einer Kalenderdatei.

    Args:
        quelle: steht im Titel jedes Termins hinter dem Kürzel.
        eintraege: zu jedem Termin das Kürzel seines Vorgangs, wie bei `als_kalender`.
        stempel: Tag, an dem die Datei entsteht.
        woher: Beschreibung jedes Termins.
    """
    zeilen = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{HERSTELLER}", "CALSCALE:GREGORIAN"]
    gleiche = Counter[str]()
    for kuerzel, eintrag in eintraege:
        was = f"{kuerzel} {eintrag.termin.art} {TAG_IM_TITEL.sub('', eintrag.termin.titel)}"
        kennung = _kennung(f"{quelle} {was} {gleiche[was]}") if kuerzel else os.urandom(16).hex()
        gleiche[was] += 1
        zeilen += _ereignis(f"{kuerzel}, {quelle}" if kuerzel else quelle, eintrag, kennung, stempel, woher)
    return "".join(f"{_gefaltet(zeile)}\r\n" for zeile in (*zeilen, "END:VCALENDAR"))


def _ereignis(vorgang: str, eintrag: Eintrag, kennung: str, stempel: date, woher: str) -> Iterator[str]:
    tag = eintrag.termin.datum
    titel = f"{vorgang}: {eintrag.termin.titel}"
    yield "BEGIN:VEVENT"
    yield f"UID:{kennung}@beratungsaktivitaet"
    yield f"DTSTAMP:{_tag(stempel)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_tag(tag)}"
    yield f"DTEND;VALUE=DATE:{_tag(tag + timedelta(days=1))}"
    yield f"SUMMARY;LANGUAGE=de:{_maskiert(titel)}"
    yield f"DESCRIPTION;LANGUAGE=de:{_maskiert(woher)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    for erinnern_am in eintrag.erinnern_am:
        yield from _erinnerung(titel, tag - erinnern_am)
    yield "END:VEVENT"


def _erinnerung(titel: str, tage: timedelta) -> Iterator[str]:
    """So viele Tage vor dem Termin; der Auslöser zählt ab Mitternacht zu dessen Beginn."""
    vorlauf = tage - ERINNERUNG
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:-P{f'{vorlauf.days}D' if vorlauf.days else ''}T{vorlauf.seconds // 3600}H"
    yield f"DESCRIPTION:{_maskiert(titel)}"
    yield "END:VALARM"


def _kennung(inhalt: str) -> str:
    return blake2b(inhalt.encode(), digest_size=16).hexdigest()


def _tag(tag: date) -> str:
    return f"{tag:%Y%m%d}"


def _maskiert(text: str) -> str:
    return ZEILENENDE.sub(r"\\n", re.sub(r"([\\;,])", r"\\\1", text))


@lru_cache(256)
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
