"""Was in einer Zelle steht: Tag, ja oder nein, Situationen. Gelesen wird, wie Menschen Tabellen schreiben."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from unicodedata import normalize

from calc.form.sprache import kurz
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Situation
from calc.zeit.kalender import ERSTER_TAG, LETZTER_TAG

Zelle = str | int | float | bool | date | datetime | time | timedelta | None
"""Was eine Tabellendatei in einer Zelle haben kann; Uhrzeiten und Dauern sind nie gemeint."""

EXCEL_NULL = date(1899, 12, 30)
MERKT_SICH = 100_000
"""So viele verschiedene Zellen oder Angaben werden höchstens im Speicher gehalten."""
_UHRZEIT = r"(?:(?:,?\s+|T)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:\s*Uhr)?)?"
_DEUTSCH = re.compile(
    r"(?:(?:mo|di|mi|do|fr|sa|so)[a-z]*[.,]*\s*)?(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(\d{4}|\d{2})" + _UHRZEIT,
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _UHRZEIT)
_SCHRAEG = re.compile(r"\d{1,2}/\d{1,2}/\d{2}(?:\d{2})?(?:\s.*)?")
_ZAHL = re.compile(r"\d{5}(?:[.,]\d+)?")
_JA = frozenset({"ja", "j", "x", "wahr", "true", "1", "✓", "✔"})
_NEIN = frozenset({"nein", "n", "falsch", "false", "0", "-", "–"})
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_STEUERZEICHEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Was man nicht sieht und was Text umdreht."""


class ZelleFehler(ValueError):
    """Eine Zelle enthält nicht, was ihre Spalte verlangt; der Text sagt, was hineingehört."""


@lru_cache(MERKT_SICH)
def vergleichbar(text: str) -> str:
    """Ohne Groß und Klein, Umlaute, Leer- und Satzzeichen: „Letzter Kontakt“ ist „letzter_kontakt“."""
    # A Mac takes an umlaut apart into its vowel and a sign.
    return re.sub(r"[^a-z0-9]", "", normalize("NFC", text).casefold().translate(_UMLAUTE))


def text(wert: Zelle) -> str:
    """Der Inhalt als Text, ohne Steuerzeichen und Leerraum am Rand; eine ganze Zahl ohne Nachkommastelle."""
    if wert is None:
        return ""
    if isinstance(wert, float) and wert.is_integer():
        wert = int(wert)
    elif isinstance(wert, date):
        return kurz(wert)
    elif isinstance(wert, str) and wert.isalnum():
        return wert
    return _STEUERZEICHEN.sub("", str(wert)).replace("\xa0", " ").strip()


def tag(wert: Zelle) -> date | None:
    """Ein Tag: als Datum, „5.11.26“, „2026-11-05“ oder Tageszahl von Excel; leer ist nicht angegeben.

    Raises:
        ZelleFehler: wenn es den Tag nicht gibt oder er nicht von 2000 bis 2099 liegt.
    """
    if isinstance(wert, str):
        return _aus_text(wert)
    if wert is None:
        return None
    if isinstance(wert, datetime):
        return _im_bereich(wert.date())
    if isinstance(wert, date):
        return _im_bereich(wert)
    if isinstance(wert, bool):
        raise ZelleFehler("Hier gehört ein Datum hin, zum Beispiel 05.11.2026.")
    if isinstance(wert, int | float):
        return _aus_tageszahl(wert)
    raise ZelleFehler("Hier gehört ein Datum hin, zum Beispiel 05.11.2026, keine Uhrzeit.")


@lru_cache(MERKT_SICH)
def _aus_text(roh: str) -> date | None:
    inhalt = text(roh)
    if not inhalt:
        return None
    if teile := _DEUTSCH.fullmatch(inhalt):
        jahr = int(teile[3]) + (2000 if len(teile[3]) == 2 else 0)
        return _kalendertag(jahr, int(teile[2]), int(teile[1]), inhalt)
    if teile := _ISO.fullmatch(inhalt):
        return _kalendertag(int(teile[1]), int(teile[2]), int(teile[3]), inhalt)
    if _ZAHL.fullmatch(inhalt):
        return _aus_tageszahl(float(inhalt.replace(",", ".")))
    if _SCHRAEG.fullmatch(inhalt):
        raise ZelleFehler(
            f"„{inhalt[:40]}“ wird nicht gelesen: Zwischen Schrägstrichen steht der Monat einmal vorn, einmal in der"
            " Mitte. Bitte die Spalte in Excel oder LibreOffice als TT.MM.JJJJ formatieren und neu speichern."
        )
    raise ZelleFehler(f"„{inhalt[:40]}“ ist kein Datum. Bitte zum Beispiel 05.11.2026 schreiben.")


