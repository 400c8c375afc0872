"""Alle deutschen Texte für fehlerhafte Eingaben. Jeder sagt, was einzugeben ist."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from calc.form.fehler import Fehler
from calc.form.sprache import dezimal, kurz
from calc.zeit.kalender import ERSTER_TAG, LETZTER_TAG, TABELLE_BIS, TABELLE_VON

DATUM = "Bitte ein Datum eingeben, das es gibt, zum Beispiel 31.01.2027."
ZEITRAUM = f"Bitte ein Datum vom {kurz(ERSTER_TAG)} bis zum {kurz(LETZTER_TAG)} eingeben."
KEIN_OBJEKT = "Erwartet wird ein JSON-Objekt in geschweiften Klammern mit den Feldern des Rechners."
LEER = f"Die Eingabe ist leer. {KEIN_OBJEKT}"
ZEITRAUM_ALS_ZEILE = '{"von": "2026-07-01", "bis": "2026-07-31"}'
KEINE_ZEILE = f"Jede Zeile ist ein JSON-Objekt, zum Beispiel {ZEITRAUM_ALS_ZEILE}."
KEIN_JSON = "Die Eingabe ist kein gültiges JSON. Bitte Anführungszeichen, Kommas und Klammern prüfen."
ZU_GROSS = "Die Eingabe ist zu groß. Ein JSON-Objekt darf höchstens 1 MB haben."
ZU_TIEF = f"Die Eingabe ist zu tief verschachtelt. {KEIN_OBJEKT}"
ZAHL_ZU_GROSS = "Diese Zahl ist zu groß. Bitte eine kleinere eingeben."
NULLZEICHEN = "Die Eingabe enthält Nullzeichen. Erwartet wird ein JSON-Objekt als Text in UTF-8."
KEIN_UTF8 = "Die Eingabe enthält Bytes, die in UTF-8 kein Zeichen ergeben. Bitte als Text in UTF-8 speichern."
VERMUTLICH_LATIN1 = (
    "Die Eingabe ist nicht in UTF-8 geschrieben, vermutlich in Latin-1 oder Windows-1252. Bitte in UTF-8 speichern."
)
NICHT_GESCHRIEBEN = "Die Eingabe ließ sich nicht lesen oder das Ergebnis nicht schreiben, etwa weil der Platz fehlt."
OHNE_ANFUEHRUNG = "in JSON ohne Anführungszeichen"
INTERN = "Das hat der Rechner nicht verkraftet. Bitte die Angaben prüfen und den Fehler melden."

ZAHL = "Bitte eine Zahl eingeben, zum Beispiel 19,5."
# The sentence, and what only those need to know who write JSON.
_NACH_ART: Mapping[str, tuple[str, str]] = {
    "date_parsing": (DATUM, "geschrieben 2027-01-31"),
    "date_from_datetime_parsing": (DATUM, "geschrieben 2027-01-31"),
    "float_type": (ZAHL, "in JSON: 19.5, ohne Anführungszeichen"),
    "finite_number": (ZAHL, "in JSON: 19.5; NaN und Infinity sind keine"),
    "bool_type": ("Bitte ja oder nein angeben.", "in JSON: true oder false, ohne Anführungszeichen"),
    "model_type": (KEIN_OBJEKT, ""),
}


def zu_fehlern(modell: type[BaseModel], einzelheiten: list[ErrorDetails], unendlich: bool) -> tuple[Fehler, ...]:
    """Übersetzt die Prüfung von pydantic in Meldungen an Feldern.

    Args:
        modell: das Modell der Eingabe.
        einzelheiten: was pydantic beanstandet.
        unendlich: ob „Infinity“ in der Eingabe steht; sonst wurde unendlich, was zu groß war.
    """
    # One message is enough: a list whose entries are all wrong is also reported as too short, and a default that comes
    # from a wrong field as missing.
    mit_stelle = {e["loc"][0] for e in einzelheiten if len(e["loc"]) > 1}
    return tuple(
        Fehler(".".join(map(str, e["loc"])) or None, _text(modell, e, unendlich), _fehlt(e), _in_json(e, unendlich))
        for e in einzelheiten
        if e["type"] != "default_factory_not_called" and not (e["type"] == "too_short" and e["loc"][0] in mit_stelle)
    )


def _fehlt(einzelheit: ErrorDetails) -> bool:
    """Ob nichts angegeben ist: kein Feld, kein Wert, keine Zeile."""
    return bool(einzelheit["loc"]) and (einzelheit["type"] in ("missing", "too_short") or einzelheit["input"] is None)


def _zu_gross(einzelheit: ErrorDetails, unendlich: bool) -> bool:
    return einzelheit["type"] == "finite_number" and not unendlich and str(einzelheit["input"]) != "nan"


def _in_json(einzelheit: ErrorDetails, unendlich: bool) -> str:
    if einzelheit["type"] == "int_type":
        return OHNE_ANFUEHRUNG
    if _zu_gross(einzelheit, unendlich):
        return ""
    return _NACH_ART.get(einzelheit["type"], ("", ""))[1]


def _text(modell: type[BaseModel], einzelheit: ErrorDetails, unendlich: bool) -> str:
    art, grenzen = einzelheit["type"], einzelheit.get("ctx", {})
    name, schema, felder = _stelle(_schema(modell), einzelheit["loc"])
    titel = felder.get(name, {}).get("title", name)
    if art == "missing":
        return f"Bitte das Feld „{titel}“ ausfüllen."
    if art == "too_short":
        return f"Bitte bei „{titel}“ mindestens eine Angabe machen."
    if art == "extra_forbidden":
        return f"Das Feld „{name[:60]}“ gibt es hier nicht. Möglich sind: {', '.join(felder)}."
    if art == "model_type" and name:
        return KEINE_ZEILE
    if _zu_gross(einzelheit, unendlich):
        return ZAHL_ZU_GROSS
    if art in ("enum", "literal_error"):
        return f"Diese Angabe gibt es nicht. Möglich sind: {_auswahl(grenzen)}."
    if art in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        return _grenze(art, grenzen)
    if art == "int_type":
        von, bis = (str(grenze).replace("-", "−") for grenze in _spanne(schema))
        return f"Bitte eine ganze Zahl von {von} bis {bis} eingeben."
    if art == "tuple_type":
        return f"Bitte eine Liste angeben, zum Beispiel [{_zeile(schema['items'])}]."
    return _NACH_ART.get(art, ("", ""))[0] or f"Bitte die Angabe bei „{titel}“ prüfen."


@cache
def _schema(modell: type[BaseModel]) -> dict[str, Any]:
    return modell.model_json_schema()


def _stelle(schema: dict[str, Any], stelle: Sequence[int | str]) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Was das JSON-Schema zu einer Stelle sagt: der Name des Feldes, sein Schema und alle Felder daneben."""
    name, teil, felder = "", schema, schema["properties"]
    for schritt in stelle:
        if isinstance(schritt, str):
            name, felder = schritt, teil.get("properties", {})
            teil = felder.get(name, {})
        else:
            teil = teil["items"]
        teil = next((art for art in teil.get("anyOf", ()) if art.get("type") != "null"), teil)
        if "$ref" in teil:
            teil = schema["$defs"][teil["$ref"].rpartition("/")[2]]
    return name, teil, felder


