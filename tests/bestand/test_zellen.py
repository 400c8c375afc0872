"""Cells as people write them: dates, yes and no, situations; what cannot be gets a sentence, never another value."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from calc.bestand import zellen
from calc.bestand.spalten import KeineKopfzeile, finde_kopf, ordne_zu
from calc.bestand.zellen import Zelle, ZelleFehler
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, Situation

MAI = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("wert", "erwartet"),
    [
        ("01.05.2026", MAI),
        ("1.5.26", MAI),
        (" 1. 5. 2026 ", MAI),
        ("2026-05-01", MAI),
        ("2026-05-01 00:00:00", MAI),
        ("01.05.2026 00:00", MAI),
        ("01.05.2026, 14:30 Uhr", MAI),
        ("2026-05-01T14:30:00.000", MAI),
        ("Fr., 01.05.2026", MAI),
        (MAI, MAI),
        (datetime(2026, 5, 1, 13, 30), MAI),  # noqa: DTZ001 - cells have no zone
        # Day 1 of Excel is 1 January 1900, and it believes in 29 February 1900: 46143 = 1 May 2026.
        (46143, MAI),
        (46143.0, MAI),
        ("46143", MAI),
        ("", None),
        ("  \xa0", None),
        (None, None),
        ("29.02.2028", date(2028, 2, 29)),
    ],
)
def test_tag(wert: Zelle, erwartet: date | None) -> None:
    assert zellen.tag(wert) == erwartet


@pytest.mark.parametrize(
    ("wert", "stichwort"),
    [
        ("31.02.2026", "gibt es nicht"),
        ("12.13.2026", "gibt es nicht"),
        ("29.02.2027", "gibt es nicht"),
        ("morgen", "kein Datum"),
        ("01.05.2026 25:00", "kein Datum"),
        ("01.05.20261", "kein Datum"),
        ("1.5.", "kein Datum"),
        ("01.05.1999", "nicht zwischen"),
        ("2100-01-01", "nicht zwischen"),
        (12, "nicht zwischen"),
        (10_000_000, "kein Datum"),
        (True, "Datum"),
        (time(8, 0), "keine Uhrzeit"),
    ],
)
def test_kein_tag(wert: Zelle, stichwort: str) -> None:
    with pytest.raises(ZelleFehler, match=stichwort):
        zellen.tag(wert)


@pytest.mark.parametrize(
    ("wert", "erwartet"),
    [(w, True) for w in ("ja", "Ja", "x", "X", "wahr", "1", 1, 1.0, True)]
    + [(w, False) for w in ("nein", "falsch", "0", 0, False, "-")]
    + [("", None), (None, None)],
)
def test_wahrheit(wert: Zelle, erwartet: bool | None) -> None:
    assert zellen.wahrheit(wert) is erwartet


@pytest.mark.parametrize("wert", ["vielleicht", 2, "jein"])
def test_weder_ja_noch_nein(wert: Zelle) -> None:
    with pytest.raises(ZelleFehler, match="weder ja noch nein"):
        zellen.wahrheit(wert)


@pytest.mark.parametrize("situation", SITUATIONEN)
def test_jede_situation_heisst_wie_ihr_schluessel_und_ihr_titel(situation: Situation) -> None:
    for name in (str(situation), SITUATIONEN[situation].titel, SITUATIONEN[situation].titel.upper()):
        assert zellen.situationen(name) == (situation,)


@pytest.mark.parametrize("trenner", [";", " | ", ",", "\n", "; "])
def test_mehrere_situationen(trenner: str) -> None:
    """Titles have commas of their own; the longest piece that is a title counts."""
    text = trenner.join(("Aktivierbar, unter 25, arbeitslos", "lange_au", "Integriert"))
    assert zellen.situationen(text) == (Situation.AKTIVIERBAR_U25_ALO, Situation.LANGE_AU, Situation.INTEGRIERT)


@pytest.mark.parametrize(
    ("wert", "stichwort"), [("", "fehlt"), (None, "fehlt"), (" ;, | ", "fehlt"), ("agh; quatsch", "„quatsch“")]
)
def test_keine_situation(wert: Zelle, stichwort: str) -> None:
    with pytest.raises(ZelleFehler, match=stichwort):
        zellen.situationen(wert)


def test_spalten_nach_name_beschriftung_und_gewohnheit() -> None:
    kopf = ("KENNUNG", "Letzter Kontakt", "situation", "letzte_pruefung", "Letzte Prüfung", "AU seit", "Bemerkung")
    zuordnung = ordne_zu(kopf)
    assert dict(zuordnung.felder) == {
        "kennung": 0,
        "letzter_kontakt": 1,
        "situationen": 2,
        "letzte_pruefung": 3,
        "au_seit": 5,
    }
    assert zuordnung.uebergangen == ("Letzte Prüfung", "Bemerkung")


def test_kopfzeile_unter_den_ersten_zehn() -> None:
    kopf = ("Kennung", "Situation")
    assert finde_kopf([("Liste",), (), kopf, ("A", "agh")]) == 2
    with pytest.raises(KeineKopfzeile):
        finde_kopf([(), *((),) * 9, kopf])


def test_fehlende_situation_nennt_was_erkannt_ist() -> None:
    with pytest.raises(KeineKopfzeile, match=r"Erkannt sind: Kennung, Letzter Kontakt\..*Fachkraft"):
        finde_kopf([("Kennung", "Letzter Kontakt", "Notiz")])


@pytest.mark.parametrize(
    ("kennung", "persoenlich"),
    [("A17", False), ("K-2026-3", False), ("Müller, Anna", True), ("Anna Müller", True), ("123A456789", True)]
    + [(k, True) for k in ("A. Müller", "Müller, A.", "MÜLLER, Anna", "Frau Yıldız-Öz", "Eva von der Au")]
    + [(k, False) for k in ("Zeile 12", "ABC, 12", "K. 12", "B-Müll")],
)
def test_namen_und_nummern_fallen_auf(kennung: str, persoenlich: bool) -> None:
    from calc.bestand.zeilen import sieht_personenbezogen_aus

    assert sieht_personenbezogen_aus(kennung) is persoenlich


@pytest.mark.parametrize(
    "name",
    [
        "letzte_pruefung",
        "Letzte Prufung",
        "LETZTE PRÜFUNG",
        "Letzte Pru\u0308fung",
        "letzte-prüfung ",
        "Letzte\nPrüfung",
    ],
)
def test_umlaute_gross_und_klein_und_leerzeichen_sind_gleichgueltig(name: str) -> None:
    assert dict(ordne_zu([name]).felder) == {"letzte_pruefung": 0}


def test_ueber_25_ist_nie_unter_25() -> None:
    """The two keys differ by one letter that elsewhere may be missing."""
    assert zellen.situationen("aktivierbar_ü25") == (Situation.AKTIVIERBAR_UE25,)
    with pytest.raises(ZelleFehler, match="gibt es nicht"):
        zellen.situationen("aktivierbar_u25")
