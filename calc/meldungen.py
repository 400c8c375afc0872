"""Alle deutschen Texte für fehlerhafte Eingaben. Jeder sagt, was einzugeben ist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from calc.fehler import Fehler
from calc.kalender import ERSTER_TAG, LETZTER_TAG
from calc.sprache import kurz

DATUM = "Bitte ein Datum eingeben, das es gibt, zum Beispiel 31.01.2027 (geschrieben 2027-01-31)."
ZEITRAUM = f"Bitte ein Datum vom {kurz(ERSTER_TAG)} bis zum {kurz(LETZTER_TAG)} eingeben."
LEER = 'Die Eingabe ist leer. Erwartet wird ein JSON-Objekt, zum Beispiel {"stichtag": "2026-11-23"}.'
KEIN_OBJEKT = "Erwartet wird ein JSON-Objekt in geschweiften Klammern mit den Feldern des Rechners."
KEIN_JSON = "Die Eingabe ist kein gültiges JSON. Bitte Anführungszeichen, Kommas und Klammern prüfen."
ZU_GROSS = "Die Eingabe ist zu groß. Ein JSON-Objekt darf höchstens 1 MB haben."
INTERN = "Das hat der Rechner nicht verkraftet. Bitte die Angaben prüfen und den Fehler melden."

_NACH_ART: Mapping[str, str] = {
    "date_parsing": DATUM,
    "date_from_datetime_parsing": DATUM,
    "int_type": "Bitte eine ganze Zahl eingeben, zum Beispiel 10 (als Zahl, nicht als Text).",
    "float_type": "Bitte eine Zahl eingeben, zum Beispiel 19.5 (als Zahl, nicht als Text).",
    "finite_number": "Bitte eine endliche Zahl eingeben, zum Beispiel 19.5.",
    "bool_type": "Bitte ja oder nein angeben (in JSON: true oder false, ohne Anführungszeichen).",
    "tuple_type": 'Bitte eine Liste angeben, zum Beispiel ["…", "…"].',
    "model_type": KEIN_OBJEKT,
    "json_invalid": KEIN_JSON,
}


def zu_fehlern(modell: type[BaseModel], einzelheiten: list[ErrorDetails]) -> tuple[Fehler, ...]:
    """Übersetzt die Prüfung von pydantic in Meldungen an Feldern.

    Args:
        modell: das Modell der Eingabe.
        einzelheiten: was pydantic beanstandet.
    """
    # A list whose entries are all wrong is also reported as too short; one message is enough.
    mit_stelle = {e["loc"][0] for e in einzelheiten if len(e["loc"]) > 1}
    return tuple(
        Fehler(".".join(map(str, e["loc"])) or None, _text(modell, e))
        for e in einzelheiten
        if not (e["type"] == "too_short" and e["loc"][0] in mit_stelle)
    )


def _text(modell: type[BaseModel], einzelheit: ErrorDetails) -> str:
    art, grenzen = einzelheit["type"], einzelheit.get("ctx", {})
    feld = str(einzelheit["loc"][0]) if einzelheit["loc"] else ""
    if art == "missing":
        return f"Bitte das Feld „{_titel(modell, feld)}“ ausfüllen."
    if art == "too_short":
        return f"Bitte bei „{_titel(modell, feld)}“ mindestens eine Angabe machen."
    if art == "extra_forbidden":
        return f"Das Feld „{feld[:60]}“ gibt es hier nicht. Möglich sind: {', '.join(modell.model_fields)}."
    if art in ("enum", "literal_error"):
        return f"Diese Angabe gibt es nicht. Möglich sind: {_auswahl(grenzen)}."
    if art in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return _grenze(art, grenzen)
    return _NACH_ART.get(art) or f"Bitte die Angabe bei „{_titel(modell, feld)}“ prüfen."


def _titel(modell: type[BaseModel], feld: str) -> str:
    angaben = modell.model_fields.get(feld)
    return (angaben and angaben.title) or feld


def _auswahl(grenzen: Mapping[str, Any]) -> str:
    return str(grenzen["expected"]).replace("'", "").replace(" or ", ", ")


def _grenze(art: str, grenzen: Mapping[str, Any]) -> str:
    ((_, grenze),) = grenzen.items()
    if isinstance(grenze, date | str):
        return ZEITRAUM
    richtung = {
        "greater_than": "größer als",
        "greater_than_equal": "ab",
        "less_than": "kleiner als",
        "less_than_equal": "bis höchstens",
    }[art]
    return f"Bitte eine Zahl {richtung} {grenze} eingeben."


def nach_stichtag(feld: str, tag: date, stichtag: date) -> Fehler:
    """Etwas Vergangenes liegt in der Zukunft."""
    return Fehler(
        feld,
        f"Der {kurz(tag)} liegt nach dem Stichtag {kurz(stichtag)}. Bitte einen früheren Tag eingeben oder den Stichtag"
        " später setzen.",
    )


def ende_vor_beginn(feld: str, ende: date, beginn: date) -> Fehler:
    """Ein Zeitraum endet, bevor er beginnt."""
    return Fehler(
        feld, f"Das Ende {kurz(ende)} liegt vor dem Beginn {kurz(beginn)}. Bitte einen späteren Tag eingeben."
    )


def fehlt_zu(feld: str, wozu: str) -> Fehler:
    """Ein Tag fehlt, ohne den sich eine andere Angabe nicht rechnen lässt."""
    return Fehler(feld, f"Dieser Tag wird für {wozu} gebraucht. Bitte ein Datum eingeben.")


def nicht_null(feld: str) -> Fehler:
    """Null ist keine Anzahl, die sich zählen lässt."""
    return Fehler(feld, "Bitte eine ganze Zahl außer 0 eingeben; negativ zählt zurück.")


def ausserhalb(feld: str) -> Fehler:
    """Ein errechneter Tag läge außerhalb der hinterlegten Jahre."""
    return Fehler(
        feld,
        f"Das Ergebnis läge außerhalb von {ERSTER_TAG.year} bis {LETZTER_TAG.year}; nur dafür sind Feiertage"
        " hinterlegt. Bitte einen anderen Tag oder einen kürzeren Zeitraum eingeben.",
    )


def unbekannter_rechner(name: str, vorhandene: list[str]) -> Fehler:
    """Der Name gehört zu keinem Rechner."""
    return Fehler(None, f"Den Rechner „{name[:60]}“ gibt es nicht. Vorhanden sind: {', '.join(vorhandene)}.")