def _spanne(schema: dict[str, Any]) -> tuple[int, int]:
    """Kleinste und größte ganze Zahl eines Feldes."""
    if werte := [wahl["const"] for wahl in schema.get("oneOf", ())]:
        return min(werte), max(werte)
    return schema["minimum"], schema["maximum"]


def _zeile(schema: dict[str, Any]) -> str:
    """Ein Beispiel für eine Zeile einer Liste, als JSON."""
    if "$ref" in schema:
        return ZEITRAUM_ALS_ZEILE
    return json.dumps(schema["oneOf"][0]["const"]) if "oneOf" in schema else '"2026-07-31"'


def _auswahl(grenzen: Mapping[str, Any]) -> str:
    return str(grenzen["expected"]).replace("'", "").replace(" or ", ", ")


def _grenze(art: str, grenzen: Mapping[str, Any]) -> str:
    ((_, grenze),) = grenzen.items()
    if isinstance(grenze, date | str):
        return ZEITRAUM
    if isinstance(grenze, float):
        grenze = dezimal(grenze)
    grenze = str(grenze).replace("-", "−")
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


def ende_vor_beginn(feld: str, ende: date, beginn: date, vorgang: str = "Beginn") -> Fehler:
    """Ein Zeitraum endet, bevor er beginnt."""
    return Fehler(
        feld, f"Das Ende {kurz(ende)} liegt vor dem {vorgang} {kurz(beginn)}. Bitte einen späteren Tag eingeben."
    )


def zu_frueh(feld: str, tag: date, vorgang: str, fruehestens: date) -> Fehler:
    """Etwas soll geschehen sein, bevor es geschehen konnte."""
    return Fehler(
        feld,
        f"Der {kurz(tag)} liegt vor dem {kurz(fruehestens)} ({vorgang}). Bitte einen Tag ab dem {kurz(fruehestens)}"
        " eingeben.",
    )


def zu_spaet(feld: str, tag: date, vorgang: str, spaetestens: date) -> Fehler:
    """Etwas soll geschehen sein, nachdem es geschehen musste."""
    return Fehler(
        feld,
        f"Der {kurz(tag)} liegt nach dem {kurz(spaetestens)} ({vorgang}). Bitte einen Tag bis zum {kurz(spaetestens)}"
        " eingeben.",
    )


def nicht_abgedeckt(feld: str, tag: date, ab: date) -> Fehler:
    """Für die Zeit vor der ersten hinterlegten Fassung wird nicht gerechnet."""
    return Fehler(
        feld,
        f"Der {kurz(tag)} ist nicht abgedeckt: Das Recht vor dem {kurz(ab)} ist hier nicht hinterlegt. Bitte einen Tag"
        f" ab dem {kurz(ab)} eingeben.",
    )


