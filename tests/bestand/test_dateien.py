"""Whole files: every dialect of CSV, Excel, OpenDocument; what cannot be read gets a sentence and no traceback."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from calc.bestand import fortschritt, kommandozeile
from calc.bestand.lesen import NichtLesbar, lies_strom, lies_text
from calc.bestand.liste import Eintrag, Liste
from calc.bestand.spalten import KeineKopfzeile
from calc.bestand.zeilen import Person, oeffne, personen
from calc.zeit.kalender import AusserhalbDesKalenders

STICHTAG = date(2026, 11, 28)
KOPF = ["Kennung", "Fachkraft", "Situation", "Letzter Kontakt", "Fallmanagement"]
ZEILEN: list[list[Any]] = [
    ["Ä1", "Müller-Team", "Aktivierbar, ab 25 Jahren", date(2026, 5, 12), "nein"],
    ["B2", "Groß", "jungerwachsen_ohne_ausbildung", date(2026, 10, 12), ""],
    ["C3", "Groß", "Aktivierbar, unter 25, arbeitslos; Integriert", date(2026, 11, 2), "x"],
]
# By hand: twice a year from 12.05. is 12.11. (O1, overdue); monthly from 12.10. only recommended (P4), required once
# a year (I6); monthly from 02.11. is 02.12. (O2, D1, D2), within ten working days of 28.11.
ERWARTET = [
    ("Ä1", "ueberfaellig", "2026-11-12", "2026-11-12"),
    ("B2", "faellig", "2026-11-12", "2027-10-12"),
    ("C3", "faellig", "2026-12-02", "2026-12-02"),
]


def als_text(trenner: str) -> str:
    strom = io.StringIO()
    schreiber = csv.writer(strom, delimiter=trenner)
    zeilen = [[f"{w:%d.%m.%Y}" if isinstance(w, date) else w for w in zeile] for zeile in ZEILEN]
    schreiber.writerows([["Bestand"], [], KOPF, *zeilen, [], ["", "", "", "", ""]])
    return strom.getvalue()


def als_xlsx(**optionen: Any) -> bytes:
    strom = io.BytesIO()
    with xlsxwriter.Workbook(strom, {"in_memory": True, "default_date_format": "dd.mm.yyyy", **optionen}) as mappe:
        mappe.add_worksheet("Deckblatt").write(0, 0, "Liste für das Team")
        blatt = mappe.add_worksheet("Bestand")
        for nummer, zeile in enumerate([["Stand"], [], KOPF, *ZEILEN]):
            for spalte, wert in enumerate(zeile):
                blatt.write(nummer, spalte, wert)
    return strom.getvalue()


ODS = "application/vnd.oasis.opendocument.spreadsheet"


def als_ods(tabelle: Sequence[Sequence[Any]] = (KOPF, *ZEILEN)) -> bytes:
    def zelle(wert: Any) -> str:
        if isinstance(wert, date):
            art = f'office:value-type="date" office:date-value="{wert}"'
            return f"<table:table-cell {art}><text:p>{wert}</text:p></table:table-cell>"
        return f'<table:table-cell office:value-type="string"><text:p>{wert}</text:p></table:table-cell>'

    zeilen = "".join(f"<table:table-row>{''.join(map(zelle, z))}</table:table-row>" for z in tabelle)
    raeume = "".join(
        f' xmlns:{kurz}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
        for kurz, lang in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    inhalt = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{raeume} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="B">{zeilen}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as archiv:
        archiv.writestr("mimetype", ODS)
        archiv.writestr("content.xml", inhalt)
        archiv.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
            "</manifest:manifest>",
        )
    return strom.getvalue()


DATEIEN = {
    **{f"{name}.csv": als_text(t).encode() for name, t in (("semikolon", ";"), ("komma", ","), ("tab", "\t"))},
    "bom.csv": als_text(";").encode("utf-8-sig"),
    "windows.csv": als_text(";").encode("cp1252"),
    "utf16.txt": als_text("\t").encode("utf-16"),
    "mappe.xlsx": als_xlsx(),
    "mappe1904.xlsx": als_xlsx(date_1904=True),
    "dokument.ods": als_ods(),
}


def gelesen(inhalt: bytes) -> list[Person]:
    return list(personen(oeffne(lies_strom(io.BytesIO(inhalt))), STICHTAG))


@pytest.mark.parametrize("name", DATEIEN)
def test_jede_datei_sagt_dasselbe(name: str) -> None:
    leute = gelesen(DATEIEN[name])
    assert [(p.kennung, p.fachkraft) for p in leute] == [(z[0], z[1]) for z in ZEILEN]
    assert [p.gueltig.letzter_kontakt for p in leute] == [z[3] for z in ZEILEN]
    assert [p.gueltig.fallmanagement for p in leute] == [False, False, True]
    assert leute[2].gueltig.situationen == ("aktivierbar_u25_alo", "integriert")


def test_eingefuegtes_aus_excel() -> None:
    zeilen = lies_text("Kennung\tSituation\tLetzter Kontakt\r\nA\tagh\t1.5.26\r\n")
    (person,) = personen(oeffne(zeilen), STICHTAG)
    assert person.gueltig.letzter_kontakt == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("inhalt", "stichwort"),
    [
        (b"", "leer"),
        (b"\n\n;;;\n", "leer"),
        (b"\x89PNG\r\n\x1a\n", "Bild"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Kennwort"),
        (b"PK\x03\x04 kaputt", "beschädigt"),
        (b"Kennung;Situation\n" + b"x;" * 2000, "1000 Spalten"),
    ],
)
def test_keine_tabelle(inhalt: bytes, stichwort: str) -> None:
    with pytest.raises(NichtLesbar, match=stichwort):
        gelesen(inhalt)


def test_ein_archiv_ist_keine_arbeitsmappe() -> None:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as archiv:
        archiv.writestr("brief.txt", "Guten Tag")
    with pytest.raises(NichtLesbar, match="keine Tabelle aus Excel"):
        gelesen(strom.getvalue())


def test_eine_bombe_wird_nicht_entpackt() -> None:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as archiv:
        archiv.writestr("xl/workbook.xml", "<workbook/>")
        with archiv.open("xl/worksheets/sheet1.xml", "w") as blatt:
            for _ in range(450):
                blatt.write(b"0" * 1_000_000)
    assert len(strom.getvalue()) < 1_000_000
    with pytest.raises(NichtLesbar, match="zu groß"):
        gelesen(strom.getvalue())


def test_nur_eine_kopfzeile_sind_keine_personen() -> None:
    assert gelesen(b"Kennung;Situation\n") == []


def test_wiederholte_kopfzeile_und_leere_zeilen_sind_keine_personen() -> None:
    inhalt = "Kennung;Situation\nA;agh\n;\nKennung;Situation\nB;agh\n" + ";\n" * 10_000
    assert [(p.zeile, p.kennung) for p in gelesen(inhalt.encode())] == [(2, "A"), (5, "B")]


def test_fehler_stehen_an_zeile_und_spalte_und_halten_nichts_auf() -> None:
    inhalt = (
        "Kennung;Situation;Letzter Kontakt;AU seit\n"
        "A;agh;31.02.2026;\n"
        "B;agh;1.5.26;\n"
        "C;lange_au;1.5.26;\n"
        "D;agh;1.12.2026;\n"
        'E;"=1+1";;\n'
    )
    leute = gelesen(inhalt.encode())
    fehler = [(f.zeile, f.spalte, f.text.split(".")[0][:20]) for p in leute for f in p.fehler]
    assert [(zeile, spalte) for zeile, spalte, _ in fehler] == [
        (2, "Letzter Kontakt"),
        (4, "AU seit"),
        (5, "Letzter Kontakt"),
        (6, "Situation"),
    ]
    assert [p.kennung for p in leute if p.eingabe] == ["B"]


def test_nullzeichen_stoeren_nicht() -> None:
    (person,) = gelesen(b"Kennung;Situation\nA\x00B;agh\n")
    assert person.kennung == "AB"


class Lauf(NamedTuple):
    """What a call gave back, wrote and said."""

    returncode: int
    stdout: bytes
    stderr: str


def bestand(*argumente: str | Path) -> Lauf:
    aus, gesagt = io.BytesIO(), list[str]()
    code = kommandozeile.main(list(map(str, argumente)), aus, gesagt.append)
    return Lauf(code, aus.getvalue(), "\n".join(gesagt))


@pytest.fixture
def datei(tmp_path: Path) -> Path:
    pfad = tmp_path / "bestand.csv"
    pfad.write_bytes(DATEIEN["windows.csv"])
    return pfad


def test_liste_nach_stdout(datei: Path) -> None:
    lauf = bestand(datei, "--stichtag", STICHTAG.isoformat(), "--format", "jsonl")
    assert lauf.returncode == 0, lauf.stderr
    zeilen = [json.loads(zeile) for zeile in lauf.stdout.splitlines()]
    assert [(z["kennung"], z["status"], z["spaetestens"], z["spaetestens_verbindlich"]) for z in zeilen] == ERWARTET
    assert zeilen[0]["massgeblich"] == "O1"
    assert zeilen[1]["verbindlichkeit"] == "empfehlung"


def test_ordner_mit_liste_wochenplan_und_kennzahlen(datei: Path, tmp_path: Path) -> None:
    with datei.open("ab") as strom:
        strom.write("D4;Groß;quatsch;;\r\n".encode("cp1252"))
    nach = tmp_path / "neu" / "ergebnis"
    lauf = bestand(datei, "--stichtag", STICHTAG.isoformat(), "--nach", nach)
    assert lauf.returncode == 2
    assert sorted(pfad.name for pfad in nach.iterdir()) == ["kennzahlen.json", "liste.csv", "wochenplan.csv"]
    zahlen = json.loads((nach / "kennzahlen.json").read_text("utf-8"))
    assert (zahlen["personen"], zahlen["gerechnet"], zahlen["fehlerhaft"]) == (4, 3, 1)
    assert zahlen["anteil_rechtzeitig"] == 66.7
    assert zahlen["je_fachkraft"]["Groß"] == {"ueberfaellig": 0, "faellig": 2, "geplant": 0}
    plan = list(csv.DictReader((nach / "wochenplan.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert {zeile["Fachkraft"] for zeile in plan} == {"Groß", "Müller-Team"}
    erste = [zeile["Personen"] for zeile in plan if zeile["Woche"] == "2026-W48"]
    assert erste == ["B2", "Ä1"]
    liste = (nach / "liste.csv").read_text("utf-8-sig").splitlines()
    assert liste[-1].startswith("9;D4;Groß;;fehlerhaft;")


def test_eine_kennung_mit_allem_was_eine_zelle_haben_kann(tmp_path: Path) -> None:
    tabelle = tmp_path / "t.csv"
    tabelle.write_text('Kennung;Fachkraft;Situation\n"Ä\t€\n\\n\U0001f600";"Ö\nst\\";agh\n', "utf-8")
    bestand(tabelle, "--stichtag", STICHTAG.isoformat(), "--format", "jsonl", "--nach", tmp_path)
    wochen = [json.loads(zeile) for zeile in (tmp_path / "wochenplan.jsonl").read_text("utf-8").splitlines()]
    assert {woche["fachkraft"] for woche in wochen} == {"Ö\nst\\"}
    assert "Ä\t€\n\\n\U0001f600" in {woche["personen"] for woche in wochen}


def test_xlsx_hat_echte_tage_und_keine_formeln(datei: Path, tmp_path: Path) -> None:
    datei.write_text("Kennung;Situation;Letzter Kontakt\n=1+1;agh;1.5.26\n", "utf-8")
    assert bestand(datei, "--stichtag", "2026-06-01", "--nach", tmp_path, "--format", "xlsx").returncode == 0
    kopf, zeile = CalamineWorkbook.from_path(tmp_path / "liste.xlsx").get_sheet_by_index(0).to_python()
    werte = dict(zip(kopf, zeile, strict=True))
    assert werte["Kontakt spätestens"] == date(2026, 10, 30)  # 01.11.2026 is a Sunday, 31.10. a holiday
    assert werte["Kennung"] == "'=1+1"


@pytest.mark.parametrize("anfang", ["=", "+", "-", "@"])
def test_csv_enthaelt_keine_formeln(anfang: str, datei: Path) -> None:
    datei.write_text(f"Kennung;Fachkraft;Situation\n{anfang}cmd;{anfang}x;agh\n", "utf-8")
    zeile = bestand(datei, "--stichtag", "2026-06-01").stdout.decode("utf-8-sig").splitlines()[1]
    assert zeile.split(";")[1:3] == [f"'{anfang}cmd", f"'{anfang}x"]


@pytest.mark.parametrize(
    ("argumente", "stichwort"),
    [
        ([], "mindestens eine Datei"),
        (["gibtsnicht.csv", "--stichtag", "2026-11-28"], "gibt es nicht"),
        ([".", "--stichtag", "2026-11-28"], "Ordner"),
        (["bestand.csv", "--stichtag", "morgen"], "stichtag"),
        (["bestand.csv", "--stichtag", "2000-01-02"], "ab dem 03.01.2000"),  # the Monday of that week is in 1999
        (["bestand.csv", "--stichtag", "2099-12-31"], "außerhalb von"),
        (["bestand.csv", "--format", "pdf"], "Aufruf"),
        (["bestand.csv", "--stichtag", "2026-11-28", "--einstellungen", "e.toml"], "anteil_bestand"),
        (["bestand.csv", "--stichtag", "2026-11-28", "--einstellungen", "zuviel.toml"], "abwesenheiten.0.bis"),
        (["bestand.csv", "--stichtag", "2026-11-28", "--einstellungen", "fehlt.toml"], "TOML"),
        (["bestand.csv", "--einstellungen", "uhrzeit.toml"], "stichtag"),
        (["leer.csv", "--stichtag", "2026-11-28"], "leer"),
        (["ohne.csv", "--stichtag", "2026-11-28"], "Spalte „Situation“ fehlt"),
    ],
)
def test_was_nicht_geht_steht_in_einem_satz(
    argumente: list[str], stichwort: str, datei: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (datei.parent / "e.toml").write_text("anteil_bestand = 0.05\n", "utf-8")
    (datei.parent / "zuviel.toml").write_text(
        "wochenstunden = 50\nabwesenheiten = [{ von = 2026-12-02, bis = 2026-12-01 }]\n", "utf-8"
    )
    (datei.parent / "uhrzeit.toml").write_text("stichtag = 2026-11-28T08:00:00\n", "utf-8")
    (datei.parent / "leer.csv").touch()
    (datei.parent / "ohne.csv").write_text("Kennung\nA\n", "utf-8")
    monkeypatch.chdir(datei.parent)
    lauf = bestand(*argumente)
    assert lauf.returncode == 2
    assert stichwort in lauf.stderr
    assert lauf.stdout == b""


def test_als_befehl(datei: Path) -> None:
    befehl = [sys.executable, "-m", "calc", "bestand"]
    gut = subprocess.run([*befehl, datei, "--stichtag", "2026-11-28"], capture_output=True, check=False, timeout=60)
    assert gut.returncode == 0
    assert gut.stdout.startswith(b"\xef\xbb\xbfZeile;Kennung")
    assert gut.stderr.decode().splitlines()[-1] == "3 Zeilen: 3 gerechnet, 0 fehlerhaft."
    schlecht = subprocess.run([*befehl, "gibtsnicht"], capture_output=True, check=False, timeout=60)
    assert (schlecht.returncode, schlecht.stdout) == (2, b"")
    assert b"Traceback" not in schlecht.stderr


def test_hilfe_und_stichtag_von_heute(datei: Path) -> None:
    hilfe = bestand("--help")
    assert hilfe.returncode == 0
    assert "--einstellungen" in hilfe.stdout.decode()
    assert "Stichtag: heute" in bestand(datei).stderr


def test_ohne_bibliothek_sagt_es_ein_satz(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.setattr(kommandozeile, "find_spec", lambda _: None)
    mappe = datei.with_suffix(".xlsx")
    mappe.write_bytes(DATEIEN["mappe.xlsx"])
    assert "python-calamine" in bestand(mappe, "--stichtag", "2026-11-28").stderr
    assert "xlsxwriter" in bestand(datei, "--stichtag", "2026-11-28", "--format", "xlsx").stderr


def test_was_nicht_gelesen_werden_darf(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def verboten(*_: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(kommandozeile, "lies", verboten)
    assert "darf nicht gelesen werden" in bestand(datei, "--stichtag", "2026-11-28").stderr


def test_ein_ordner_der_nicht_entstehen_kann(datei: Path) -> None:
    assert "nicht anlegen" in bestand(datei, "--stichtag", "2026-11-28", "--nach", datei / "x").stderr


def test_fortschritt_und_ueberzaehlige_spalten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fortschritt, "MELDE_ALLE_SEKUNDEN", 0)
    datei = tmp_path / "viele.csv"
    datei.write_text("Situation;Notiz\n" + "agh;x\n" * 2500, "utf-8")
    gesagt = bestand(datei, "--stichtag", "2026-11-28").stderr.splitlines()
    assert gesagt[0] == "viele.csv: Die Spalte „Notiz“ wird nicht gebraucht."
    assert [zeile.split(",")[0] for zeile in gesagt[1:4]] == ["1000 Zeilen", "2000 Zeilen", "2500 Zeilen"]


def test_fortschritt_meldet_sich_nicht_oefter_als_noetig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fortschritt, "MELDE_ALLE_SEKUNDEN", 3600)
    gesagt: list[str] = []
    einer = fortschritt.Fortschritt(gesagt.append)
    for zeilen in (1000, 2000, 3000):
        einer(zeilen)
    assert gesagt == []
    einer.ende()
    assert [zeile.split(",")[0] for zeile in gesagt] == ["3000 Zeilen"]


def test_was_die_regel_nicht_rechnet_ist_ein_fehler_der_zeile(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ausserhalb(_: object) -> NoReturn:
        raise AusserhalbDesKalenders

    monkeypatch.setattr("calc.bestand.liste.ordne_ein", ausserhalb)
    lauf = bestand(datei, "--stichtag", "2026-11-28", "--format", "jsonl")
    assert lauf.returncode == 2
    assert all("2100" in json.loads(zeile)["fehler"] for zeile in lauf.stdout.splitlines())


@pytest.mark.parametrize(
    ("angaben", "hinweis"),
    [
        ("agh;;;;", "noch kein Kontakt"),
        ("schule_beendet;1.10.2026;;;", "empfohlener Zeitpunkt vorbei: 30.10.2026"),  # 01.11. is a Sunday, 31.10. off
        ("lange_au;1.9.2026;4.5.2026;13.11.2026;", "jetzt zu tun, seit 16.11.2026"),
        ("agh;1.11.2026;;;1.1.2027", "Mutterschutz bis 26.02.2027"),
        ("wiederholt_au;1.11.2026;;;", None),
        ("p10_ausbildung;1.11.2026;1.8.2023;31.7.2026;", "kein Kontakt mit Frist"),
    ],
)
def test_kurze_hinweise(angaben: str, hinweis: str) -> None:
    von, bis = ("ausbildung_beginn", "ausbildung_ende") if angaben.startswith("p10") else ("AU seit", "AU bis")
    kopf = f"Situation;Letzter Kontakt;{von};{bis};Errechneter Termin\n"
    (person,) = personen(oeffne(lies_text(kopf + angaben)), STICHTAG)
    eintrag = Liste().trage_ein(person)
    assert isinstance(eintrag, Eintrag)
    assert eintrag.rechnung.hinweise == ((hinweis,) if hinweis else ())


def test_einstellungen_aus_toml(datei: Path, tmp_path: Path) -> None:
    (tmp_path / "e.toml").write_text(
        "stichtag = 2026-11-28\nwochen = 4\nwochenstunden = 19.5\n"
        "[[abwesenheiten]]\nvon = 2026-12-07\nbis = 2026-12-11\n",
        "utf-8",
    )
    assert bestand(datei, "--einstellungen", tmp_path / "e.toml", "--nach", tmp_path).returncode == 0
    plan = list(csv.DictReader((tmp_path / "wochenplan.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [zeile["Platz"] for zeile in plan if zeile["Fachkraft"] == "Groß"] == ["10", "10", "0", "10"]


def test_eine_unlesbare_datei_hinterlaesst_nichts_halbes(datei: Path, tmp_path: Path) -> None:
    (tmp_path / "kaputt.xlsx").write_bytes(b"PK\x03\x04 kaputt")
    nach = tmp_path / "aus"
    lauf = bestand(datei, tmp_path / "kaputt.xlsx", "--stichtag", "2026-11-28", "--nach", nach)
    assert lauf.returncode == 2
    assert list(nach.iterdir()) == []


def test_viele_zeilen_passen_durch_einen_kleinen_speicher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a store of one kilobyte everything goes through files, and comes out the same."""
    from calc.bestand import ablage

    datei = tmp_path / "viele.csv"
    zeilen = (f"K{n};F{n % 3};agh;{1 + n % 28}.{1 + n % 11}.2026" for n in range(500))
    datei.write_text("Kennung;Fachkraft;Situation;Letzter Kontakt\n" + "\n".join(zeilen), "utf-8")
    argumente = [str(datei), "--stichtag", "2026-12-01", "--nach"]

    def lauf(name: str) -> list[bytes]:
        assert kommandozeile.main([*argumente, str(tmp_path / name)], io.BytesIO(), lambda _: None) == 0
        return [pfad.read_bytes() for pfad in sorted((tmp_path / name).iterdir())]

    im_speicher = lauf("a")
    monkeypatch.setattr(ablage, "HOECHSTENS_BYTES", 1000)
    assert lauf("b") == im_speicher


