"""Inputs: every field explains itself, every mistake gets a German answer at the right field."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.form.fehler import UngueltigeEingabe
from calc.frage import pruefe, rechne
from calc.rechner import RECHNER_TITEL, hole
from calc.seite import antworte

NAMEN = list(RECHNER_TITEL)
GUT: dict[str, Any] = {"stichtag": "2026-11-23", "situationen": ["agh"], "letzter_kontakt": "2026-08-31"}


def _fehler(name: str, roh: str | bytes) -> dict[str | None, str]:
    rechner = hole(name)
    with pytest.raises(UngueltigeEingabe) as gefangen:
        rechne(rechner, pruefe(rechner, roh))
    return {fehler.feld: fehler.ganz for fehler in gefangen.value.fehler}


@pytest.mark.parametrize("name", NAMEN)
def test_jedes_feld_hat_beschriftung_und_hinweis(name: str) -> None:
    for feld, angaben in hole(name).eingabe.model_json_schema()["properties"].items():
        assert angaben.get("title", feld) != feld, feld
        assert angaben.get("description", "").endswith("."), feld


@pytest.mark.parametrize("name", NAMEN)
def test_sichtbarkeit_verweist_auf_felder_und_werte(name: str) -> None:
    felder = hole(name).eingabe.model_json_schema()["properties"]
    for angaben in felder.values():
        for anderes, werte in angaben.get("x-sichtbar-wenn", {}).items():
            if werte is not True:
                feld = felder[anderes].get("items", felder[anderes])
                ja_nein = [{"const": True}, {"const": False}] if feld.get("type") == "boolean" else None
                assert set(werte) <= {wert["const"] for wert in ja_nein or feld["oneOf"]}


@pytest.mark.parametrize(
    ("aenderung", "feld", "stichwort"),
    [
        ({"stichtag": "2027-02-30"}, "stichtag", "Datum"),
        ({"stichtag": "31.01.2027"}, "stichtag", "Datum"),
        ({"stichtag": "?"}, "stichtag", "Datum"),
        ({"stichtag": "1735689600"}, "stichtag", "Datum"),
        ({"stichtag": 1735689600}, "stichtag", "Datum"),
        ({"stichtag": None}, "stichtag", "Datum"),
        ({"stichtag": "2026-11-23T00:00:00"}, "stichtag", "Datum"),
        ({"stichtag": "1999-12-31"}, "stichtag", "01.01.2000"),
        ({"stichtag": "2100-01-01"}, "stichtag", "31.12.2099"),
        ({"letzter_kontakt": "2026-11-24"}, "letzter_kontakt", "Stichtag"),
        ({"letzte_pruefung": "2026-11-24"}, "letzte_pruefung", "Stichtag"),
        ({"situationen": []}, "situationen", "mindestens eine"),
        ({"situationen": "agh"}, "situationen", "Liste"),
        ({"situationen": ["quatsch"]}, "situationen.0", "Möglich sind"),
        ({"situationen": ["agh", 7]}, "situationen.1", "Möglich sind"),
        ({"fallmanagement": "ja"}, "fallmanagement", "ja oder nein"),
        ({"fallmanagement": 1}, "fallmanagement", "ja oder nein"),
        ({"letzer_kontakt": "2026-08-31"}, "letzer_kontakt", "letzter_kontakt"),
    ],
)
def test_meldung_am_feld(aenderung: dict[str, Any], feld: str, stichwort: str) -> None:
    fehler = _fehler("kontaktintervall", json.dumps(GUT | aenderung))
    assert list(fehler) == [feld]
    assert stichwort in fehler[feld]


@pytest.mark.parametrize(
    ("roh", "stichwort"),
    [
        ("", "leer"),
        (" \n", "leer"),
        ("{", "JSON"),
        ("[]", "JSON-Objekt"),
        ("7", "JSON-Objekt"),
        ('{"stichtag": NaN', "JSON"),
        ("[" * 5000, "zu tief verschachtelt"),
        ('{"x":' * 10_000 + "1" + "}" * 10_000, "zu tief verschachtelt"),
        (b"\xff\xfe{}", "UTF-16"),
        (b"\x00" * 5000, "Nullzeichen"),
        (b"\x00\xff" * 50, "Nullzeichen"),
        ('{"stichtag": "2026\0"}', "Nullzeichen"),
        ('{\0"stichtag": "2026"}', "Nullzeichen"),
        ('{"stichtag": "ü"}'.encode("utf-16"), "in UTF-16"),
        ('{"stichtag": "ü"}'.encode("utf-16-be"), "in UTF-16"),
        (' {"stichtag": "ü"}'.encode("utf-16-le"), "in UTF-16"),
        ('{"stichtag": "ü"}'.encode("utf-32"), "in UTF-32"),
        ('[{"stichtag": "ü"}]'.encode("utf-32-be"), "in UTF-32"),
        ('{"stichtag": "für 5 €"}'.encode("cp1252"), "vermutlich in Latin-1"),
        (b'{"stichtag": "\xf7\x81"}', "in UTF-8 kein Zeichen"),
        (b'{"stichtag": "\xed\xa0\x80"}', "in UTF-8 kein Zeichen"),
        ('{"stichtag": "\ud800"}', "in UTF-8 kein Zeichen"),
        ('{"stichtag": "\\ud800"}', "kein gültiges JSON"),
        ('{"stichtag": "' + "x" * 1_000_000 + '"}', "zu groß"),
        (b"\xef\xbb\xbf", "leer"),
        ('{"stichtag": "2027-02-01"} {}', "kein gültiges JSON"),
        ('{"stichtag": ' + "9" * 5000, "Zahl ist zu groß"),
        ("9" * 5000, "Zahl ist zu groß"),
    ],
)
def test_keine_eingabe_die_sich_lesen_laesst(roh: str | bytes, stichwort: str) -> None:
    fehler = _fehler("kontaktintervall", roh)
    assert list(fehler) == [None]
    assert stichwort in fehler[None]


def test_ein_byte_order_mark_gehoert_nicht_zur_eingabe() -> None:
    rechner = hole("kontaktintervall")
    assert pruefe(rechner, b"\xef\xbb\xbf" + json.dumps(GUT).encode()) == pruefe(rechner, json.dumps(GUT))


FRIST = '{"ereignis": "2026-03-31", "dauer": 3, "einheit": "tage"'


@pytest.mark.parametrize(
    ("name", "roh", "felder"),
    [
        ("frist", f'{FRIST}, "dauer": 3}}', ["dauer"]),
        ("frist", f'{FRIST}, "dauer": 3, "dau\\u0065r": 3, "ereignis": "2026-03-31"}}', ["ereignis", "dauer"]),
        # A second mistake beside it: what stands twice comes first, for nobody knows which of the two is meant.
        ("frist", f'{FRIST}, "dauer": "drei"}}', ["dauer"]),
        ("frist", '{"x": {"y": 1, "y": 2}}', ["x.y"]),
        ("frist", '{"x": [[{"y": 1, "y": 2}], 1]}', ["x.0.0.y"]),
        ("arbeitstage", '{"start": "2026-03-31", "anzahl": 0, "anzahl": 0}', ["anzahl"]),
        (
            "beratungsquote",
            '{"von": "2026-07-01", "bis": "2026-07-31", "wochenstunden": 39, "abwesenheiten":'
            ' [{"von": "2026-07-01", "bis": "2026-07-02"}, {"von": "2026-07-01", "bis": "2026-07-02",'
            ' "von": "2026-07-02"}]}',
            ["abwesenheiten.1.von"],
        ),
    ],
)
def test_ein_feld_steht_nur_einmal(name: str, roh: str, felder: list[str]) -> None:
    fehler = _fehler(name, roh)
    assert list(fehler) == felder
    assert all("steht mehrfach" in (text or "") for text in fehler.values())


def test_zeilen_ohne_doppelte_felder_sind_gut() -> None:
    tage = [{"von": "2026-07-01", "bis": "2026-07-02"}] * 2
    assert pruefe(hole("beratungsquote"), json.dumps(ZEITRAUM | {"abwesenheiten": tage}))


@pytest.mark.parametrize(
    ("roh", "feld", "stichwort"),
    [
        ('{"gefuehrt": ' + "9" * 5000 + "}", "gefuehrt", "zu groß"),
        ('{"abwesenheiten": [{"von": 1}, {"von": ' + "9" * 5000 + "}]}", "abwesenheiten.1.von", "zu groß"),
        ('{"wochentage": [1, -' + "9" * 5000 + "]}", "wochentage.1", "zu groß"),
        ('{"wochenstunden": ' + "9" * 400 + "}", "wochenstunden", "zu groß"),
        ('{"wochenstunden": 1e999}', "wochenstunden", "zu groß"),
        ('{"wochenstunden": Infinity}', "wochenstunden", "NaN und Infinity"),
        ('{"wochenstunden": NaN}', "wochenstunden", "NaN und Infinity"),
        ('{"gefuehrt": ' + "9" * 400 + "}", "gefuehrt", "bis höchstens 99999"),
    ],
)
def test_zu_grosse_zahlen_haben_ihr_feld(roh: str, feld: str, stichwort: str) -> None:
    assert stichwort in _fehler("beratungsquote", roh)[feld]


def test_das_formular_schlaegt_vor_was_an_seinem_tag_gilt() -> None:
    rechner = hole("beratungsquote")
    assert rechner.formular(date(2026, 11, 28))["properties"]["vollzeitstunden"]["default"] == 39
    assert "default" not in rechner.eingabe.model_json_schema()["properties"]["vollzeitstunden"]
    ohne = hole("frist")
    assert ohne.formular(date(2026, 11, 28)) == ohne.eingabe.model_json_schema()


def test_ein_falscher_tag_meldet_nicht_auch_noch_was_von_ihm_abhaengt() -> None:
    assert list(_fehler("beratungsquote", json.dumps(ZEITRAUM | {"von": "2026-02-30"}))) == ["von"]


ZEITRAUM: dict[str, Any] = {"von": "2026-07-01", "bis": "2026-07-31", "wochenstunden": 39}
TERMIN: dict[str, Any] = {"termin": "2026-09-01", "rechtsfolgenbelehrung": True, "kontaktweg": "praesenz"}
KEINE_ZAHL = [float("nan"), float("inf"), -float("inf")]


@pytest.mark.parametrize(
    ("name", "eingabe", "feld", "text"),
    [
        ("meldeversaeumnis", TERMIN | {"regelbedarfsstufe": "1"}, "regelbedarfsstufe", "ganze Zahl von 1 bis 6"),
        ("meldeversaeumnis", TERMIN | {"anhoerung_tage": 1.5}, "anhoerung_tage", "ganze Zahl von 1 bis 366"),
        ("beratungsquote", ZEITRAUM | {"wochentage": [0, "1"]}, "wochentage.1", "ganze Zahl von 0 bis 6"),
        ("beratungsquote", ZEITRAUM | {"gefuehrt": None}, "gefuehrt", "ganze Zahl von 0 bis 99999"),
        ("arbeitstage", {"start": "2026-07-01", "anzahl": "5"}, "anzahl", "ganze Zahl von −1000 bis 1000"),
        ("beratungsquote", ZEITRAUM | {"wochentage": 1}, "wochentage", "zum Beispiel [0]."),
        ("beratungsquote", ZEITRAUM | {"abwesenheiten": "-"}, "abwesenheiten", '[{"von": "2026-07-01", "bis": "2026-'),
        ("mangelnde_mitwirkung", {"versaeumte_einladungen": 1}, "versaeumte_einladungen", 'Beispiel ["2026-07-31"].'),
        ("kontaktintervall", GUT | {"situationen": "agh"}, "situationen", 'zum Beispiel ["aktivierbar_ue25"].'),
        *(("beratungsquote", ZEITRAUM | {"wochenstunden": z}, "wochenstunden", "eine Zahl ein") for z in KEINE_ZAHL),
        *(("beratungsquote", ZEITRAUM | {"gefuehrt": z}, "gefuehrt", "eine ganze Zahl von 0") for z in KEINE_ZAHL),
    ],
)
def test_beispiele_passen_zum_feld(name: str, eingabe: dict[str, Any], feld: str, text: str) -> None:
    assert text in _fehler(name, json.dumps(eingabe))[feld]


@pytest.mark.parametrize(
    ("eingabe", "feld", "mensch", "maschine"),
    [
        ({"von": "31.02.2026"}, "von", "das es gibt, zum Beispiel 31.01.2027.", " (geschrieben 2027-01-31)."),
        (
            {"wochenstunden": "viele"},
            "wochenstunden",
            "zum Beispiel 19,5.",
            " (in JSON: 19.5, ohne Anführungszeichen).",
        ),
        ({"gefuehrt": "drei"}, "gefuehrt", "von 0 bis 99999 eingeben.", " (in JSON ohne Anführungszeichen)."),
        ({"gefuehrt": ""}, "gefuehrt", "von 0 bis 99999 eingeben.", " (in JSON ohne Anführungszeichen)."),
        ({"dienstfrei_24_31_dez": "ja"}, "dienstfrei_24_31_dez", "ja oder nein angeben.", "Anführungszeichen)."),
    ],
)
def test_die_seite_sagt_nichts_ueber_json(eingabe: dict[str, Any], feld: str, mensch: str, maschine: str) -> None:
    roh = json.dumps(ZEITRAUM | eingabe)
    (fehler,) = json.loads(antworte("beratungsquote", roh))["fehler"]
    assert fehler.keys() == {"feld", "text", "fehlt"}
    assert fehler["feld"] == feld
    assert fehler["text"].endswith(mensch)
    assert _fehler("beratungsquote", roh)[feld].endswith(maschine)


@pytest.mark.parametrize("name", NAMEN)
def test_leere_eingabe_nennt_kein_fremdes_feld(name: str) -> None:
    (text,) = _fehler(name, "").values()
    assert "{" not in text


@pytest.mark.parametrize(
    ("name", "eingabe", "feld"),
    [
        ("arbeitstage", {"start": "2099-12-31", "anzahl": 1000}, "start"),
        ("frist", {"ereignis": "2099-12-31", "dauer": 10_000, "einheit": "jahre"}, "ereignis"),
    ],
)
def test_ein_tag_ausserhalb_der_tabelle_steht_am_feld(name: str, eingabe: dict[str, Any], feld: str) -> None:
    rechner = hole(name)
    with pytest.raises(UngueltigeEingabe) as gefangen:
        rechne(rechner, pruefe(rechner, json.dumps(eingabe)))
    (fehler,) = gefangen.value.fehler
    assert fehler.feld == feld
    assert "1999 bis 2100" in fehler.text


def test_alle_maengel_auf_einmal() -> None:
    eingabe = {"stichtag": "2026-11-23", "situationen": ["lange_fbw", "lange_au", "schule_abschlussjahr"]}
    assert list(_fehler("kontaktintervall", json.dumps(eingabe))) == [
        "massnahme_beginn",
        "massnahme_ende",
        "au_seit",
        "schulende",
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates().map(str),
    lambda kinder: st.lists(kinder, max_size=3) | st.dictionaries(st.text(), kinder, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("name", NAMEN)
@given(daten=st.data())
def test_beliebige_werte_fuehren_nie_zu_anderen_ausnahmen(name: str, daten: st.DataObject) -> None:
    rechner = hole(name)
    felder = list(rechner.eingabe.model_fields)
    eingabe = daten.draw(st.dictionaries(st.sampled_from(felder), JSON))
    try:
        rechne(rechner, pruefe(rechner, json.dumps(eingabe)))
    except UngueltigeEingabe as ungueltig:
        assert all(fehler.text and (fehler.feld or "").split(".")[0] in felder for fehler in ungueltig.fehler)
