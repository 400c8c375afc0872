"""What people see: well-formed, escaped, and every source leads somewhere."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from calc.ausgabe.darstellung import Darstellung
from calc.ausgabe.fundstellen import adresse, verweise
from calc.ausgabe.html import als_html
from calc.ausgabe.markup import Markup, element
from calc.ausgabe.zeitleiste import zeitleiste
from calc.form.modelle import EingabeModell, Ergebnis, Termin
from calc.rechner import RECHNER_TITEL
from calc.seite import antworte
from tests.test_faelle import tafel

EINGABEN = {name: tafel(name, "beispiel") for name in RECHNER_TITEL}


def _antwort(name: str) -> dict[str, Any]:
    antwort: dict[str, Any] = json.loads(antworte(name, json.dumps(EINGABEN[name]), "../../"))
    return antwort


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_html_ist_wohlgeformt_und_vollstaendig(name: str) -> None:
    wurzel = ElementTree.fromstring(_antwort(name)["html"])
    klassen = {knoten.get("class") for knoten in wurzel.iter()}
    assert {"ergebnis-satz", "ergebnis-schritte", "ergebnis-rechtsstand", "arbeitshilfe"} <= klassen
    assert klassen & {"zeitleiste", "balkenbild"}
    for zeit in wurzel.iter("time"):
        assert date.fromisoformat(zeit.get("datetime", ""))
    for link in wurzel.iter("a"):
        assert link.get("href", "").startswith("../../")
    assert not any(knoten.get("style") for knoten in wurzel.iter())


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_text_nennt_antwort_angaben_und_rechtsstand(name: str) -> None:
    antwort = _antwort(name)
    satz = "".join(ElementTree.fromstring(antwort["html"]).find("p[@class='ergebnis-satz']").itertext())  # type: ignore[union-attr]
    assert antwort["text"].startswith(satz)
    for abschnitt in ("Rechenweg:", "Angaben:", "Rechtsstand:", "Arbeitshilfe, keine Entscheidung"):
        assert abschnitt in antwort["text"]


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_vermerk_hat_zwei_zeilen_mit_rechner_tag_angaben_und_grundlage(name: str) -> None:
    was, womit = _antwort(name)["vermerk"].split("\n")
    assert was.startswith("{heute}, Rechner „")
    assert was.endswith(".")
    assert womit.startswith("Angaben: ")
    assert "Gesetzestexte zuletzt geprüft am" in womit


def test_vermerk_in_voller_laenge() -> None:
    eingabe = {"stichtag": "2026-11-23", "situationen": ["agh"], "letzter_kontakt": "2026-07-31"}
    assert json.loads(antworte("kontaktintervall", json.dumps(eingabe)))["vermerk"] == (
        "{heute}, Rechner „Kontaktintervall“: Nächster Kontakt spätestens am Freitag, 29. Januar 2027.\n"
        "Angaben: Letzter Kontakt: 31.07.2026; Stichtag: 23.11.2026; Situation der Person: Arbeitsgelegenheit (AGH)."
        " Grundlage: P10. Gesetzestexte zuletzt geprüft am 19.08.2026."
    )


def test_antwort_und_grund_zur_frage_unter_25() -> None:
    eingabe = {"stichtag": "2027-02-01", "situationen": ["aktivierbar_u25_alo"], "letzter_kontakt": "2027-01-31"}
    text = json.loads(antworte("kontaktintervall", json.dumps(eingabe)))["text"]
    assert text.startswith("Nächster Kontakt spätestens am Freitag, 26. Februar 2027.")
    assert "1 Monat nach dem 31.01.2027" in text
    assert "Kein Arbeitstag (Wochenende)" in text


def test_fehler_statt_ergebnis() -> None:
    assert json.loads(antworte("kontaktintervall", "{}"))["fehler"][0]["feld"] == "stichtag"
    assert json.loads(antworte("quatsch", "{}"))["fehler"][0]["feld"] is None


def test_text_wird_maskiert() -> None:
    assert element("p", '<b>"&', title='"<') == '<p title="&quot;&lt;">&lt;b&gt;&quot;&amp;</p>'
    assert element("p", Markup("<b></b>")) == "<p><b></b></p>"


def test_mehrere_quellen_sind_mehrere_links() -> None:
    assert [link.text for link in ElementTree.fromstring(f"<p>{verweise('O2, D1', '')}</p>")] == ["O2", "D1"]
    assert adresse("O2") == "wie-oft/#o2"
    assert adresse("§ 188 Abs. 2 BGB") == adresse("§ 188 BGB")


def _quellen_im_code() -> set[str]:
    """Every source that a rule can name, read from the rules' text and data."""
    ordner = Path(__file__).parents[1] / "calc"
    texte = [datei.read_text("utf-8") for datei in ordner.rglob("*.py")]
    daten = tomllib.loads((ordner / "recht" / "situationen.toml").read_text("utf-8"))
    gefunden = set(re.findall(r'"(§§? [^"{}]+|[A-Z]\d{1,2})"', "".join(texte)))
    gefunden |= {nummer for s in daten["situation"].values() for nummer in s["regel"]}
    gefunden |= {e["nummer"] for e in daten["rechtslage"]} | {e["quelle"] for e in daten["zusammen"] + daten["hinweis"]}
    return gefunden | set(tomllib.loads((ordner / "recht" / "normen.toml").read_text("utf-8"))["norm"])


