"""Zwei Antworten nebeneinander: was anders angegeben ist, was herauskommt, und nichts sonst."""

from __future__ import annotations

import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from calc.seite import antworte

# § 31b Abs. 1 SGB II, § 37 Abs. 2 SGB X: posted on Thursday 26.11.2026 it is known on 30.11., and the reduction begins
# on 01.12.; posted on Monday 30.11. it is known on 04.12., and it begins on 01.01.2027.
VERSAEUMNIS = {
    "termin": "2026-11-12",
    "kontaktweg": "praesenz",
    "rechtsfolgenbelehrung": True,
    "zaehler": "wiederholt",
    "aufgabe_post": "2026-11-26",
}


def nebeneinander(name: str, erste: dict[str, Any], zweite: dict[str, Any]) -> dict[str, list[str]]:
    antwort = json.loads(antworte(name, json.dumps(zweite), "basis:", "vergleich", json.dumps({"erste": erste})))
    zeilen = (
        [zelle.text() for zelle in zeile.css("th, td")] for zeile in LexborHTMLParser(antwort["html"]).css("tbody tr")
    )
    return {titel: werte for titel, *werte in zeilen}


def test_posttag() -> None:
    gefunden = nebeneinander("meldeversaeumnis", VERSAEUMNIS, VERSAEUMNIS | {"aufgabe_post": "2026-11-30"})
    assert gefunden["Bescheid zur Post gegeben"] == ["26.11.2026", "30.11.2026"]
    assert gefunden["Bekanntgabe des Bescheids"] == ["Mo, 30.11.2026", "Fr, 04.12.2026"]
    assert gefunden["Beginn der Minderung"] == ["Di, 01.12.2026", "Fr, 01.01.2027"]
    assert not {"Versäumter Termin", "Art des Termins", "Das wievielte Versäumnis?"} & gefunden.keys()


def test_was_nur_eine_hat() -> None:
    gefunden = nebeneinander("meldeversaeumnis", VERSAEUMNIS | {"zaehler": "erstes"}, VERSAEUMNIS)
    assert gefunden["Das wievielte Versäumnis?"] == ["Das erste", "Ein wiederholtes"]
    assert gefunden["Beginn der Minderung"] == ["–", "Di, 01.12.2026"]


def test_titel_mit_eigenem_tag_stehen_in_einer_zeile() -> None:
    """§ 84 SGG: posted 26.11., known 30.11., a month ends 30.12.; posted 30.11., known 04.12., it ends 04.01.2027."""
    gefunden = nebeneinander(
        "bekanntgabe", {"weg": "post", "datum": "2026-11-26"}, {"weg": "post", "datum": "2026-11-30"}
    )
    assert gefunden["Widerspruch gegen den Bescheid"] == ["Mi, 30.12.2026", "Mo, 04.01.2027"]


def test_nur_unterschiede_sind_markiert() -> None:
    eingabe = {"von": "2026-12-21", "bis": "2026-12-27", "wochenstunden": 25, "wochentage": [1, 2, 3]}
    gleich = json.loads(antworte("beratungsquote", json.dumps(eingabe), "basis:", "vergleich"))["html"]
    assert "<strong>" not in gleich
    anders = json.dumps({"erste": eingabe | {"wochenstunden": 30}})
    html = json.loads(antworte("beratungsquote", json.dumps(eingabe), "basis:", "vergleich", anders))["html"]
    assert "<strong>30</strong>" in html


def test_eine_ungueltige_erste_ist_ein_fehler() -> None:
    wunsch = json.dumps({"erste": {"weg": "post"}})
    antwort = json.loads(antworte("bekanntgabe", '{"weg": "post", "datum": "2026-11-26"}', "b:", "vergleich", wunsch))
    assert antwort["fehler"][0]["feld"] == "datum"