def test_zu_viel_verschiedenes_bleibt_nicht_im_speicher(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered to save time changes no answer, and neither does forgetting it."""
    erste = bestand(datei, "--stichtag", "2026-11-28", "--nach", datei.parent / "a")
    for modul in ("zeilen", "liste", "wochenplan", "auswertung"):
        monkeypatch.setattr(f"calc.bestand.{modul}.MERKT_SICH", 0)
    assert bestand(datei, "--stichtag", "2026-11-28", "--nach", datei.parent / "b").stderr == erste.stderr
    for name in ("liste.csv", "wochenplan.csv", "kennzahlen.json"):
        assert (datei.parent / "a" / name).read_bytes() == (datei.parent / "b" / name).read_bytes()


def test_ein_blatt_ohne_kopfzeile_ist_keine_tabelle() -> None:
    strom = io.BytesIO()
    with xlsxwriter.Workbook(strom, {"in_memory": True}) as mappe:
        mappe.add_worksheet("Leer")
        mappe.add_worksheet("Text").write(0, 0, "Guten Tag")
    with pytest.raises(KeineKopfzeile):
        gelesen(strom.getvalue())


def test_eine_leere_arbeitsmappe() -> None:
    strom = io.BytesIO()
    with xlsxwriter.Workbook(strom, {"in_memory": True}) as mappe:
        mappe.add_worksheet("Leer")
    with pytest.raises(NichtLesbar, match="keine Zeilen"):
        gelesen(strom.getvalue())


def test_eine_beschaedigte_arbeitsmappe() -> None:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as archiv:
        archiv.writestr("xl/workbook.xml", "<kein xml")
    with pytest.raises(NichtLesbar, match="beschädigt"):
        gelesen(strom.getvalue())


def test_eine_riesige_zelle() -> None:
    with pytest.raises(NichtLesbar, match="zu lang"):
        gelesen(b"Situation\nagh\n" + b"x" * 10_000_001)


def test_ein_langer_planungsraum_endet_mit_dem_kalender(tmp_path: Path) -> None:
    datei = tmp_path / "spaet.csv"
    datei.write_text("Situation;Letzter Kontakt\nschule_beendet;1.6.2099\n", "utf-8")
    assert bestand(datei, "--stichtag", "2099-06-15", "--nach", tmp_path).returncode == 0


def test_plan_mit_dem_was_eilt_und_dem_was_keine_frist_hat(tmp_path: Path) -> None:
    """P5 after an illness comes first although its last day is far off; who has no last day is not planned."""
    datei = tmp_path / "a.csv"
    datei.write_text(
        "Kennung;Situation;Letzter Kontakt;AU seit;AU bis;ausbildung_beginn;ausbildung_ende\n"
        "A;agh;30.5.2026;;;;\n"
        "B;lange_au;1.9.2026;4.5.2026;13.11.2026;;\n"
        "C;p10_ausbildung;1.11.2026;;;1.8.2023;31.7.2026\n"
        "D;p10_ausbildung;1.11.2025;;;1.8.2023;31.1.2027\n",
        "utf-8",
    )
    (tmp_path / "e.toml").write_text("wochen = 3\nwochenstunden = 1.95\n", "utf-8")  # one talk a week
    argumente = (datei, "--stichtag", "2026-11-23", "--einstellungen", tmp_path / "e.toml", "--nach", tmp_path)
    assert bestand(*argumente).returncode == 0
    plan = list(csv.DictReader((tmp_path / "wochenplan.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [zeile["Personen"] for zeile in plan] == ["B", "D", "A"]


def test_ein_leerer_bestand(tmp_path: Path) -> None:
    datei = tmp_path / "a.csv"
    datei.write_text("Kennung;Situation\n", "utf-8")
    assert bestand(datei, "--stichtag", "2026-11-23", "--nach", tmp_path).returncode == 0
    assert json.loads((tmp_path / "kennzahlen.json").read_text("utf-8"))["anteil_rechtzeitig"] is None


def test_was_nach_dem_kalender_laege_wird_nicht_geplant(datei: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ausserhalb(_: object) -> NoReturn:
        raise AusserhalbDesKalenders

    monkeypatch.setattr("calc.bestand.wochenplan.ordne_ein", ausserhalb)
    assert bestand(datei, "--stichtag", "2026-11-28", "--nach", datei.parent).returncode == 0
    zahlen = json.loads((datei.parent / "kennzahlen.json").read_text("utf-8"))
    assert zahlen["zeit"]["Groß"]["bedarf"] == 2


def test_fehlt_die_spalte_steht_die_beschriftung_des_feldes_da() -> None:
    (person,) = personen(oeffne(lies_text("Situation\nlange_au\n")), STICHTAG)
    assert [fehler.spalte for fehler in person.fehler] == ["Arbeitsunfähig seit"]