@pytest.mark.parametrize("quelle", sorted(_quellen_im_code()))
def test_jede_quelle_hat_eine_stelle(quelle: str) -> None:
    assert adresse(quelle)


@pytest.mark.parametrize("tage", [(date(2026, 1, 1),), (date(2000, 1, 1), date(2099, 12, 31))])
def test_zeitleiste_bleibt_im_bild(tage: tuple[date, ...]) -> None:
    bild = ElementTree.fromstring(zeitleiste([Termin(tag, "Ein langer Titel " * 9, "frist") for tag in tage], tage[0]))
    for knoten in bild.iter():
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(knoten.get(name, 0)) <= 480
    assert sum(knoten.get("class") == "monat" for knoten in bild.iter()) <= 14


def test_was_vor_dem_naechsten_kontakt_ansteht_wird_nicht_uebersehen() -> None:
    """P11: the check at mid-course (half of 284 days after 05.10.2026) comes months before the yearly talk."""
    eingabe = {
        "stichtag": "2026-11-23",
        "situationen": ["deutschfoerderung"],
        "letzter_kontakt": "2026-09-22",
        "massnahme_beginn": "2026-10-05",
        "massnahme_ende": "2027-07-16",
    }
    text = json.loads(antworte("kontaktintervall", json.dumps(eingabe)))["text"]
    assert "Nächster Kontakt spätestens am Mittwoch, 22. September 2027." in text
    assert (
        "Vorher fällig: Zur Kursmitte nachhalten (Vermerke prüfen), spätestens am Mittwoch, 24. Februar 2027." in text
    )


def test_einzahl_der_frist() -> None:
    antwort = json.loads(antworte("frist", '{"ereignis": "2026-03-31", "dauer": 1, "einheit": "monate"}'))
    assert "1 Monat:" in antwort["text"]


def test_ohne_termine_und_tabelle_bleibt_ein_vollstaendiges_ergebnis() -> None:
    ergebnis = Ergebnis(schritte=(), hinweise=(), termine=(), rechtsstand=())
    wurzel = ElementTree.fromstring(als_html(Darstellung(satz=("Ein Satz.",)), EingabeModell(), ergebnis, ""))
    klassen = {knoten.get("class") for knoten in wurzel.iter()}
    assert {"ergebnis-satz", "ergebnis-schritte", "arbeitshilfe"} <= klassen
    assert "zeitleiste" not in klassen