def nur_eines(feld: str, titel: str, anderes: str) -> Fehler:
    """Zwei Angaben bestimmen dasselbe."""
    return Fehler(feld, f"Bitte nur „{titel}“ oder „{anderes}“ eingeben und das andere Feld leeren.")


def zeitraum_zu_lang(feld: str, tage: int, hoechstens: int) -> Fehler:
    """Ein Zeitraum umfasst zu viele Tage."""
    return Fehler(feld, f"Der Zeitraum hat {tage} Tage. Bitte höchstens {hoechstens} Tage wählen.")


def zeitraum_ueber_aenderung(feld: str, beginn: date) -> Fehler:
    """In der Mitte eines Zeitraums beginnt eine neue Fassung."""
    return Fehler(
        feld,
        f"Ab dem {kurz(beginn)} gelten andere Zahlen. Bitte den Zeitraum davor enden lassen und die Tage danach"
        " getrennt rechnen.",
    )


def nicht_im_zeitraum(feld: str, von: date, bis: date) -> Fehler:
    """Eine Zeile einer Liste hat mit dem Zeitraum nichts zu tun."""
    return Fehler(
        feld,
        f"Diese Zeile liegt ganz außerhalb des Zeitraums vom {kurz(von)} bis zum {kurz(bis)}. Bitte die Tage ändern"
        " oder die Zeile entfernen.",
    )


def mehr_als(feld: str, grenze: float, titel: str) -> Fehler:
    """Ein Teil ist größer als das Ganze."""
    return Fehler(
        feld,
        f"Das ist mehr als bei „{titel}“ ({dezimal(grenze)}). Bitte höchstens diese Zahl eingeben oder die andere"
        " ändern.",
    )


def fehlt_zu(feld: str, wozu: str) -> Fehler:
    """Ein Tag fehlt, ohne den sich eine andere Angabe nicht rechnen lässt."""
    return Fehler(feld, f"Dieser Tag wird für {wozu} gebraucht. Bitte ein Datum eingeben.", fehlt=True)


def anderes_feld(feld: str, wo: str, titel: str) -> Fehler:
    """Der Tag gehört in ein anderes Feld."""
    return Fehler(feld, f"{wo} zählt ein anderer Tag. Bitte dieses Feld leeren und „{titel}“ benutzen.")


def nur_bei(feld: str, was: str, wann: str) -> Fehler:
    """Eine Angabe, die es nur bei einer anderen Auswahl gibt."""
    return Fehler(feld, f"{was} zählt nur {wann}. Bitte das Feld leeren oder die Auswahl ändern.")


def nicht_null(feld: str) -> Fehler:
    """Null ist keine Anzahl, die sich zählen lässt."""
    return Fehler(feld, "Bitte eine ganze Zahl außer 0 eingeben; negativ zählt zurück.")


def ausserhalb(feld: str) -> Fehler:
    """Ein errechneter Tag läge außerhalb der hinterlegten Jahre."""
    return Fehler(
        feld,
        f"Das Ergebnis läge außerhalb von {TABELLE_VON.year} bis {TABELLE_BIS.year}; nur dafür sind Feiertage"
        " hinterlegt. Bitte einen anderen Tag oder einen kürzeren Zeitraum eingeben.",
    )


def doppelt(feld: str, name: str) -> Fehler:
    """Ein Feld kommt in einem Objekt mehrfach vor."""
    return Fehler(feld, f"Das Feld „{name[:60]}“ steht mehrfach in der Eingabe. Bitte nur einmal angeben.")


def falsche_kodierung(kodierung: str) -> str:
    """Die Eingabe ist Text, aber anders geschrieben als erwartet."""
    return f"Die Eingabe ist in {kodierung} geschrieben. Bitte in UTF-8 speichern."


def ohne_rechner(vorhandene: list[str]) -> Fehler:
    """Zu einem Schalter gehört der Name eines Rechners."""
    return Fehler(None, f"Bitte den Namen eines Rechners angeben. Vorhanden sind: {', '.join(vorhandene)}.")


def unbekannter_rechner(name: str, vorhandene: list[str]) -> Fehler:
    """Der Name gehört zu keinem Rechner."""
    return Fehler(None, f"Den Rechner „{name[:60]}“ gibt es nicht. Vorhanden sind: {', '.join(vorhandene)}.")


def kuerzel(zeichen: int) -> str:
    """Ein Kürzel ist zu lang oder enthält, was man nicht sieht."""
    return f"Bitte ein Kürzel mit höchstens {zeichen} Zeichen eingeben, ohne Zeilenumbruch und ohne Namen."


def vorlauf(hoechstens: int) -> str:
    """So früh oder so spät lässt sich nicht erinnern."""
    return f"Bitte eine ganze Zahl von 0 bis {hoechstens} Arbeitstagen eingeben."
