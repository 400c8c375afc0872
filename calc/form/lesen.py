"""JSON lesen: woran es liegt, wenn sich eine Eingabe nicht lesen lässt, und was darin doppelt steht."""

from __future__ import annotations

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections import Counter
from collections.abc import Iterator
from typing import Any

from calc.form import meldungen
from calc.form.fehler import Fehler, UngueltigeEingabe

GRENZE_BYTES = 1_000_000
ZIFFERN_EINER_ZAHL = 4_300  # more than that neither pydantic nor Python reads
ANDERE_KENNUNGEN = (BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE)
# €‚„…‘’“”–—§«°» in Windows-1252, as bytes: what runs in the page knows few encodings.
ZEICHEN_IM_TEXT = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x96\x97\xa7\xab\xb0\xbb")


def als_bytes(roh: str | bytes) -> bytes:
    """Die Eingabe in UTF-8 ohne Kennung am Anfang.

    Raises:
        UngueltigeEingabe: wenn sie leer oder zu groß ist.
    """
    # A lone surrogate has no bytes in UTF-8; let through, it is found and named where the text is read.
    text = roh.encode("utf-8", "surrogatepass") if isinstance(roh, str) else roh
    if len(text) > GRENZE_BYTES:
        raise UngueltigeEingabe([Fehler(None, meldungen.ZU_GROSS)])
    text = text.removeprefix(BOM_UTF8)  # Windows tools like to begin with it
    if not text.strip():
        raise UngueltigeEingabe([Fehler(None, meldungen.LEER)])
    return text


def warum_unlesbar(roh: bytes, grund: str) -> Fehler:
    """Warum eine Eingabe kein lesbares JSON ist.

    Args:
        roh: die Eingabe.
        grund: was der Leser von pydantic beanstandet.
    """
    if kodierung := _andere_kodierung(roh):
        return Fehler(None, meldungen.falsche_kodierung(kodierung))
    if b"\0" in roh:
        return Fehler(None, meldungen.NULLZEICHEN)
    try:
        roh.decode()
    except UnicodeDecodeError:
        return Fehler(None, meldungen.VERMUTLICH_LATIN1 if _sieht_aus_wie_latin1(roh) else meldungen.KEIN_UTF8)
    if grund.startswith("recursion limit"):
        return Fehler(None, meldungen.ZU_TIEF)
    if grund.startswith("number out of range"):
        return next(einwaende(roh), Fehler(None, meldungen.ZAHL_ZU_GROSS))
    return Fehler(None, meldungen.KEIN_JSON)


def _andere_kodierung(roh: bytes) -> str:
    """„UTF-16“ oder „UTF-32“, wenn die Eingabe darin geschrieben ist: Es steht am Anfang oder ergibt JSON."""
    kodierung = json.detect_encoding(roh)
    if kodierung.startswith("utf-8"):
        return ""
    nullen = roh.count(0)
    sieht_so_aus = nullen * 3 > len(roh) and roh.replace(b"\0", b"").lstrip()[:1] in (b"{", b"[")
    return kodierung[:6].upper() if sieht_so_aus or roh.startswith(ANDERE_KENNUNGEN) else ""


def _sieht_aus_wie_latin1(roh: bytes) -> bool:
    return all(byte < 128 or byte in ZEICHEN_IM_TEXT or chr(byte).isalpha() for byte in roh)


def einwaende(roh: bytes) -> Iterator[Fehler]:
    """Felder, die mehrfach vorkommen, und Zahlen mit zu vielen Ziffern, auch in der Tiefe.

    Args:
        roh: lesbares JSON; aus anderem folgt kein Einwand.
    """
    try:
        inhalt = json.loads(roh, object_pairs_hook=_Objekt, parse_int=_ganze_zahl)
    except (ValueError, RecursionError):
        return
    yield from _einwaende(inhalt, "")


class _Objekt(dict[str, Any]):
    """Ein JSON-Objekt, das weiß, welche Namen mehrfach vorkamen."""

    def __init__(self, paare: list[tuple[str, Any]]) -> None:
        super().__init__(paare)
        self.mehrfach = [name for name, anzahl in Counter(name for name, _ in paare).items() if anzahl > 1]


class _ZuLang:
    """Steht für eine ganze Zahl, die niemand liest."""


def _ganze_zahl(ziffern: str) -> int | _ZuLang:
    return 0 if len(ziffern) <= ZIFFERN_EINER_ZAHL else _ZuLang()


def _einwaende(wert: Any, stelle: str) -> Iterator[Fehler]:
    teile: Any = ()
    if isinstance(wert, _ZuLang):
        yield Fehler(stelle or None, meldungen.ZAHL_ZU_GROSS)
    elif isinstance(wert, _Objekt):
        yield from (meldungen.doppelt(f"{stelle}{name}", name) for name in wert.mehrfach)
        teile = wert.items()
    elif isinstance(wert, list):
        teile = enumerate(wert)
    for name, teil in teile:
        tiefer = isinstance(teil, _Objekt | list)
        yield from _einwaende(teil, f"{stelle}{name}{'.' if tiefer else ''}")
