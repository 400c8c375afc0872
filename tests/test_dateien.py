"""Files to take along: a calendar that calendar programs read, a table that Excel reads, what a checklist receives."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from calc.ausgabe.checkliste import felder
from calc.ausgabe.csvdatei import als_csv
from calc.ausgabe.darstellung import Darstellung, Tabelle
from calc.form.modelle import Ergebnis
from calc.frage import pruefe, rechne
from calc.rechner import RECHNER_TITEL, hole
from calc.seite import FORMEN, Form, antworte
from calc.zeit.kalender import HAMBURGER_FEIERTAGE
from overrides.authoring import checklist as checkliste
from tests.test_ausgabe import EINGABEN

DOCS = Path(__file__).parents[1] / "docs"


FRUEHER = {"heute": "1999-01-01"}
"""A day before every case: nothing is past."""


def hole_form(name: str, form: Form, wunsch: dict[str, Any] = FRUEHER, **angaben: Any) -> dict[str, Any]:
    eingabe = json.dumps(EINGABEN[name] | angaben)
    antwort: dict[str, Any] = json.loads(antworte(name, eingabe, form=form, wunsch=json.dumps(FRUEHER | wunsch)))
    return antwort


def kalender(name: str, wunsch: dict[str, Any] = FRUEHER, **angaben: Any) -> Calendar:
    return gelesen(hole_form(name, "kalender", wunsch, **angaben)["inhalt"])


def gelesen(text: str) -> Calendar:
    gelesener = Calendar.from_ical(text)
    assert isinstance(gelesener, Calendar)
    return gelesener


def ergebnis(name: str) -> Ergebnis:
    rechner = hole(name)
    return rechne(rechner, pruefe(rechner, json.dumps(EINGABEN[name])))


def termine(name: str) -> Iterator[tuple[date, str]]:
    return ((termin.datum, termin.titel) for termin in ergebnis(name).termine)


def ereignisse(inhalt: Calendar) -> list[Any]:
    return list(inhalt.walk("VEVENT"))


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_jeder_termin_steht_als_ganzer_tag_im_kalender(name: str) -> None:
    gefunden = [(e["DTSTART"].dt, str(e["SUMMARY"])) for e in ereignisse(kalender(name))]
    rechner = RECHNER_TITEL[name].partition(":")[0]
    assert gefunden == [(tag, f"{rechner}: {titel}") for tag, titel in termine(name)]
    for ereignis in ereignisse(kalender(name)):
        assert ereignis["DTEND"].dt - ereignis["DTSTART"].dt == timedelta(days=1)
        assert type(ereignis["DTSTART"].dt) is date
        assert ereignis["CLASS"] == "PRIVATE"
        assert ereignis["SUMMARY"].params["LANGUAGE"] == "de"


def arbeitstage_vor(tag: date, anzahl: int) -> date:
    """Counted back day by day, without the function that the calendar file uses."""
    while anzahl:
        tag -= timedelta(days=1)
        frei = tag.weekday() > 4 or tag in HAMBURGER_FEIERTAGE or (tag.month, tag.day) in {(12, 24), (12, 31)}
        anzahl -= not frei
    return tag


@pytest.mark.parametrize("vorlauf", [10, 3, 1, 0])
@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_erinnert_wird_am_arbeitstag_davor_und_frueh_genug(name: str, vorlauf: int) -> None:
    arten = [termin.art for termin in ergebnis(name).termine]
    for ereignis, art in zip(ereignisse(kalender(name, {"vorlauf": vorlauf})), arten, strict=True):
        tag = ereignis["DTSTART"].dt
        abstaende = {1, vorlauf} - {0} if art == "frist" else {1}
        erwartet = [arbeitstage_vor(tag, abstand) - tag + timedelta(hours=8) for abstand in sorted(abstaende)]
        assert [e["TRIGGER"].dt for e in reversed(ereignis.walk("VALARM"))] == erwartet
        assert {str(e["ACTION"]) for e in ereignis.walk("VALARM")} == {"DISPLAY"}


FRIST: dict[str, Any] = {"ereignis": "2026-12-14", "dauer": 2, "einheit": "wochen"}


def test_erinnerung_ueber_weihnachten() -> None:
    # Frist bis Mo, 28.12.2026: davor Wochenende, 25. und 24.12.; also Mi, 23.12., 8 Uhr: 4 Tage und 16 Stunden vorher.
    inhalt = hole_form("frist", "kalender", {"nummer": 1}, **FRIST)["inhalt"]
    assert "DTSTART;VALUE=DATE:20261228" in inhalt
    assert "TRIGGER:-P4DT16H" in inhalt


def test_was_vorbei_ist_wird_nicht_ausgegeben_und_nicht_erinnert() -> None:
    """On 15.12.2026 the event of 14.12. is past; ten working days before 28.12. was 10.12., the day before is not."""
    (frist,) = ereignisse(kalender("frist", {"heute": "2026-12-15"}, **FRIST))
    assert frist["DTSTART"].dt == date(2026, 12, 28)
    assert len(frist.walk("VALARM")) == 1


def test_am_anfang_des_kalenders_erinnert_der_tag_davor() -> None:
    # Back to Monday, 04.01.1999: no working day before it is known.
    (erster,) = ereignisse(kalender("arbeitstage", {"nummer": 0}, start="2000-01-03", anzahl=-254))
    assert erster.walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=-16)


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_zeilen_nach_dem_standard(name: str) -> None:
    inhalt = hole_form(name, "kalender")["inhalt"]
    assert inhalt.endswith("END:VCALENDAR\r\n")
    assert all(len(zeile.encode()) <= 75 for zeile in inhalt.split("\r\n"))
    assert "\n" not in inhalt.replace("\r\n", "")
    # Once around through the library: nothing is lost on the way.
    noch_einmal = gelesen(kalender(name).to_ical().decode())
    assert [e["SUMMARY"] for e in ereignisse(noch_einmal)] == [e["SUMMARY"] for e in ereignisse(kalender(name))]


def test_sonderzeichen_sind_maskiert_und_umlaute_nie_zerteilt() -> None:
    from calc.ausgabe.kalender import _gefaltet, _maskiert

    text = "a;b,c\\d\n" + "ü" * 100 + "„“"
    zeile = _gefaltet(f"SUMMARY:{_maskiert(text)}")
    datei = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{zeile}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert str(ereignisse(gelesen(datei))[0]["SUMMARY"]) == text
    assert all(len(teil.encode()) <= 75 for teil in zeile.split("\r\n"))


def kennungen(name: str, wunsch: dict[str, Any] = FRUEHER, **angaben: Any) -> list[str]:
    return [str(ereignis["UID"]) for ereignis in ereignisse(kalender(name, wunsch, **angaben))]


def test_ohne_kuerzel_ueberschreibt_kein_vorgang_einen_anderen() -> None:
    einmal, nochmal = (kennungen("meldeversaeumnis") for _ in range(2))
    assert len({*einmal, *nochmal}) == 2 * len(einmal)


def test_mit_kuerzel_bleiben_die_kennungen_auch_wenn_sich_die_tage_aendern() -> None:
    a17 = {"kuerzel": "A17"}
    assert kennungen("kontaktintervall", a17) == kennungen("kontaktintervall", a17, stichtag="2027-02-02")
    assert not set(kennungen("kontaktintervall", a17)) & set(kennungen("kontaktintervall", {"kuerzel": "A18"}))
    assert len(set(kennungen("bekanntgabe", a17))) == len(kennungen("bekanntgabe", a17))
    assert all(
        str(e["SUMMARY"]).startswith("A17, Kontaktintervall: ") for e in ereignisse(kalender("kontaktintervall", a17))
    )


@pytest.mark.parametrize("kuerzel", ["x" * 21, "a\nb", " a", "\u202ea"])
def test_kein_kuerzel(kuerzel: str) -> None:
    (fehler,) = hole_form("frist", "kalender", {"kuerzel": kuerzel})["fehler"]
    assert fehler["feld"] == "kuerzel"


@pytest.mark.parametrize("vorlauf", [-1, 61])
def test_kein_vorlauf(vorlauf: int) -> None:
    (fehler,) = hole_form("frist", "kalender", {"vorlauf": vorlauf})["fehler"]
    assert fehler["feld"] == "vorlauf"


def test_ein_einzelner_termin_ist_derselbe_wie_unter_allen() -> None:
    alle = ereignisse(kalender("mutterschutz"))
    for nummer, ereignis in enumerate(alle):
        (einzelner,) = ereignisse(kalender("mutterschutz", {"nummer": nummer}))
        for feld in ("DTSTART", "SUMMARY", "DESCRIPTION"):
            assert einzelner[feld] == ereignis[feld]
        assert einzelner.walk("VALARM") == ereignis.walk("VALARM")


def test_kalender_nennt_keine_angaben_zur_person() -> None:
    inhalt = hole_form("meldeversaeumnis", "kalender")["inhalt"].replace("\r\n ", "")
    assert "Stufe" not in inhalt
    assert "wiederholt" not in inhalt.lower()


# Excel


Tabellen = dict[str, list[dict[str, str]]]


def tabellen(inhalt: str) -> Tabellen:
    """The tables of a file by their titles; a row of another width than its head ends the test."""
    gefunden: Tabellen = {}
    bloecke = inhalt.removeprefix("\ufeff").split("\r\n\r\n")
    for block in bloecke[1:-1]:
        (titel,), kopf, *zeilen = csv.reader(io.StringIO(block), delimiter=";", strict=True)
        gefunden[titel] = [dict(zip(kopf, zeile, strict=True)) for zeile in zeilen]
    return gefunden


def test_jede_bedeutung_hat_ihre_tabelle() -> None:
    eingabe = {"stichtag": "2026-11-23", "situationen": ["agh"], "letzter_kontakt": "2026-07-31"}
    inhalt = json.loads(antworte("kontaktintervall", json.dumps(eingabe), form="tabelle"))["inhalt"]
    gefunden = tabellen(inhalt)
    assert list(gefunden) == [
        "Angaben",
        "Alle Vorgaben",
        "Jahresplan: die nächsten zwölf Monate",
        "Termine",
        "Rechtsstand",
    ]
    # 31.01.2027 is a Sunday: Friday before. P10 every six months, I6 the same for the check.
    assert ("29.01.2027", "P10") in {(zeile["Spätestens"], zeile["Quelle"]) for zeile in gefunden["Alle Vorgaben"]}
    plan = gefunden["Jahresplan: die nächsten zwölf Monate"]
    assert {zeile["Tag"] for zeile in plan if zeile["Quelle"] == "P10"} == {"29.01.2027", "30.07.2027"}
    assert {"Angabe": "Letzter Kontakt", "Wert": "31.07.2026"} in gefunden["Angaben"]
    assert "Sachstand 20.07.2023" in {zeile["Stand"] for zeile in gefunden["Rechtsstand"]}
    kopf = inhalt.removeprefix("\ufeff").splitlines()[:2]
    assert kopf == ["Rechner;Kontaktintervall", "Ergebnis;Nächster Kontakt spätestens am Freitag, 29. Januar 2027."]
    assert "Gesetzestexte zuletzt geprüft am" in inhalt.splitlines()[-1]


@pytest.mark.parametrize("name", RECHNER_TITEL)
def test_jede_tabelle_ist_rechteckig_und_hat_deutsche_tage(name: str) -> None:
    inhalt = hole_form(name, "tabelle")["inhalt"]
    assert inhalt.encode().startswith(b"\xef\xbb\xbf")
    gefunden = tabellen(inhalt)
    assert gefunden["Angaben"]
    assert gefunden["Rechtsstand"]
    werte = [wert for zeilen in gefunden.values() for zeile in zeilen for wert in zeile.values()]
    assert not any(re.match(r"\d{4}-\d\d-\d\d", wert) for wert in werte)


@pytest.mark.parametrize("anfang", ["=", "+", "-", "@", "\t", "\r"])
def test_keine_zelle_wird_zur_formel(anfang: str) -> None:
    zeile = (f"{anfang}SUMME(A1)", f"{anfang}1", "a=1", None, date(2026, 11, 28))
    bild = Darstellung((f"{anfang}2", "."), tabellen=(Tabelle("Tabelle", ("A", "B", "C", "D", "E"), (zeile,)),))
    rechner = hole("frist")
    eingabe = pruefe(rechner, json.dumps(EINGABEN["frist"]))
    inhalt = als_csv("Frist", bild, eingabe, rechne(rechner, eingabe))
    zellen = [zelle for zeile in csv.reader(io.StringIO(inhalt, newline=""), delimiter=";") for zelle in zeile]
    assert not [zelle for zelle in zellen if zelle.startswith(anfang)]
    assert {f"'{anfang}SUMME(A1)", f"'{anfang}1", f"'{anfang}2.", "a=1", "28.11.2026"} <= set(zellen)


def test_ohne_tabelle_stehen_die_termine_darin() -> None:
    (ereignis, ende) = tabellen(hole_form("frist", "tabelle")["inhalt"])["Termine"]
    assert ereignis == {"Tag": "31.03.2026", "Wochentag": "Dienstag", "Art": "am", "Was": "Ereignis"}
    # 03.04.2026 is Good Friday; the end moves past Easter Monday.
    assert ende == {"Tag": "07.04.2026", "Wochentag": "Dienstag", "Art": "bis", "Was": "Ende der Frist"}


# Checklists


def liste(name: str) -> checkliste.Checklist:
    text = (DOCS / f"checklisten/{name}.md").read_text("utf-8")
    return checkliste.read(text.split("```checkliste\n")[1].split("\n```")[0])


def zeilen(eine: checkliste.Checklist) -> Iterator[str]:
    punkte = [punkt for gruppe in eine.gruppe for punkt in gruppe.punkt]
    for zeile in (*eine.kopf, *(punkt.zeile for punkt in punkte)):
        if zeile and zeile.feld:
            yield from filter(None, (zeile.feld, zeile.kalender))


def bekannt(eine: checkliste.Checklist) -> set[str]:
    return {punkt.bekannt for gruppe in eine.gruppe for punkt in gruppe.punkt if punkt.bekannt}


def antworten(eine: checkliste.Checklist) -> set[str]:
    return {f"{p.name}={wert}" for gruppe in eine.gruppe for p in gruppe.punkt for wert in p.antworten}


def faelle() -> Iterator[tuple[str, dict[str, Any]]]:
    for datei in sorted((Path(__file__).parent / "faelle").glob("*.toml")):
        for fall in tomllib.loads(datei.read_text("utf-8"))["fall"]:
            if "fehler" not in fall["erwartet"]:
                yield datei.stem, {name: wert for name, wert in fall["eingabe"].items() if wert != "null"}


def test_jede_zeile_die_ein_rechner_fuellen_soll_wird_von_einem_gefuellt() -> None:
    gefuellt: dict[str, set[str]] = {}
    for name, eingabe in faelle():
        roh = json.dumps(eingabe, default=str)
        ziel = json.loads(antworte(name, roh))["checkliste"]
        if ziel:
            uebergabe = json.loads(antworte(name, roh, form="checkliste"))
            werte = {f"{name}={wert}" for name, wert in uebergabe["felder"].items()}
            gefuellt.setdefault(ziel, set()).update(werte, uebergabe["felder"])
            assert set(uebergabe["wahl"]) <= antworten(liste(ziel)), (name, uebergabe["wahl"])
    for datei in sorted((DOCS / "checklisten").glob("*.md")):
        if datei.stem not in ("index", "alle"):
            assert {*zeilen(liste(datei.stem)), *bekannt(liste(datei.stem))} <= gefuellt.get(datei.stem, set()), (
                datei.stem
            )


def test_uebergabe_an_die_checkliste() -> None:
    uebergabe = hole_form("meldeversaeumnis", "checkliste")
    # By hand: posted Tue 27.10.2026, fourth day Sat 31.10.; next month; six months after 08.09. are 08.03.2027.
    erwartet = {
        "termin": "Di, 08.09.2026",
        "bekanntgabe": "Sa, 31.10.2026",
        "beginn": "So, 01.11.2026",
        "ende": "Mo, 30.11.2026",
        "betrag_monat": "168,90 €",
        "feststellung_spaetestens": "Mo, 08.03.2027",
    }
    assert erwartet.items() <= uebergabe["felder"].items()
    assert "recht=neu" in uebergabe["wahl"]
    assert "30 % weniger Regelbedarf" in uebergabe["html"]
    assert "keine Entscheidung" in uebergabe["html"]
    alt = hole_form("meldeversaeumnis", "checkliste", termin="2026-06-30", anhoerung_zugang="2026-07-06")
    assert "recht=alt" in alt["wahl"]


def test_arbeitstag_und_kalendertag_stehen_nebeneinander() -> None:
    # Last talk Mon 31.08.2026, six months: Sun 28.02.2027; the last working day before is Fri 26.02.
    eingabe = {"situationen": ["arbeitslos_berufspraxis"], "letzter_kontakt": "2026-08-31", "stichtag": "2026-11-28"}
    gefunden = json.loads(antworte("kontaktintervall", json.dumps(eingabe), form="checkliste"))["felder"]
    assert gefunden["naechster_kontakt.spaetestens"] == "Fr, 26.02.2027"
    assert gefunden["naechster_kontakt.spaetestens_kalender"] == "So, 28.02.2027"


def test_ja_nein_und_auswahl_kommen_mit() -> None:
    gefunden = hole_form("meldeversaeumnis", "checkliste")["felder"]
    assert gefunden["kontaktweg"] == "praesenz"
    assert gefunden["rechtsfolgenbelehrung"] == "ja"
    assert gefunden["wichtiger_grund"] == "nein"


def test_felder_in_der_tiefe_haben_ihren_weg_im_namen() -> None:
    rechner = hole("pflichtverletzung")
    eingabe = pruefe(rechner, json.dumps(EINGABEN["pflichtverletzung"]))
    gefunden = dict(felder(eingabe, rechne(rechner, eingabe)))
    assert gefunden["folgetermin_u25.gesetz_bis"] == "Mi, 25.11.2026"  # four weeks after Wed 28.10.2026


def test_ohne_passende_liste_gibt_es_keine() -> None:
    assert json.loads(antworte("frist", json.dumps(EINGABEN["frist"])))["checkliste"] is None
    assert hole_form("frist", "checkliste")["wahl"] == []


def test_fehler_kommen_in_jeder_form_als_fehler() -> None:
    for form in FORMEN:
        assert json.loads(antworte("frist", "{}", form=form))["fehler"]


def test_reihenfolge_der_termine_in_der_datei() -> None:
    tage = [e["DTSTART"].dt for e in ereignisse(kalender("kontaktintervall"))]
    assert all(vorher <= nachher for vorher, nachher in pairwise(tage))


def test_die_liste_uebernimmt_tage_einer_aufzaehlung_und_warnungen() -> None:
    uebergabe = hole_form("mangelnde_mitwirkung", "checkliste")
    assert uebergabe["felder"]["versaeumte_einladungen"] == "05.10.2026, 05.10.2026, 31.10.2026"
    # The planned end is a Saturday inside the time; the new date of the example lies after the last possible day.
    assert "<strong>" in uebergabe["html"]
    assert "passt nicht" in uebergabe["html"]


def test_ohne_zwei_tage_gibt_es_keine_zeitleiste() -> None:
    eingabe = {"termin": "2026-09-08", "rechtsfolgenbelehrung": False, "kontaktweg": "telefon"}
    assert "zeitleiste" not in json.loads(antworte("meldeversaeumnis", json.dumps(eingabe)))["html"]


def test_u25_am_samstag_nennt_den_arbeitstag_davor() -> None:
    # Notified on Saturday, 21.11.2026: four weeks end on Saturday, 19.12.; the concept allows more.
    text = json.loads(
        antworte("pflichtverletzung", json.dumps({"ereignis": "2026-08-06", "bekanntgabe": "2026-11-21", "u25": True}))
    )["text"]
    arbeitstag, kalendertag = "spätestens am Freitag, 18. Dezember 2026", "Kalendertag ist Sa, 19.12.2026"
    assert f"{arbeitstag} (letzter Arbeitstag; {kalendertag})" in text


def test_die_erste_situation_mit_eigener_liste_bestimmt_sie() -> None:
    angaben = {"stichtag": "2026-11-25", "massnahme_beginn": "2026-09-01", "massnahme_ende": "2027-08-31"}
    listen = {
        ("aktivierbar_ue25",): "gespraechsform",
        ("aktivierbar_ue25", "p10_erziehend"): "elternzeit-mutterschutz",
        ("p10_erziehend", "agh"): "elternzeit-mutterschutz",
        ("agh", "p10_erziehend"): "massnahme",
    }
    for situationen, liste in listen.items():
        eingabe = json.dumps(angaben | {"situationen": situationen})
        assert json.loads(antworte("kontaktintervall", eingabe))["checkliste"] == liste


def test_ohne_folge_steht_nicht_fest_das_wievielte_es_war() -> None:
    assert hole_form("meldeversaeumnis", "checkliste")["wahl"] == ["recht=neu", "zaehler=wiederholt"]
    am_telefon = hole_form("meldeversaeumnis", "checkliste", kontaktweg="telefon")
    assert am_telefon["wahl"] == ["recht=neu"]