def _kalendertag(jahr: int, monat: int, nummer: int, inhalt: str) -> date:
    try:
        return _im_bereich(date(jahr, monat, nummer))
    except ValueError as fehler:
        if isinstance(fehler, ZelleFehler):
            raise
        raise ZelleFehler(f"Den Tag „{inhalt[:40]}“ gibt es nicht. Bitte das Datum prüfen.") from None


def _aus_tageszahl(zahl: float) -> date:
    if not 1 <= zahl < 100_000:
        raise ZelleFehler(f"„{text(zahl)[:40]}“ ist kein Datum. Bitte zum Beispiel 05.11.2026 schreiben.")
    return _im_bereich(EXCEL_NULL + timedelta(days=int(zahl)))


def _im_bereich(wert: date) -> date:
    if not ERSTER_TAG <= wert <= LETZTER_TAG:
        raise ZelleFehler(f"Der {kurz(wert)} liegt nicht zwischen {kurz(ERSTER_TAG)} und {kurz(LETZTER_TAG)}.")
    return wert


def wahrheit(wert: Zelle) -> bool | None:
    """Ja oder nein: „ja“, „x“, „wahr“, 1 oder „nein“, „falsch“, 0; leer ist nicht angegeben.

    Raises:
        ZelleFehler: bei allem anderen.
    """
    if isinstance(wert, bool):
        return wert
    inhalt = text(wert).casefold()
    if not inhalt:
        return None
    if inhalt in _JA:
        return True
    if inhalt in _NEIN:
        return False
    raise ZelleFehler(f"„{inhalt[:40]}“ heißt weder ja noch nein. Bitte ja, nein, x oder nichts schreiben.")


def _namen() -> Iterator[tuple[str, Situation]]:
    for situation, angaben in SITUATIONEN.items():
        yield vergleichbar(situation), situation
        yield vergleichbar(angaben.titel), situation


_SITUATION: Mapping[str, Situation] = MappingProxyType(dict(_namen()))


@lru_cache(MERKT_SICH)
def _situationen(roh: str) -> tuple[Situation, ...]:
    gefunden: list[Situation] = []
    for stueck in re.split(r"[;|\r\n]+", text(roh)):
        gefunden += _aus_woertern([wort for wort in stueck.split(",") if wort.strip()])
    if not gefunden:
        raise ZelleFehler("Hier fehlt die Situation der Person.")
    return tuple(dict.fromkeys(gefunden))


def _aus_woertern(woerter: Sequence[str]) -> Iterator[Situation]:
    """Titel enthalten selbst Kommas: Es zählt das längste Stück, das ein Titel oder Schlüssel ist."""
    ab = 0
    while ab < len(woerter):
        for bis in range(len(woerter), ab, -1):
            if situation := _SITUATION.get(vergleichbar(",".join(woerter[ab:bis]))):
                yield situation
                ab = bis
                break
        else:
            raise ZelleFehler(
                f"Die Situation „{woerter[ab].strip()[:40]}“ gibt es nicht. Bitte einen Titel wie"
                " „Aktivierbar, ab 25 Jahren“ oder einen Schlüssel wie aktivierbar_ue25 schreiben."
            )


def situationen(wert: Zelle) -> tuple[Situation, ...]:
    """Situationen nach Schlüssel oder Titel, mehrere durch Komma, Semikolon, | oder Zeilenumbruch getrennt.

    Raises:
        ZelleFehler: wenn es eine nicht gibt oder keine angegeben ist.
    """
    return _situationen(wert if isinstance(wert, str) else text(wert))
