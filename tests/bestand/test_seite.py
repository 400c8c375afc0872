"""What the page of a whole table asks and gets, from the file to the files it takes away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from python_calamine import CalamineWorkbook

from calc.bestand import sitzung
from calc.bestand.seite import Seite
from tests.bestand.test_dateien import DATEIEN, als_xlsx

EINSTELLUNGEN = {"stichtag": "2026-11-28"}
BEISPIEL = Path(__file__).parents[2] / "docs/bestand/beispiel.csv"
Fragen = Callable[..., Any]


@pytest.fixture
def seite(tmp_path: Path) -> Fragen:
    """Asks a page whose file is written with the question."""
    page = Seite(tmp_path / "eingang", tmp_path / "ausgang")

    def frage(was: str, inhalt: bytes | str | None = None, **auftrag: Any) -> Any:
        if inhalt is not None:
            (tmp_path / "eingang").write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
        return json.loads(page.antworte(json.dumps({"was": was, **auftrag}), lambda *_: None))

    frage.ausgang = tmp_path / "ausgang"  # type: ignore[attr-defined]
    return frage


def liste(seite: Fragen, inhalt: bytes | str) -> str:
    seite("lies", inhalt)
    seite("rechne", einstellungen=EINSTELLUNGEN)
    html: str = seite("zeilen")["html"]
    return html


def test_dieselbe_tabelle_gibt_in_jeder_form_dieselbe_antwort(seite: Fragen) -> None:
    antworten = set()
    for name, inhalt in DATEIEN.items():
        gelesen = seite("lies", inhalt)
        assert (gelesen["vollstaendig"], gelesen["zeilen"]) == (True, 3), name
        gerechnet = seite("rechne", einstellungen=EINSTELLUNGEN)
        assert (gerechnet["gerechnet"], gerechnet["fehlerhaft"], gerechnet["ueberfaellig"]) == (3, 0, 1), name
        zeilen = seite("zeilen")["html"]
        for nummer in range(1, 9):  # the header stands in another row of each file
            zeilen = zeilen.replace(f'data-zeile="{nummer}"', "")
        antworten.add((gerechnet["kopf"], zeilen, seite("plane")["woche"]))
    assert len(antworten) == 1


def test_erkannt_ist_was_die_kopfzeile_nennt(seite: Fragen) -> None:
    gelesen = seite("lies", "Liste\nKennung;Situation;Farbe;Letzter Kontakt\nA;agh;rot;1.10.26\n")
    assert gelesen["kopfzeile"] == 2
    assert [(s["titel"], s["feld"]) for s in gelesen["spalten"]] == [
        ("Kennung", "kennung"),
        ("Situation", "situationen"),
        ("Farbe", ""),
        ("Letzter Kontakt", "letzter_kontakt"),
    ]
    assert gelesen["spalten"][2]["proben"] == ["rot"]
    assert "„Farbe“" in seite("rechne", einstellungen=EINSTELLUNGEN)["kopf"]


def test_die_zuordnung_laesst_sich_von_hand_aendern(seite: Fragen) -> None:
    gelesen = seite("lies", "Wer;;Lage;Gesehen\nA;;agh;1.10.26\n")
    assert (gelesen["vollstaendig"], gelesen["kopfzeile"]) == (False, 1)
    # As the page does it: a column is named by its number, which is not its place among those that are shown.
    nummern = {spalte["titel"]: spalte["nummer"] for spalte in gelesen["spalten"]}
    assert nummern == {"Wer": 0, "Lage": 2, "Gesehen": 3}
    felder = {"kennung": nummern["Wer"], "situationen": nummern["Lage"], "letzter_kontakt": nummern["Gesehen"]}
    gelesen = seite("ordne_zu", felder=felder)
    assert gelesen["vollstaendig"]
    assert seite("rechne", einstellungen=EINSTELLUNGEN)["gerechnet"] == 1
    assert ">A</button>" in seite("zeilen")["html"]


def test_ohne_kopfzeile_geht_keine_zeile_verloren(seite: Fragen) -> None:
    seite("lies", "A;agh;1.10.26\nB;agh;1.10.26\n")
    gelesen = seite("ordne_zu", kopfzeile=0)
    assert [s["titel"] for s in gelesen["spalten"]] == ["Spalte 1", "Spalte 2", "Spalte 3"]
    seite("ordne_zu", felder={"kennung": 0, "situationen": 1})
    assert seite("rechne", einstellungen=EINSTELLUNGEN)["gerechnet"] == 2


def test_fehler_stehen_mit_zeile_und_spalte_da(seite: Fragen) -> None:
    seite("lies", "Kennung;Situation;Letzter Kontakt\nA;agh;31.02.2026\nB;quatsch;\nC;agh;1.10.26\n\n")
    antwort = seite("rechne", einstellungen=EINSTELLUNGEN)
    assert (antwort["gerechnet"], antwort["fehlerhaft"]) == (1, 2)
    assert "3 Zeilen = 1 gerechnet + 2 fehlerhaft" in antwort["kopf"]
    assert 'href="#bestand-nicht-gerechnet"' in antwort["kopf"]
    assert 'id="bestand-nicht-gerechnet"' in antwort["fehlerliste"]
    for teil in ('<th scope="row">2</th><td>Letzter Kontakt</td>', "31.02.2026", '<th scope="row">3</th>', "quatsch"):
        assert teil in antwort["fehlerliste"]


def test_viele_fehler_werden_gezaehlt_nicht_alle_gezeigt(seite: Fragen) -> None:
    seite("lies", "Kennung;Situation\n" + "A;quatsch\n" * 502)
    antwort = seite("rechne", einstellungen=EINSTELLUNGEN)
    assert antwort["fehlerliste"].count("quatsch") == 500
    assert "Und 2 weitere" in antwort["fehlerliste"]
    assert "nichts zu planen" in seite("plane")["woche"]


def test_namen_und_nummern_fallen_auf(seite: Fragen) -> None:
    seite("lies", "Kennung;Situation\n" + "Erika Muster;agh\n" * 6 + "A1;agh\n")
    kopf = seite("rechne", einstellungen=EINSTELLUNGEN)["kopf"]
    assert "6 Kennungen sehen so aus (Zeile 2, 3, 4, 5 und 6 und weiteren)" in kopf
    assert "Erika" not in kopf


def test_nichts_aus_der_tabelle_wird_markup(seite: Fragen) -> None:
    boese = "<img src=x onerror=alert(1)>"
    seite("lies", f"Kennung;Fachkraft;Situation;{boese}\n{boese};{boese};agh;1\n{boese};;{boese};\n")
    teile = [*seite("rechne", einstellungen=EINSTELLUNGEN).values(), *seite("plane").values()]
    teile += [seite("zeilen")["html"], seite("woche", fachkraft=boese)["woche"]]
    assert not any("<img" in teil for teil in teile if isinstance(teil, str))


@pytest.mark.parametrize(
    ("inhalt", "stichwort"),
    [
        (b"", "leer"),
        (b"\n;;;\n", "leer"),
        (b"\x89PNG\r\n\x1a\n", "ein Bild"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Kennwort"),
        (b"PK\x03\x04 kaputt", "beschädigt"),
    ],
)
def test_was_keine_tabelle_ist_bekommt_einen_satz(seite: Fragen, inhalt: bytes, stichwort: str) -> None:
    [fehler] = seite("lies", inhalt)["fehler"]
    assert fehler["feld"] is None
    assert stichwort in fehler["text"]


def test_zu_viele_zeilen(seite: Fragen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitzung, "ZEILEN_HOECHSTENS", 3)
    [fehler] = seite("lies", "Kennung;Situation\nA;agh\nB;agh\nC;agh\n")["fehler"]
    assert "mehr als" in fehler["text"]


def test_einstellungen_werden_am_feld_beanstandet(seite: Fragen) -> None:
    seite("lies", BEISPIEL.read_bytes())
    fehler = seite("rechne", einstellungen={"stichtag": "2026-02-30", "wochen": 200})["fehler"]
    assert {einer["feld"] for einer in fehler} == {"stichtag", "wochen"}


def test_unser_fehler_hat_einen_satz_und_eine_ursache(seite: Fragen) -> None:
    antwort = seite("zeilen")
    assert antwort["fehler"][0]["feld"] is None
    assert "AssertionError" in antwort["ursache"]


def test_kein_speicher(seite: Fragen, monkeypatch: pytest.MonkeyPatch) -> None:
    def voll(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("calc.bestand.seite.lies_eingang", voll)
    assert "zu groß für diesen Browser" in seite("lies")["fehler"][0]["text"]


def kennungen(antwort: Any) -> list[str]:
    return [teil.partition("<")[0] for teil in antwort["html"].split('im Rechner öffnen">')[1:]]


LEUTE = """Kennung;Fachkraft;Situation;Letzter Kontakt;Kooperationsplan
b;Süd;agh;01.10.2026;
A;Nord;agh;01.03.2026;01.08.2026
c;Nord;Integriert;01.10.2026;01.07.2026
d;Süd;wiederholt_au;01.11.2026;
"""


@pytest.fixture
def leute(seite: Fragen) -> Fragen:
    seite("lies", LEUTE)
    seite("rechne", einstellungen=EINSTELLUNGEN)
    return seite


@pytest.mark.parametrize(
    ("wunsch", "erwartet"),
    [
        ({}, "AbcD"),
        ({"spalte": "kennung"}, "AbcD"),
        ({"spalte": "kennung", "absteigend": True}, "DcbA"),
        ({"spalte": "naechste_fortschreibung"}, "cAbD"),
        ({"spalte": "naechste_fortschreibung", "absteigend": True}, "AcbD"),
        ({"fachkraft": "Nord"}, "Ac"),
        ({"situation": "agh"}, "Ab"),
        ({"status": "ueberfaellig"}, "A"),
        ({"suche": " C "}, "c"),
        ({"je_seite": 2, "seite": 2}, "cD"),
        ({"je_seite": 2, "seite": 9}, "cD"),
        ({"je_seite": 0}, "AbcD"),
        ({"suche": "nichts"}, ""),
    ],
)
def test_sortieren_filtern_blaettern(leute: Fragen, wunsch: dict[str, Any], erwartet: str) -> None:
    """A is overdue since 01.09.; twice a year from 01.10. is 01.04., a year 01.10.; D has the yearly talk (I6) only."""
    antwort = leute("zeilen", **wunsch)
    assert "".join(kennungen(antwort)).lower() == erwartet.lower()
    assert (antwort["von"], antwort["bis"])[antwort["gesamt"] == 0] <= antwort["gesamt"]


def test_eine_person_oeffnet_den_rechner_mit_ihren_angaben(leute: Fragen) -> None:
    eingabe = leute("person", zeile=3)["eingabe"]
    assert eingabe["letzter_kontakt"] == "2026-03-01"
    assert eingabe["letzte_fortschreibung"] == "2026-08-01"
    assert eingabe["situationen"] == ["agh"]
    assert eingabe["stichtag"] == "2026-11-28"


def test_der_wochenplan_je_fachkraft_und_zusammen(leute: Fragen) -> None:
    alle = leute("plane")
    assert "Die Zeit reicht bei beiden Fachkräften." in alle["woche"]
    assert '<th scope="row">Nord</th>' in alle["verteilung"]
    nord = leute("woche", fachkraft="Nord")["woche"]
    assert "Die Zeit reicht: " in nord
    assert "<td>A</td>" in nord  # overdue: in the first week
    assert "1 Gespräch war schon am Stichtag zu spät." in nord


def test_die_zeit_reicht_nicht(seite: Fragen) -> None:
    """One hour in 39 is room for half a talk a week, in no week for a whole one; four hours for two.

    40 people last seen on 14.09. are due half a year later, on Friday 12.03.: 15 weeks from Monday 30.11., less what
    Christmas and New Year take.
    """
    leute = "Kennung;Situation;Letzter Kontakt\n" + "".join(f"K{n};agh;14.09.2026\n" for n in range(40))
    seite("lies", leute)
    seite("rechne", einstellungen={"stichtag": "2026-11-30", "wochenstunden": 1})
    nichts = seite("plane")["woche"]
    assert "Die Zeit reicht nicht: 40 Gespräche finden bis 28.05.2027 keinen Platz." in nichts
    assert "niemand da" in nichts
    seite("rechne", einstellungen={"stichtag": "2026-11-30", "wochenstunden": 4, "anteil_bestand": 1.0})
    knapp = seite("plane")["woche"]
    assert "zu spät." in knapp
    assert "Nötig wären" in knapp
    assert "Gerechnet mit 4 von 39 Wochenstunden." in knapp
    halb = {"stichtag": "2026-11-30", "anteil_bestand": 0.5}
    seite("rechne", einstellungen=halb)
    genug = seite("plane")["woche"]
    assert "Die Zeit reicht: 40 Gespräche" in genug
    assert "davon 50 % für den Bestand" in genug


@pytest.mark.parametrize(
    ("wochenstunden", "satz"),
    [
        (39, "Die Zeit reicht bei allen 3 Fachkräften."),
        (4, "Die Zeit reicht bei 2 von 3 Fachkräften."),
        (1, "Die Zeit reicht bei keiner der 3 Fachkräfte."),
    ],
)
def test_mehrere_fachkraefte(seite: Fragen, wochenstunden: int, satz: str) -> None:
    """Two talks a week: enough for one person, not for 40 who are due on the same day (15 weeks later at most 30)."""
    leute = "".join(f"K{n};{min(n, 2)};agh;14.09.2026\n" for n in range(42))
    seite("lies", f"Kennung;Fachkraft;Situation;Letzter Kontakt\n{leute}")
    seite("rechne", einstellungen={"stichtag": "2026-11-30", "wochenstunden": wochenstunden})
    antwort = seite("plane")
    assert satz in antwort["woche"]
    assert ("reicht nicht" in antwort["verteilung"]) == (wochenstunden < 39)


def test_wer_keine_frist_hat_braucht_keinen_platz(seite: Fragen) -> None:
    """Integrated, last seen on 27.11.: the next talk is due after a year, long after the eight weeks."""
    seite("lies", "Kennung;Situation;Letzter Kontakt\nA;Integriert;27.11.2026\n")
    seite("rechne", einstellungen={"stichtag": "2026-11-30", "wochen": 8})
    assert "Die Zeit reicht: 0 Gespräche bis 22.01.2027" in seite("plane")["woche"]


def test_csv_mit_stand_und_ohne_formeln(seite: Fragen) -> None:
    seite("lies", "Kennung;Situation\n=1+1;agh\n@x;agh\nB;quatsch\n")
    seite("rechne", einstellungen=EINSTELLUNGEN)
    datei = seite("datei", form="csv")
    assert datei["datei"] == "bestand-2026-11-28.csv"
    zeilen = list(csv.reader(io.StringIO(seite.ausgang.read_bytes().decode("utf-8-sig")), delimiter=";"))  # type: ignore[attr-defined]
    assert [zeile[1] for zeile in zeilen[1:4]] == ["'=1+1", "'@x", "B"]
    assert zeilen[3][4] == "fehlerhaft"
    assert [zeile[0].partition(":")[0] for zeile in zeilen[5:7]] == ["Stand", "Rechtsstand"]


def test_excel_mit_zwei_blaettern_und_echten_tagen(leute: Fragen) -> None:
    leute("plane")
    leute("datei", form="xlsx")
    mappe = CalamineWorkbook.from_path(str(leute.ausgang))  # type: ignore[attr-defined]
    assert mappe.sheet_names == ["Liste", "Wochenplan"]
    zeilen = mappe.get_sheet_by_name("Liste").to_python()
    assert zeilen[1][1] == "A"
    assert zeilen[1][5] == date(2026, 9, 1)
    assert zeilen[-3][0] == "Stand: 28.11.2026."
    assert str(zeilen[-2][0]).startswith("Rechtsstand: Konzept zur Beratungsaktivität, Sachstand 20.07.2023")


def test_kalender_mit_einem_termin_je_person(leute: Fragen) -> None:
    leute("datei", form="ics")
    inhalt = leute.ausgang.read_bytes()  # type: ignore[attr-defined]
    termine = {str(e["SUMMARY"]): e for e in icalendar.Calendar.from_ical(inhalt).walk("VEVENT")}
    # Overdue since 01.09.: on the first working day from the reference day, a Saturday.
    assert termine["A, Bestand: Kontakt fällig 01.09.2026"].decoded("DTSTART") == date(2026, 11, 30)
    assert termine["b, Bestand: Kontakt fällig 01.04.2027"].decoded("DTSTART") == date(2027, 4, 1)
    assert "Rechtsstand" in str(termine["b, Bestand: Kontakt fällig 01.04.2027"]["DESCRIPTION"])
    uids = {str(e["UID"]) for e in termine.values()}
    assert len(uids) == 4
    # A month later, other days: the same events.
    leute("lies", LEUTE.replace("01.10.2026", "02.11.2026"))
    leute("rechne", einstellungen={"stichtag": "2026-12-28"})
    leute("datei", form="ics")
    nachher = icalendar.Calendar.from_ical(leute.ausgang.read_bytes()).walk("VEVENT")  # type: ignore[attr-defined]
    assert {str(e["UID"]) for e in nachher} == uids


def test_fortschritt_wird_gemeldet(tmp_path: Path) -> None:
    (tmp_path / "ein").write_text("Kennung;Situation\n" + "A;agh\n" * 600, "utf-8")
    page, gemeldet = Seite(tmp_path / "ein", tmp_path / "aus"), list[tuple[int, int]]()
    for auftrag in ({"was": "lies"}, {"was": "rechne", "einstellungen": EINSTELLUNGEN}, {"was": "plane"}):
        page.antworte(json.dumps(auftrag), lambda *stand: gemeldet.append(stand))
    assert gemeldet == [(250, 0), (500, 0), (250, 600), (500, 600), (600, 600)]


def test_das_beispiel_der_seite(seite: Fragen) -> None:
    """By hand: 280 rows, of which row 19 has a 31 February and row 40 an unknown situation."""
    seite("lies", BEISPIEL.read_bytes())
    antwort = seite("rechne", einstellungen={"stichtag": "2026-11-30"})
    assert (antwort["gerechnet"], antwort["fehlerhaft"]) == (278, 2)


def test_zehntausend_leere_zeilen_am_ende(seite: Fragen) -> None:
    gelesen = seite("lies", "Kennung;Situation\nA;agh\n" + ";\n" * 10_000)
    assert gelesen["zeilen"] == 1


def test_1904_in_excel(seite: Fragen) -> None:
    assert liste(seite, als_xlsx(date_1904=True)) == liste(seite, als_xlsx())
