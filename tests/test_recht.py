"""The law as data: every date comes from the data itself, so a new version is tested as soon as it is entered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from calc import recht
from calc.ausgabe.fundstellen import nummern
from calc.form.fehler import UngueltigeEingabe
from calc.frage import pruefe, rechne
from calc.rechner import hole
from calc.rechner.kontaktintervall import RECHNER
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN, Aenderung, Art, _aenderung
from calc.recht.parameter import Fassung, NichtAbgedeckt, Parameter, alle, parameter
from calc.recht.praxis import PRAXIS
from calc.zeit.kalender import ERSTER_TAG

TAG = timedelta(days=1)
REGELBEDARF = parameter("regelbedarf", "regelbedarf")
SEITE = Path(__file__).parents[1] / "docs/recht/zahlen.md"
RECHT = Path(recht.__file__).parent
GROESSEN = {f"{datei}.{name}": groesse for datei, inhalt in alle().items() for name, groesse in inhalt.items()}
WECHSEL = [(name, nummer) for name, groesse in GROESSEN.items() for nummer in range(len(groesse.fassungen))]


@pytest.mark.parametrize("aenderung", AENDERUNGEN.values(), ids=list(AENDERUNGEN))
def test_aenderung_ist_vollstaendig(aenderung: Aenderung) -> None:
    assert aenderung.gueltig_ab.day == 1
    assert aenderung.norm.startswith(("§", "Art."))
    assert set(aenderung.beruehrt) <= nummern().keys()
    assert bool(aenderung.beruehrt) is (aenderung.art is not Art.ANGEKUENDIGT)
    assert set(aenderung.offen) <= OFFENE_FRAGEN.keys()
    assert not aenderung.konzept or aenderung.konzept.endswith(".")
    assert aenderung.lage.endswith(".")


def test_aenderungen_sind_luecken_los_und_jede_frage_gehoert_zu_einer() -> None:
    assert list(AENDERUNGEN) == [f"R{n}" for n in range(1, 24)]
    assert {schluessel for a in AENDERUNGEN.values() for schluessel in a.offen} == OFFENE_FRAGEN.keys()
    assert {a.art for a in AENDERUNGEN.values()} == set(Art)


def test_praxis_ist_luecken_los_und_sagt_woher_jeder_satz_kommt() -> None:
    assert list(PRAXIS) == [f"V{n}" for n in range(1, 17)]
    for punkt in PRAXIS.values():
        assert punkt.beruehrt
        assert set(punkt.beruehrt) <= nummern().keys()
        assert punkt.lage or punkt.rechtsprechung or punkt.frage
        assert bool(punkt.norm) is bool(punkt.lage), punkt.nummer
        saetze = f"{punkt.lage} {punkt.rechtsprechung} {punkt.frage}"
        assert not re.search(r"\b[BL]SG\b|B \d+ AS", saetze), "case law without docket numbers"


def test_aenderungen_sind_gelesen_wie_geschrieben() -> None:
    for werte in recht.lade("aenderungen")["aenderung"]:
        aenderung = _aenderung(werte)
        assert aenderung == AENDERUNGEN[werte["nummer"]]
        assert isinstance(aenderung.art, Art)
        for name, angabe in werte.items():
            assert getattr(aenderung, name) == (tuple(angabe) if isinstance(angabe, list) else angabe)
        assert aenderung.offen == tuple(werte.get("offen", ()))


EREIGNISSE = {
    "massnahme_beginn": "2020-01-01",
    "massnahme_ende": "2040-01-01",
    "au_seit": "2020-01-01",
}


@pytest.mark.parametrize(
    ("nummer", "situation"),
    [(b["nummer"], s) for b in recht.lade("situationen")["rechtslage"] for s in b["situationen"]],
)
def test_rechner_weist_genau_ab_dem_tag_der_aenderung_darauf_hin(nummer: str, situation: str) -> None:
    def quellen(stichtag: date) -> set[str]:
        eingabe: dict[str, Any] = {"stichtag": stichtag.isoformat(), "situationen": [situation]} | EREIGNISSE
        gepruefte = RECHNER.eingabe.model_validate(eingabe, strict=False)
        return {h.quelle for h in RECHNER.antwort(gepruefte, RECHNER.regel(gepruefte)).hinweise}

    beginn = AENDERUNGEN[nummer].gueltig_ab
    assert nummer not in quellen(beginn - TAG)
    assert nummer in quellen(beginn)


def _am(groesse: Parameter, tag: date) -> Fassung | str:
    """The version in force on a day, or why there is none."""
    try:
        return groesse.am(tag)
    except NichtAbgedeckt as grund:
        return str(grund)


def _erwartet(fassung: Fassung) -> Fassung | str:
    return fassung.warum_ohne_wert or fassung


@pytest.mark.parametrize(("name", "nummer"), WECHSEL)
def test_jede_fassung_gilt_von_ihrem_tag_bis_zum_tag_vor_der_naechsten(name: str, nummer: int) -> None:
    groesse = GROESSEN[name]
    fassung = groesse.fassungen[nummer]
    davor = _erwartet(groesse.fassungen[nummer - 1]) if nummer else groesse.titel
    assert _am(groesse, fassung.gueltig_ab - TAG) == davor
    assert _am(groesse, fassung.gueltig_ab) == _erwartet(fassung)
    assert _am(groesse, fassung.gueltig_ab + TAG) == _erwartet(fassung)
    assert groesse.abgedeckt_ab == groesse.fassungen[0].gueltig_ab


@pytest.mark.parametrize("name", GROESSEN)
def test_jede_groesse_sagt_was_sie_ist_und_woher_sie_kommt(name: str) -> None:
    groesse = GROESSEN[name]
    assert all((groesse.titel, groesse.einheit, groesse.anknuepfung))
    for fassung in (*groesse.fassungen, *groesse.angekuendigt):
        assert fassung.fundstelle
        assert fassung.bedeutung or not isinstance(fassung.wert, str) or groesse.einheit == "Hinweis"
    erste = groesse.fassungen[0].fundstelle
    ohne_beginn = re.fullmatch(r"(Annahme der Rechner zu )?[A-Z]\d+(, [A-Z]\d+)*", erste)
    assert (groesse.abgedeckt_ab == ERSTER_TAG) is bool(ohne_beginn), "numbers of the concept begin with the calendar"


def _tage(daten: Any, name: str = "") -> Iterator[tuple[str, date]]:
    """Every date in a file and the key that holds it."""
    if isinstance(daten, date):
        yield name, daten
    for schluessel, inhalt in daten.items() if isinstance(daten, dict) else ():
        yield from _tage(inhalt, schluessel)
    for inhalt in daten if isinstance(daten, list) else ():
        yield from _tage(inhalt, name)


@pytest.mark.parametrize("datei", sorted(pfad.stem for pfad in RECHT.glob("*.toml")))
def test_gespeichert_ist_nur_der_beginn(datei: str) -> None:
    assert {name for name, _ in _tage(recht.lade(datei))} <= {"gueltig_ab", "geprueft_am", "mitten_im_monat"}


@pytest.mark.parametrize("norm", recht.lade("normen")["norm"])
def test_beginn_einer_norm_steigt_und_ist_ein_monatserster_oder_gewollt(norm: str) -> None:
    daten = recht.lade("normen")["norm"][norm]
    beginne = recht.beginne(norm)
    assert beginne == sorted(set(beginne))
    assert [tag for tag in beginne if tag.day != 1] == daten.get("mitten_im_monat", [])
    for davor, danach in zip([beginne[0], *beginne], beginne, strict=False):
        assert recht.fassung(norm, danach - TAG).gueltig_ab == davor
        assert recht.fassung(norm, danach).gueltig_ab == danach


@pytest.mark.parametrize(
    ("norm", "paragrafen"),
    [
        ("§ 188 Abs. 2 BGB", ("§ 188 BGB",)),
        ("§ 31b Abs. 1 S. 1 SGB II", ("§ 31b SGB II",)),
        ("§§ 187, 188 BGB", ("§ 187 BGB", "§ 188 BGB")),
        ("§§ 31a, 31b SGB II", ("§ 31a SGB II", "§ 31b SGB II")),
        ("Hamburger Feiertagsgesetz", ("Hamburger Feiertagsgesetz",)),
        ("L6", ("L6",)),
        ("§ 37 Abs. 2a S. 1 SGB X", ("§ 37 SGB X",)),
        ("§ 31 Abs. 2 Nr. 3 SGB II", ("§ 31 SGB II",)),
    ],
)
def test_paragrafen_einer_norm(norm: str, paragrafen: tuple[str, ...]) -> None:
    assert recht.paragrafen(norm) == paragrafen


def test_rechtsstand_nennt_jede_norm_einmal_und_laesst_die_angewandte_fassung_stehen() -> None:
    frueher, heute = date(2024, 12, 31), date(2026, 9, 1)
    quellen = ["§ 37 Abs. 2 SGB X", "§ 187 Abs. 1 BGB", "§ 188 BGB", "L6", "§ 15 Abs. 3 SGB II", "§ 32 Abs. 1 SGB II"]
    stand = recht.vervollstaendigt(recht.rechtsstand(frueher, recht.BEKANNTGABE), heute, quellen)
    assert [(eintrag.norm, eintrag.gueltig_ab) for eintrag in stand] == [
        ("§ 37 SGB X", date(1981, 1, 1)),
        ("§§ 187, 188 BGB", date(1900, 1, 1)),
        ("§ 15 Abs. 3 SGB II", date(2026, 7, 1)),
        ("§ 32 SGB II", date(2026, 7, 1)),
    ]


def test_jede_datei_mit_groessen_steht_auf_der_seite() -> None:
    assert sorted(re.findall(r"```parameter\n(\w+)\n```", SEITE.read_text("utf-8"))) == sorted([*alle(), "normen"])


def test_situationen_nennen_nur_groessen_und_jede_groesse_wird_gebraucht() -> None:
    code = "".join(pfad.read_text("utf-8") for pfad in RECHT.parent.rglob("*.py"))
    situationen = str(recht.lade("situationen")["situation"].values())
    for groesse in alle()["kontaktintervall"]:
        assert f'"{groesse}"' in code or f"'{groesse}'" in situationen, groesse
    assert not re.search(r": \d", situationen)


def test_regelbedarf_wie_in_der_tabelle_des_gesetzes() -> None:
    """Stufe 1 to 6 from 2023 to 2026, copied by hand from the table of sources."""
    tabelle = {
        2023: (502, 451, 402, 420, 348, 318),
        2024: (563, 506, 451, 471, 390, 357),
        2025: (563, 506, 451, 471, 390, 357),
        2026: (563, 506, 451, 471, 390, 357),
    }
    for jahr, betraege in tabelle.items():
        assert tuple(REGELBEDARF.am(date(jahr, 12, 31)).wert.values()) == betraege


ZAEHLER = count()
HEUTE: dict[str, Any] = {"gueltig_ab": date(2026, 7, 1), "wert": 1}


@pytest.mark.parametrize(
    ("fassungen", "meldung"),
    [
        ([{"gueltig_ab": date(2026, 7, 2), "wert": 1}], "kein Monatserster"),
        ([{"gueltig_ab": date(2026, 7, 1), "wert": 1, "mitten_im_monat": True}], "ist ein Monatserster"),
        ([{"gueltig_ab": date(2026, 7, 1)}], "Wert oder ein Grund"),
        ([{"gueltig_ab": date(2026, 7, 1), "wert": 1, "unbekannt": "?"}], "Wert oder ein Grund"),
        ([{"gueltig_ab": date(2026, 7, 1), "wert": 1, "entfallen": "?"}], "Wert oder ein Grund"),
        ([{"gueltig_ab": date(2026, 7, 1), "unbekannt": "?", "entfallen": "?"}], "Wert oder ein Grund"),
        ([{"gueltig_ab": date(2026, 7, 1), "wert": 1}, {"gueltig_ab": date(2025, 7, 1), "wert": 1}], "Reihenfolge"),
        ([{"gueltig_ab": date(2026, 7, 1), "wert": 1}, {"gueltig_ab": date(2026, 7, 1), "wert": 2}], "Reihenfolge"),
        ([HEUTE, {"gueltig_ab": date(2026, 6, 1), "wert": 2, "angekuendigt": True}], "Reihenfolge"),
        ([{"gueltig_ab": date(2027, 1, 1), "wert": 2, "angekuendigt": True}], "erst was gilt"),
        ([{"gueltig_ab": date(2027, 1, 1), "wert": 2, "angekuendigt": True}, HEUTE], "erst was gilt"),
        ([HEUTE | {"fundstelle": ""}], "fehlt die Fundstelle"),
    ],
)
def test_fehlerhafte_daten_werden_nicht_benutzt(
    monkeypatch: pytest.MonkeyPatch, fassungen: list[dict[str, Any]], meldung: str
) -> None:
    with pytest.raises(ValueError, match=f"^probe: .*{meldung}"):
        _probe(monkeypatch, fassungen)


def test_angekuendigtes_wird_gespeichert_und_nie_angewandt(monkeypatch: pytest.MonkeyPatch) -> None:
    unbekannt = {"gueltig_ab": date(2027, 1, 1), "unbekannt": "steht noch nicht fest"}
    neu = {"gueltig_ab": date(2027, 1, 1), "wert": 2, "angekuendigt": True}
    spaeter = {"gueltig_ab": date(2028, 1, 1), "wert": 3, "angekuendigt": True}
    groesse = _probe(monkeypatch, [HEUTE, unbekannt, neu, spaeter])
    assert [fassung.wert for fassung in groesse.angekuendigt] == [2, 3]
    assert groesse.am(date(2026, 12, 31)).wert == 1
    for tag in (date(2027, 1, 1), date(2028, 1, 1), date.max):
        with pytest.raises(NichtAbgedeckt, match="steht noch nicht fest"):
            groesse.am(tag)
    assert _probe(monkeypatch, [HEUTE, neu]).am(date.max).wert == 1
    am_selben_tag = {"gueltig_ab": date(2026, 7, 1), "wert": 2, "angekuendigt": True}
    assert _probe(monkeypatch, [HEUTE, am_selben_tag]).angekuendigt[0].wert == 2


def test_angekuendigtes_beginnt_nicht_vor_der_letzten_geltenden_fassung(monkeypatch: pytest.MonkeyPatch) -> None:
    frueher = [HEUTE | {"gueltig_ab": date(jahr, 1, 1)} for jahr in (2023, 2024, 2025)]
    zu_frueh = HEUTE | {"gueltig_ab": date(2024, 7, 1), "angekuendigt": True}
    with pytest.raises(ValueError, match="Reihenfolge"):
        _probe(monkeypatch, [*frueher, zu_frueh])


def _probe(monkeypatch: pytest.MonkeyPatch, fassungen: list[dict[str, Any]]) -> Parameter:
    angaben = {"fundstelle": "§ 1", "geprueft_am": date(2026, 8, 19)}
    daten = {"probe": {"titel": "", "einheit": "", "anknuepfung": "", "fassung": [angaben | f for f in fassungen]}}
    monkeypatch.setattr("calc.recht.parameter.lade", lambda _: daten)
    # A name of its own each time, as `parameter` remembers what it has read.
    return parameter(f"datei-{next(ZAEHLER)}", "probe")


@pytest.mark.parametrize("rechner", ["mutterschutz", "kontaktintervall"])
@pytest.mark.parametrize("feld", ["errechneter_termin", "entbindung"])
def test_geburt_vor_dem_hinterlegten_recht_ist_ein_fehler_am_feld(rechner: str, feld: str) -> None:
    beginn = parameter("mutterschutz", "vor_termin").abgedeckt_ab

    def fehler(tag: date) -> list[str | None]:
        eingabe: dict[str, Any] = {"errechneter_termin": tag, feld: tag}
        if rechner == "kontaktintervall":
            eingabe |= {"stichtag": "2026-11-22", "situationen": ["agh"]}
        try:
            rechne(hole(rechner), pruefe(hole(rechner), json.dumps(eingabe, default=str)))
        except UngueltigeEingabe as ungueltig:
            assert all("nicht abgedeckt" in f.text for f in ungueltig.fehler)
            return [f.feld for f in ungueltig.fehler]
        return []

    assert fehler(beginn - TAG) == [feld]
    assert fehler(beginn) == []
