"""The entry „mangelnde Mitwirkung“: which remarks come when, counted a second way."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.rrule import DAILY, FR, MO, TH, TU, WE, rrule
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from calc.rechner.mangelnde_mitwirkung.regel import ende_spaetestens
from calc.recht.aenderungen import AENDERUNGEN
from calc.seite import antworte

EINTRAG = {"versaeumte_einladungen": ["2026-07-20", "2026-08-03"], "eintrag_am": "2026-08-10"}
SACHSTAND = "Das Konzept hat den Sachstand 20.07.2023."


def _text(**angaben: Any) -> str:
    text: str = json.loads(antworte("mangelnde_mitwirkung", json.dumps(EINTRAG | angaben)))["text"]
    return text


@given(st.dates(date(2018, 1, 1), date(2098, 1, 1)))
def test_dreissig_arbeitstage_auf_einem_zweiten_weg(eintrag: date) -> None:
    feiertage = country_holidays("DE", "HH", years=(eintrag.year, eintrag.year + 1))
    tage = rrule(DAILY, dtstart=eintrag + timedelta(days=1), byweekday=(MO, TU, WE, TH, FR), count=50)
    frei = {(12, 24), (12, 31)}
    ohne_feiertage = [tag.date() for tag in tage if tag not in feiertage]
    assert ende_spaetestens(eintrag, dienstfrei=False) == ohne_feiertage[29]
    assert ende_spaetestens(eintrag) == [tag for tag in ohne_feiertage if (tag.month, tag.day) not in frei][29]


@pytest.mark.parametrize(
    ("angaben", "satz"),
    [
        ({}, "Mangelnde Mitwirkung ist einzutragen, befristet bis spätestens Montag, 21. September 2026."),
        ({}, "Ein neuer Termin ist anzubieten bis Montag, 21. September 2026."),
        ({}, "AV-Status: vorher arbeitslos/arbeitsuchend, nachher „nicht gesetzt“."),
        ({}, "Wirkt das anderswo, zum Beispiel beim Kindergeld"),
        ({"ende_geplant": "2026-09-21"}, "Das geplante Ende am Montag, 21. September 2026 passt."),
        ({"ende_geplant": "2026-09-22"}, "Das geplante Ende am Dienstag, 22. September 2026 passt nicht."),
        ({"ende_geplant": "2026-09-22"}, "zu spät. Bitte höchstens bis Mo, 21.09.2026 befristen. (L9)"),
        ({"ende_geplant": "2026-08-10"}, "Das geplante Ende am Montag, 10. August 2026 passt nicht."),
        ({"ende_geplant": "2026-08-10"}, "Das geplante Ende liegt nicht nach dem Eintrag. Bitte das Datum prüfen."),
        ({"neuer_termin": "2026-08-10"}, "Der neue Termin liegt nicht nach dem Eintrag."),
        ({"neuer_termin": "2026-09-22"}, "zu spät. Bitte einen Termin bis Mo, 21.09.2026 anbieten. (L9)"),
        ({"neuer_termin": "2026-09-21", "ende_geplant": "2026-09-18"}, "Der Eintrag endet schon vor dem neuen Termin."),
        ({"neuer_termin": "2026-09-05"}, "Kein Arbeitstag (Wochenende): Termin am Sa, 05.09.2026."),
        ({"versaeumte_einladungen": ["2026-05-14", "2026-08-03"]}, "Kein Arbeitstag (Christi Himmelfahrt)"),
        ({"versaeumte_einladungen": ["2026-07-20", "2026-08-03", "2026-08-03"]}, "er zählt einmal. (L8)"),
        (
            {"versaeumte_einladungen": ["2026-08-03"]},
            "noch nicht einzutragen.\nNötig sind mindestens 2",
        ),
        ({"versaeumte_einladungen": ["2026-08-03", "2026-08-11"]}, "Erst nach dem Eintrag am 10.08.2026 liegt: 11.08."),
        ({"versaeumte_einladungen": ["2023-06-01", "2023-06-08"], "eintrag_am": "2023-07-19"}, SACHSTAND),
    ],
)
def test_was_die_seite_sagt(angaben: dict[str, Any], satz: str) -> None:
    assert satz in _text(**angaben)


def test_ende_vor_dem_eintrag_nennt_den_eintrag() -> None:
    antwort = json.loads(antworte("mangelnde_mitwirkung", json.dumps(EINTRAG | {"ende_geplant": "2026-08-09"})))
    (fehler,) = antwort["fehler"]
    assert fehler["feld"] == "ende_geplant"
    assert fehler["text"].startswith("Das Ende 09.08.2026 liegt vor dem Eintrag 10.08.2026.")


@pytest.mark.parametrize(
    "angaben",
    [
        {},
        {"ende_geplant": "2026-08-11"},
        {"ende_geplant": "2026-09-21", "neuer_termin": "2026-09-21"},
        {"versaeumte_einladungen": ["2023-07-04", "2023-07-11"], "eintrag_am": "2023-07-20"},
    ],
)
def test_keine_warnung_ohne_grund(angaben: dict[str, Any]) -> None:
    text = _text(**angaben)
    assert "Warnung:" not in text
    assert "er zählt einmal" not in text
    assert "endet schon vor" not in text


def test_heiligabend_als_termin_haengt_am_schalter() -> None:
    tage = {"versaeumte_einladungen": ["2026-12-21", "2026-12-24"], "eintrag_am": "2027-01-04"}
    assert "Kein Arbeitstag (dienstfrei): Termin am Do, 24.12.2026." in _text(**tage)
    assert "Warnung:" not in _text(**tage, dienstfrei_24_31_dez=False)


def test_hinweis_auf_die_nichterreichbarkeit_ab_ihrem_tag() -> None:
    beginn = AENDERUNGEN["R13"].gueltig_ab
    tage = {"versaeumte_einladungen": ["2026-06-01", "2026-06-08"]}
    assert "(R13)" not in _text(**tage, eintrag_am=(beginn - timedelta(days=1)).isoformat())
    assert "(R13)" in _text(**tage, eintrag_am=beginn.isoformat())
