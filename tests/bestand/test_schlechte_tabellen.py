"""Tables as they really come: each gets its sentence, the good rows are computed, none is lost, nothing hangs."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.bestand.test_dateien import Lauf, bestand

GUT = "A1;agh;1.5.2026"


def lauf(inhalt: bytes, ordner: Path, name: str = "bestand.csv") -> tuple[Lauf, list[dict[str, Any]]]:
    """What the command says of a file, and the rows of its list."""
    datei = ordner / name
    datei.write_bytes(inhalt)
    eines = bestand(datei, "--stichtag", "2026-06-01", "--format", "jsonl")
    return eines, [json.loads(zeile) for zeile in eines.stdout.splitlines()]


def mappe(fuelle: Callable[[Any, Any], None]) -> bytes:
    strom = io.BytesIO()
    with xlsxwriter.Workbook(strom, {"in_memory": True}) as eine:
        fuelle(eine, eine.add_worksheet())
    return strom.getvalue()


@pytest.mark.parametrize(
    ("inhalt", "satz"),
    [
        (b"", "Die Datei ist leer."),
        (b"Kennung;Situation\n", "Unter der Kopfzeile steht keine Person."),
        (b"Kennung^Situation\nA^agh\n", "In einer Textdatei trennt Semikolon, Komma, Tabulator oder |."),
        (b"Kennung:Situation\nA:agh\n", "Die Spalte „Situation“ fehlt."),
        (b"Kennung;Letzter Kontakt\nA;1.5.26\n", "Erkannt sind: Kennung, Letzter Kontakt."),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "Die Datei ist ein Bild, keine Tabelle."),
        (b"II*\x00\x08\x00\x00\x00", "Die Datei ist ein Bild, keine Tabelle."),
        (bytes(range(256)) * 40, "Die Spalte „Situation“ fehlt."),
        (b"\0" * 5000, "Die Tabelle ist leer."),
    ],
)
def test_was_keine_personen_hat_sagt_es(inhalt: bytes, satz: str, tmp_path: Path) -> None:
    eines, zeilen = lauf(inhalt, tmp_path)
    assert satz in eines.stderr
    assert zeilen == []


def test_ein_bild_das_xlsx_heisst(tmp_path: Path) -> None:
    eines, _ = lauf(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, tmp_path, "bestand.xlsx")
    assert "Die Datei ist ein Bild, keine Tabelle. Bitte eine Tabelle als .xlsx, .ods oder .csv wählen." in eines.stderr


KENNWORT = Path(__file__).with_name("kennwort.xlsx")
"""A workbook of one person, encrypted by the rules of Office (the password is „geheim“)."""


def test_eine_mappe_mit_kennwort(tmp_path: Path) -> None:
    eines, _ = lauf(KENNWORT.read_bytes(), tmp_path, "bestand.xlsx")
    assert eines.stderr.endswith(
        "bestand.xlsx: Die Datei ist mit einem Kennwort geschützt. Bitte in Excel oder LibreOffice öffnen und ohne"
        " Kennwort als .xlsx oder .csv speichern."
    )


def test_eine_mappe_im_alten_format(tmp_path: Path) -> None:
    eines, _ = lauf(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, tmp_path, "bestand.xls")
    assert "Die Datei ist mit einem Kennwort geschützt oder im alten Format .xls. Bitte in Excel" in eines.stderr


@pytest.mark.parametrize(
    "teile",
    [
        # As LibreOffice writes it: since 24.8 the whole package in one piece, before that piece by piece.
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "encrypted-package": "?"},
        {"content.xml": "?", "META-INF/manifest.xml": "<manifest:encryption-data manifest:checksum-type='SHA256'>"},
    ],
)
def test_ein_dokument_mit_kennwort(teile: dict[str, str], tmp_path: Path) -> None:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w") as archiv:
        for name, inhalt in teile.items():
            archiv.writestr(name, inhalt)
    eines, _ = lauf(strom.getvalue(), tmp_path, "bestand.ods")
    assert eines.stderr.endswith(
        "mit einem Kennwort geschützt. Bitte ohne Kennwort als .xlsx, .ods oder .csv speichern."
    )


@pytest.mark.parametrize(
    ("spalte", "wert", "satz"),
    [
        ("Letzter Kontakt", "31.02.2026", "Den Tag „31.02.2026“ gibt es nicht. Bitte das Datum prüfen."),
        ("Letzter Kontakt", "Mai 2026", "„Mai 2026“ ist kein Datum. Bitte zum Beispiel 05.11.2026 schreiben."),
        ("Letzter Kontakt", "1.5.1926", "Der 01.05.1926 liegt nicht zwischen 01.01.2000 und 31.12.2099."),
        # The fifth of November or the eleventh of May: an English office suite writes both alike.
        ("Letzter Kontakt", "11/05/26", "Bitte die Spalte in Excel oder LibreOffice als TT.MM.JJJJ formatieren"),
        ("Letzter Kontakt", "11/29/2026", "„11/29/2026“ wird nicht gelesen: Zwischen Schrägstrichen steht der Monat"),
        ("Letzter Kontakt", "5/1/2026 12:00 AM", "einmal vorn, einmal in der Mitte."),
        ("Letzter Kontakt", "1/5", "„1/5“ ist kein Datum."),
        ("Letzter Kontakt", "=HEUTE()", "„=HEUTE()“ ist kein Datum."),
        ("Fallmanagement", "vielleicht", "„vielleicht“ heißt weder ja noch nein."),
        ("Situation", "", "Hier fehlt die Situation der Person."),
        ("Situation", "=1+1", "Die Situation „=1+1“ gibt es nicht."),
        ("Situation", "agh; Quatsch", "Die Situation „Quatsch“ gibt es nicht."),
        ("Situation", "<img src=x onerror=alert(1)>", "Die Situation „<img src=x onerror=alert(1)>“ gibt es nicht."),
        ("Letzter Kontakt", "\u202e6202.5.1", "ist kein Datum."),
    ],
)
def test_eine_schlechte_zelle_hat_ihren_satz_und_haelt_nichts_auf(
    spalte: str, wert: str, satz: str, tmp_path: Path
) -> None:
    gut = {"Kennung": "A1", "Situation": "agh", "Letzter Kontakt": "1.5.26", "Fallmanagement": ""}
    tabelle = [gut, gut | {"Kennung": "B2", spalte: wert}, gut | {"Kennung": "C3"}]
    text = "\n".join([";".join(gut), *(";".join(f'"{w}"' for w in zeile.values()) for zeile in tabelle)])
    eines, zeilen = lauf(text.encode(), tmp_path)
    assert eines.returncode == 2
    assert eines.stderr.splitlines()[-1] == "3 Zeilen: 2 gerechnet, 1 fehlerhaft."
    assert [zeile["kennung"] for zeile in zeilen] == ["A1", "C3", "B2"]
    assert satz in zeilen[2]["fehler"]
    assert zeilen[2]["fehler"].startswith(f"{spalte}: ")


@pytest.mark.parametrize("kennung", ["Max Mustermann", "Mustermann, Max", "123D456789", "12345678", "031/2345678"])
def test_ein_name_oder_eine_nummer_als_kennung(kennung: str, tmp_path: Path) -> None:
    eines, zeilen = lauf(f'Kennung;Situation\n"{kennung}";agh\nA1;agh\n"{kennung}";x\n'.encode(), tmp_path)
    assert "Kennungen, die nach Name oder Kundennummer aussehen: 2. Ein Kürzel genügt." in eines.stderr
    hinweis = "Kennung sieht nach Name oder Nummer aus"
    assert [hinweis in zeile["hinweise"] for zeile in zeilen] == [True, False, True]


def test_zwei_kopfzeilen(tmp_path: Path) -> None:
    """A band of headings above the real ones, and the real ones once more in the middle."""
    text = f"Person;;Kontakt\nKennung;Situation;Letzter Kontakt\n{GUT}\nKennung;Situation;Letzter Kontakt\n{GUT}\n"
    eines, zeilen = lauf(text.encode(), tmp_path)
    assert (eines.returncode, [zeile["zeile"] for zeile in zeilen]) == (0, [3, 5])


def test_zeilen_die_zu_kurz_oder_zu_lang_sind(tmp_path: Path) -> None:
    text = f"Kennung;Situation;Letzter Kontakt\n{GUT}\nB2;agh\n{GUT};x;y\nC3\n"
    eines, zeilen = lauf(text.encode(), tmp_path)
    assert eines.stderr.splitlines()[-1] == "4 Zeilen: 2 gerechnet, 2 fehlerhaft."
    assert {zeile["zeile"] for zeile in zeilen[:2]} == {2, 3}
    assert "mehr Zellen als die Kopfzeile" in zeilen[2]["fehler"]
    assert "Hier fehlt die Situation" in zeilen[3]["fehler"]


def test_ein_trenner_in_einer_zelle_ohne_anfuehrungszeichen_rechnet_nie_mit_der_halben_zelle(tmp_path: Path) -> None:
    """Two situations, and the stricter one behind the separator: said, not left out. Empty cells behind are nothing."""
    text = "Kennung;Situation\nA1;integriert;agh\nB2;agh;;\n"
    _, zeilen = lauf(text.encode(), tmp_path)
    assert [(z["kennung"], z["status"] == "fehlerhaft") for z in zeilen] == [("B2", False), ("A1", True)]


@pytest.mark.parametrize("trenner", [";", ",", "\t", "|"])
@pytest.mark.parametrize("zeichensatz", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16-be"])
def test_jeder_trenner_in_jedem_zeichensatz(trenner: str, zeichensatz: str, tmp_path: Path) -> None:
    """Columns out of order, one that means nothing; two situations in one cell, a title with a comma."""
    kopf = ["Notiz", "Letzter Kontakt", "Situation", "Kürzel", "FM", "Zuständig"]
    personen = [
        ["Größe €", "1.5.26", '"agh\nintegriert"', "Ä1", "ja", "Öz"],
        ["", "2026-05-01", '"Aktivierbar, ab 25 Jahren"', "B2", "X", "Öz"],
        ["", '"46143,75"', "agh", "B2", "0", '" Öz "'],
    ]
    text = "\r\n".join(trenner.join(zeile) for zeile in [kopf, *personen, ["", "", "", "", "", ""], []])
    kennung = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(zeichensatz, b"")
    eines, zeilen = lauf(kennung + text.encode(zeichensatz), tmp_path)
    assert eines.stderr.splitlines() == [
        "bestand.csv: Die Spalte „Notiz“ wird nicht gebraucht.",
        "3 Zeilen: 3 gerechnet, 0 fehlerhaft.",
    ]
    assert sorted((z["zeile"], z["kennung"], z["fachkraft"]) for z in zeilen) == [
        (2, "Ä1", "Öz"), (3, "B2", "Öz"), (4, "B2", "Öz")
    ]  # fmt: skip
    # In Fallmanagement monthly: 01.06., a Monday. Without it twice a year: 01.11. is a Sunday after a holiday.
    tage = {z["zeile"]: z["spaetestens"] for z in zeilen}
    assert (tage[3], tage[4]) == ("2026-06-01", "2026-10-30")


def test_in_einer_einzigen_spalte_trennt_nichts(tmp_path: Path) -> None:
    eines, zeilen = lauf(b"Situation\nintegriert;agh\nAktivierbar, ab 25 Jahren\n", tmp_path)
    assert eines.stderr.splitlines()[-1] == "2 Zeilen: 2 gerechnet, 0 fehlerhaft."
    assert [zeile["fehler"] for zeile in zeilen] == ["", ""]


def test_eine_zelle_mit_zeilenumbruch_zaehlt_wie_in_excel(tmp_path: Path) -> None:
    """The wrong row is the third of the table, whether it comes as CSV or as a workbook."""
    text = 'Kennung;Situation\nA1;"integriert\nagh"\nB2;quatsch\n'
    _, zeilen = lauf(text.encode(), tmp_path)
    assert [(zeile["kennung"], zeile["zeile"]) for zeile in zeilen] == [("A1", 2), ("B2", 3)]


def test_ein_leerzeichen_hinter_dem_trenner(tmp_path: Path) -> None:
    eines, zeilen = lauf(b'Kennung, Situation, Letzter Kontakt\nA1, "integriert, agh", 1.5.2026\n', tmp_path)
    assert (eines.returncode, len(zeilen)) == (0, 1), eines.stderr


def test_die_kopfzeile_noch_einmal_in_anderen_worten(tmp_path: Path) -> None:
    """Field names on top, headings for people below, as some programs write them."""
    eines, zeilen = lauf(
        b"kennung;situationen;letzter_kontakt\nKennung;Situation;Letzter Kontakt\nA1;agh;1.5.26\n", tmp_path
    )
    assert (eines.returncode, [zeile["zeile"] for zeile in zeilen]) == (0, [3])


def test_zweihundert_spalten(tmp_path: Path) -> None:
    kopf = ";".join(f"Spalte {n}" for n in range(197))
    eines, zeilen = lauf(f"Kennung;{kopf};Situation;Team\nA1;{';' * 196};agh;T\n".encode(), tmp_path)
    assert [(zeile["kennung"], zeile["team"]) for zeile in zeilen] == [("A1", "T")]
    gesagt = eines.stderr.splitlines()
    assert gesagt[0] == "bestand.csv: Die Spalte „Spalte 0“ wird nicht gebraucht."
    assert gesagt[10:] == [
        "bestand.csv: Weitere Spalten, die nicht gebraucht werden: 187.",
        "1 Zeilen: 1 gerechnet, 0 fehlerhaft.",
    ]


def test_verbundene_zellen_formeln_und_gemischte_tage(tmp_path: Path) -> None:
    """A merged cell counts for its first row; of a formula its result counts; days are numbers, texts and dates."""

    def fuelle(eine: Any, blatt: Any) -> None:
        tag = eine.add_format({"num_format": "dd.mm.yyyy"})
        blatt.write_row(0, 0, ["Kennung", "Fachkraft", "Situation", "Letzter Kontakt"])
        blatt.merge_range(1, 1, 3, 1, "F1")
        kontakte = [46143, "1.5.26", date(2026, 5, 1)]  # 01.05.2026, three times
        for nummer, kontakt in enumerate(kontakte, 1):
            blatt.write_formula(nummer, 0, f'="K"&{nummer}', None, f"K{nummer}")
            blatt.write(nummer, 2, "agh")
            if isinstance(kontakt, date):
                blatt.write_datetime(nummer, 3, kontakt, tag)
            else:
                blatt.write(nummer, 3, kontakt)

    eines, zeilen = lauf(mappe(fuelle), tmp_path, "bestand.xlsx")
    assert eines.returncode == 0, eines.stderr
    assert [(zeile["kennung"], zeile["fachkraft"]) for zeile in zeilen] == [("K1", "F1"), ("K2", ""), ("K3", "")]
    assert {zeile["spaetestens"] for zeile in zeilen} == {"2026-10-30"}  # 01.11. a Sunday, 31.10. a holiday


@pytest.mark.parametrize(
    ("zeile", "spalte", "zelle"), [(1_048_575, 16_383, "XFD1048576"), (1_048_575, 28, "AC1048576")]
)
def test_ein_wert_weit_hinter_der_tabelle(zeile: int, spalte: int, zelle: str, tmp_path: Path) -> None:
    """All the cells up to it would have to be held: two columns and two rows, but thirty million or seventeen thousand
    million cells."""

    def fuelle(_: Any, blatt: Any) -> None:
        blatt.write_row(0, 0, ["Kennung", "Situation"])
        blatt.write_row(1, 0, ["A1", "agh"])
        blatt.write(zeile, spalte, "x")

    eines, zeilen = lauf(mappe(fuelle), tmp_path, "bestand.xlsx")
    assert f"Ein Blatt reicht bis zur Zelle {zelle}, vermutlich steht dort versehentlich etwas." in eines.stderr
    assert zeilen == []


def test_ein_wert_etwas_hinter_der_tabelle(tmp_path: Path) -> None:
    def fuelle(_: Any, blatt: Any) -> None:
        blatt.write_row(0, 0, ["Kennung", "Situation"])
        blatt.write_row(1, 0, ["A1", "agh"])
        blatt.write(1, 16_383, " ")

    eines, zeilen = lauf(mappe(fuelle), tmp_path, "bestand.xlsx")
    assert (eines.returncode, [z["kennung"] for z in zeilen]) == (0, ["A1"]), eines.stderr


def test_bytes_die_es_in_windows_nicht_gibt(tmp_path: Path) -> None:
    """0x81 is no sign in Windows-1252; the row still counts."""
    eines, zeilen = lauf(b"Kennung;Situation\nA\x81\xe4;agh\n", tmp_path)
    assert (eines.returncode, len(zeilen)) == (0, 1)


def test_utf16_ohne_kennung_und_abgeschnitten(tmp_path: Path) -> None:
    for inhalt in (
        "Kennung;Situation\nA;agh\n".encode("utf-16-le"),
        "Kennung;Situation\nA;agh\n ".encode("utf-16")[:-1],
    ):
        eines, zeilen = lauf(inhalt, tmp_path)
        assert [zeile["kennung"] for zeile in zeilen][:1] == ["A"], eines.stderr


def test_hundert_megabyte(tmp_path: Path) -> None:
    """A thousand rows with a hundred kilobytes of notes each: read as they come, none lost."""
    kopf, zeile = b"Kennung;Situation;Notiz\n", b'A;agh;"' + b"x;" * 50_000 + b'"\n'
    beginn = time.monotonic()
    eines, zeilen = lauf(kopf + zeile * 1000, tmp_path)
    assert eines.stderr.splitlines()[-1] == "1000 Zeilen: 1000 gerechnet, 0 fehlerhaft."
    assert len(zeilen) == 1000
    assert time.monotonic() - beginn < 120


def test_im_wochenplan_stehen_die_fachkraefte_nach_namen(tmp_path: Path) -> None:
    namen = [f"{name}{n}" for n in range(9) for name in ("Ost", "Nord", "")]
    datei = tmp_path / "bestand.csv"
    datei.write_text("\n".join(("Fachkraft;Situation", *(f"{name};agh" for name in namen))), "utf-8")
    bestand(datei, "--stichtag", "2026-06-01", "--format", "jsonl", "--nach", tmp_path)
    zeilen = (tmp_path / "wochenplan.jsonl").read_text("utf-8").splitlines()
    assert list(dict.fromkeys(json.loads(zeile)["fachkraft"] for zeile in zeilen)) == sorted(namen)


def test_von_mehreren_dateien_steht_bei_jedem_fehler_in_welcher(tmp_path: Path) -> None:
    for name, situation in (("eins.csv", "agh"), ("zwei.csv", "quatsch")):
        (tmp_path / name).write_text(f"Kennung;Situation\nA;{situation}\n", "utf-8")
    dateien = (tmp_path / "eins.csv", tmp_path / "zwei.csv")
    eines = bestand(*dateien, "--stichtag", "2026-06-01", "--format", "jsonl")
    gut, schlecht = (json.loads(zeile) for zeile in eines.stdout.splitlines())
    assert (gut["fehler"], schlecht["zeile"]) == ("", 2)
    assert schlecht["fehler"].startswith("zwei.csv: Situation: Die Situation „quatsch“ gibt es nicht.")
