"""Reductions of benefit: the world changes exactly on the day the data says, warnings stand where they must."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import recht
from calc.form.modelle import Ergebnis
from calc.frage import pruefe, rechne
from calc.institute.bekanntgabe import bekannt_nach_aufgabe, fiktion_tage, spaeteste_aufgabe
from calc.institute.bescheid import moegliche_beginne
from calc.institute.regelbedarf import anteil, auf_cent, regelbedarf, teilmonat
from calc.rechner import hole
from calc.recht.aenderungen import AENDERUNGEN, OFFENE_FRAGEN
from calc.recht.parameter import parameter
from calc.seite import antworte

TAG = timedelta(days=1)
MELDE: dict[str, Any] = {"rechtsfolgenbelehrung": True, "kontaktweg": "praesenz", "zaehler": "wiederholt"}
NEUES_RECHT = parameter("minderung", "meldeversaeumnis_regel").fassungen[1].gueltig_ab
DATEIEN = ("minderung", "bekanntgabe", "widerspruch", "anhoerung")


def _rechne(name: str, **eingabe: Any) -> Any:
    rechner = hole(name)
    return rechne(rechner, pruefe(rechner, json.dumps(eingabe, default=str)))


def _text(name: str, **eingabe: Any) -> str:
    text: str = json.loads(antworte(name, json.dumps(eingabe, default=str)))["text"]
    return text


def _warnungen(ergebnis: Ergebnis) -> str:
    return "\n".join(h.text for h in ergebnis.hinweise if h.art == "warnung")


@pytest.mark.parametrize(("datei", "schluessel"), [(d, s) for d in DATEIEN for s in recht.lade(d)])
def test_jede_groesse_laesst_sich_lesen(datei: str, schluessel: str) -> None:
    groesse = parameter(datei, schluessel)
    assert groesse.titel
    assert groesse.einheit
    assert groesse.anknuepfung


def test_welt_wechselt_mit_dem_tag_des_versaeumnisses() -> None:
    davor, danach = (_rechne("meldeversaeumnis", termin=t, **MELDE) for t in (NEUES_RECHT - TAG, NEUES_RECHT))
    assert (davor.prozent, danach.prozent) == (10, 30)
    wechsel = parameter("minderung", "pflichtverletzung_regel").fassungen[1].gueltig_ab
    davor, danach = (_rechne("pflichtverletzung", ereignis=t) for t in (wechsel - TAG, wechsel))
    assert (davor.prozent, davor.monate, danach.prozent, danach.monate) == (10, 1, 30, 3)


def test_bekanntgabe_wechselt_mit_dem_tag_der_post() -> None:
    wechsel = parameter("bekanntgabe", "fiktion").fassungen[1].gueltig_ab
    assert bekannt_nach_aufgabe(wechsel - TAG) == wechsel - TAG + 3 * TAG
    assert bekannt_nach_aufgabe(wechsel) == wechsel + 4 * TAG


@given(st.dates(date(2000, 1, 10), date(2099, 12, 31)) | st.dates(date(2024, 12, 25), date(2025, 1, 15)))
def test_spaeteste_aufgabe_ist_die_letzte(grenze: date) -> None:
    moegliche = [
        grenze - n * TAG for n in range(9) if grenze - n * TAG + fiktion_tage(grenze - n * TAG) * TAG <= grenze
    ]
    assert spaeteste_aufgabe(grenze) == max(moegliche)


def test_jede_zeile_der_tabelle_stimmt_mit_der_rechnung_ueberein() -> None:
    """The table for „what if it is posted by …“ says what the calculator answers for that day, and not a day later."""
    termin = date(2026, 9, 8)
    grenze = _rechne("meldeversaeumnis", termin=termin, **MELDE).feststellung_spaetestens
    zeilen = list(moegliche_beginne(termin, grenze))
    assert [zeile.beginn.month for zeile in zeilen] == [10, 11, 12, 1, 2, 3, 4]
    for zeile in zeilen:
        ergebnis = _rechne("meldeversaeumnis", termin=termin, aufgabe_post=zeile.aufgabe_bis, **MELDE)
        assert (ergebnis.bekanntgabe, ergebnis.beginn) == (zeile.bekannt_bis, zeile.beginn)
        danach = _rechne("meldeversaeumnis", termin=termin, aufgabe_post=zeile.aufgabe_bis + TAG, **MELDE)
        assert danach.beginn != zeile.beginn


def test_am_tag_des_versaeumnisses_geht_der_bescheid_noch_zur_post() -> None:
    """Posted on 27.10.2026 it is known on Saturday, 31.10.; one day later it is known in November."""
    assert next(moegliche_beginne(date(2026, 10, 27), date(2027, 4, 27))).beginn == date(2026, 11, 1)
    assert next(moegliche_beginne(date(2026, 10, 28), date(2027, 4, 28))).beginn == date(2026, 12, 1)


@pytest.mark.parametrize("termin", ["2099-12-31", "2099-05-31"])
def test_tabelle_reicht_ueber_die_eingaben_hinaus(termin: str) -> None:
    html = json.loads(antworte("meldeversaeumnis", json.dumps({"termin": termin} | MELDE)))["html"]
    assert len(list(ElementTree.fromstring(html).iter("tr"))) >= 6


@pytest.mark.parametrize(
    ("eingabe", "offen"),
    [
        ({"zaehler": "erstes"}, {"zaehlung", "festgestellt"}),
        ({"zaehler": "wiederholt"}, {"zaehlung", "wiederholt", "festgestellt"}),
        ({"zaehler": "drittes_in_folge"}, {"zaehlung", "festgestellt", "drittes_feststellung"}),
        ({"zaehler": "drittes_in_folge", "bekanntgabe": "2026-10-20"}, {"zaehlung", "festgestellt"}),
        (  # 31.01.2027 is a Sunday
            {"zaehler": "drittes_in_folge", "bekanntgabe": "2026-12-15", "haerte": True},
            {"zaehlung", "festgestellt", "haerte_7b", "rettungsmonat"},
        ),
        (
            {"zaehler": "drittes_in_folge", "bekanntgabe": "2027-03-09"},
            {"zaehlung", "festgestellt", "drittes_feststellung"},
        ),
        ({"einladung_versandt": NEUES_RECHT - TAG}, {"alte_rfb", "zaehlung", "wiederholt", "festgestellt"}),
        ({"einladung_versandt": NEUES_RECHT}, {"zaehlung", "wiederholt", "festgestellt"}),
        ({"einladung_versandt": NEUES_RECHT - TAG, "rechtsfolgenbelehrung": False}, set()),
        ({"wichtiger_grund": True}, set()),
        ({"termin": NEUES_RECHT - TAG, "einladung_versandt": NEUES_RECHT - 9 * TAG}, {"anhoerung_alt"}),
    ],
)
def test_offene_fragen_stehen_als_solche_im_ergebnis(eingabe: dict[str, Any], offen: set[str]) -> None:
    ergebnis = _rechne("meldeversaeumnis", **({"termin": "2026-09-08"} | MELDE | eingabe))
    gestellt = {hinweis.offen: hinweis.text for hinweis in ergebnis.hinweise if hinweis.art == "offen"}
    assert gestellt == {name: f"{OFFENE_FRAGEN[name].frage} {OFFENE_FRAGEN[name].annahme}" for name in offen}


@pytest.mark.parametrize(
    ("eingabe", "stichwort"),
    [
        ({"bekanntgabe": "2027-03-09"}, "Zu spät festgestellt"),
        ({"zaehler": "drittes_in_folge", "haerte": True}, "nicht die Nichterreichbarkeit"),
        ({"anhoerung_zugang": "2026-09-10", "aufgabe_post": "2026-09-24"}, "vor dem Ende der Anhörung"),
        ({"anhoerung_zugang": "2026-09-10", "bekanntgabe": "2026-09-24"}, "vor dem Ende der Anhörung"),
        ({"anhoerung_zugang": "2027-02-18"}, "nicht mehr rechtzeitig"),
        ({"zaehler": "drittes_in_folge", "bekanntgabe": "2027-03-09"}, "Ob das schadet, ist offen"),
        # § 31b Abs. 1 limits the reduction; the first one reduces nothing.
        ({"zaehler": "erstes", "bekanntgabe": "2027-03-09"}, "Ob das schadet, ist offen"),
        ({"termin": "2026-09-06"}, "Kein Arbeitstag (Wochenende): Termin am So, 06.09.2026"),
        ({"termin": "2026-10-31"}, "Kein Arbeitstag (Reformationstag)"),
        ({"termin": "2026-12-24", "wichtiger_grund": True}, "Kein Arbeitstag (dienstfrei)"),
        ({"termin": "2026-07-01", "zaehler": "drittes_in_folge"}, "noch keine drei Termine"),
        ({"termin": "2026-07-02", "zaehler": "drittes_in_folge"}, "noch keine drei Termine"),
        ({"rechtsfolgenbelehrung": False, "rechtsfolgen_bekannt": True}, "Beweisen muss das das Jobcenter"),
        ({"bekanntgabe": "2026-12-01"}, "Kein Betrag für Januar 2027"),
    ],
)
def test_warnung(eingabe: dict[str, Any], stichwort: str) -> None:
    ergebnis = _rechne("meldeversaeumnis", **({"termin": "2026-09-08"} | MELDE | eingabe))
    assert stichwort in _warnungen(ergebnis)


@pytest.mark.parametrize(
    ("eingabe", "stichwort"),
    [
        ({"termin": "2026-07-03", "zaehler": "drittes_in_folge"}, "noch keine drei Termine"),
        ({"termin": "2026-07-02", "zaehler": "wiederholt"}, "noch keine drei Termine"),
        ({"termin": "2026-06-30", "zaehler": "drittes_in_folge"}, "noch keine drei Termine"),
        ({"rechtsfolgen_bekannt": True}, "Beweisen"),
        ({"rechtsfolgenbelehrung": False, "rechtsfolgen_bekannt": True, "kontaktweg": "video"}, "Beweisen"),
        ({}, "Kein Arbeitstag"),
        ({"bekanntgabe": "2026-11-30"}, "Kein Betrag"),
        ({"zaehler": "drittes_in_folge", "bekanntgabe": "2027-03-09"}, "Zu spät festgestellt"),
    ],
)
def test_keine_warnung(eingabe: dict[str, Any], stichwort: str) -> None:
    ergebnis = _rechne("meldeversaeumnis", **({"termin": "2026-09-08"} | MELDE | eingabe))
    assert stichwort not in _warnungen(ergebnis)


@pytest.mark.parametrize(
    ("eingabe", "ja", "nein"),
    [
        ({"zaehler": "erstes"}, {"R16", "R17", "V11"}, {"R22"}),
        ({"zaehler": "wiederholt"}, {"R16", "V11"}, {"R17"}),
        ({"zaehler": "drittes_in_folge"}, {"R13", "R16", "R22", "V11", "§ 39 SGB II"}, {"R17"}),
        ({"zaehler": "erstes", "rechtsfolgenbelehrung": False}, {"R16", "V11"}, {"R17"}),
        ({"zaehler": "erstes", "kontaktweg": "telefon"}, {"R16"}, {"R17", "V11"}),
        ({"zaehler": "erstes", "wichtiger_grund": True}, set(), {"R16", "R17", "V11"}),
        ({"zaehler": "erstes", "termin": NEUES_RECHT - TAG}, set(), {"R16", "R17", "V11"}),
        ({"zaehler": "erstes", "termin": NEUES_RECHT}, {"R16", "R17"}, set()),
    ],
)
def test_was_nach_einem_versaeumnis_sonst_zu_tun_ist(eingabe: dict[str, Any], ja: set[str], nein: set[str]) -> None:
    hinweise = _rechne("meldeversaeumnis", **({"termin": "2026-09-08"} | MELDE | eingabe)).hinweise
    quellen = {hinweis.quelle for hinweis in hinweise}
    assert ja <= quellen
    assert not nein & quellen
    assert any("darlegen und nachweisen" in hinweis.text for hinweis in hinweise)


def test_nichterreichbar_heisst_nicht_dass_alles_wegfaellt() -> None:
    ergebnis = _rechne("meldeversaeumnis", termin="2026-10-15", **(MELDE | {"zaehler": "drittes_in_folge"}))
    alles = " ".join(hinweis.text for hinweis in ergebnis.hinweise)
    for stichwort in (
        "im zuständigen Jobcenter",
        "neuen Antrag",
        "Miete",
        "Krankenversicherung",
        "Widerspruch schiebt",
    ):
        assert stichwort in alles


def test_wer_persoenlich_rettet_hat_bis_zum_letzten_arbeitstag_zeit() -> None:
    """Bekanntgabe 15.12.2026: the month is January, its last day a Sunday, so Friday comes first."""
    eingabe = MELDE | {"termin": "2026-10-15", "bekanntgabe": "2026-12-15", "zaehler": "drittes_in_folge"}
    assert (
        "persönlich im Jobcenter, spätestens am Freitag, 29. Januar 2027 (letzter Arbeitstag; Kalendertag ist So,"
        " 31.01.2027), gilt sie rückwirkend" in _text("meldeversaeumnis", **eingabe)
    )


def test_ohne_belehrung_und_ohne_kenntnis_steht_was_genuegen_wuerde() -> None:
    for name, eingabe in (
        ("meldeversaeumnis", {"termin": "2026-09-08"} | MELDE | {"rechtsfolgenbelehrung": False}),
        ("pflichtverletzung", {"ereignis": "2026-09-08", "rechtsfolgenbelehrung": False}),
    ):
        ergebnis = _rechne(name, **eingabe)
        assert ergebnis.folge == "keine"
        assert any("lässt statt der Belehrung genügen" in hinweis.text for hinweis in ergebnis.hinweise)


@pytest.mark.parametrize(
    ("eingabe", "stichwort"),
    [
        ({"aufforderung_vom": "2026-06-30"}, "älter als das Recht seit dem 01.07.2026"),
        ({"rechtsfolgenbelehrung": False, "rechtsfolgen_bekannt": True}, "Beweisen muss das das Jobcenter"),
        ({"art": "andere"}, "bei Nr. 2"),
        ({"ereignis": "2026-08-09"}, "Kein Arbeitstag (Wochenende): Pflichtverletzung am So, 09.08.2026"),
        ({"ereignis": "2026-12-24"}, "Kein Arbeitstag (dienstfrei)"),
        ({"art": "sperrzeit", "sperrzeit_beginn": "2026-08-05"}, "beginnt vor der Pflichtverletzung"),
        (
            {"art": "sperrzeit", "sperrzeit_beginn": "2026-08-07", "bekanntgabe": "2026-09-21", "u25": True},
            "so bald wie möglich",
        ),
    ],
)
def test_warnung_zur_pflichtverletzung(eingabe: dict[str, Any], stichwort: str) -> None:
    assert stichwort in _warnungen(_rechne("pflichtverletzung", **({"ereignis": "2026-08-06"} | eingabe)))


@pytest.mark.parametrize(
    "eingabe",
    [
        {},
        {"aufforderung_vom": "2026-07-01"},
        {"aufforderung_vom": "2022-12-31", "ereignis": "2026-06-30"},
        {"aufforderung_vom": "2026-06-30", "art": "sperrzeit", "sperrzeit_beginn": "2026-08-07"},
        {"ereignis": "2026-12-24", "dienstfrei_24_31_dez": False},
        {"ereignis": "2026-08-09", "art": "sperrzeit", "sperrzeit_beginn": "2026-08-09"},
        {"art": "sperrzeit", "sperrzeit_beginn": "2026-08-07", "rechtsfolgenbelehrung": False},
        {"rechtsfolgen_bekannt": True},
        {"bekanntgabe": "2026-08-07", "u25": True},
    ],
)
def test_keine_warnung_zur_pflichtverletzung(eingabe: dict[str, Any]) -> None:
    assert not _warnungen(_rechne("pflichtverletzung", **({"ereignis": "2026-08-06"} | eingabe)))


def test_sperrzeit_bestimmt_den_beginn_und_der_bescheid_aendert_ihn_nicht() -> None:
    eingabe = {"ereignis": "2026-08-03", "art": "sperrzeit", "sperrzeit_beginn": "2026-08-04", "regelbedarfsstufe": 1}
    assert _text("pflichtverletzung", **eingabe).startswith(
        "30 % weniger Regelbedarf vom 04.08. bis 03.11.2026, sobald der Bescheid bekannt gegeben ist.\n"
        "Im August 2026 sind das höchstens 157,64 € weniger, in einem vollen Monat 168,90 €.\n"
    )
    ohne = _rechne("pflichtverletzung", **eingabe)
    assert ohne.moegliche_beginne is None
    for tag, spaeter in (("2026-08-04", False), ("2026-08-05", True)):
        mit = _rechne("pflichtverletzung", bekanntgabe=tag, **eingabe)
        assert (mit.beginn, mit.ende, mit.betraege) == (ohne.beginn, ohne.ende, ohne.betraege)
        assert any("ändert ihren Beginn nicht" in h.text for h in mit.hinweise) is spaeter


def test_jedes_versaeumnis_nennt_den_betrag_hoechstens() -> None:
    for name, eingabe in (
        ("meldeversaeumnis", {"termin": "2026-09-08"} | MELDE),
        ("pflichtverletzung", {"ereignis": "2026-09-08"}),
    ):
        ergebnis = _rechne(name, bekanntgabe="2026-10-20", regelbedarfsstufe=1, **eingabe)
        assert any("Obergrenze" in h.text and "1 Euro" in h.text for h in ergebnis.hinweise)
        assert all("höchstens" in s.text for s in ergebnis.schritte if "€" in s.text)


@pytest.mark.parametrize(
    "eingabe",
    [{"anhoerung_zugang": "2026-09-10", "aufgabe_post": "2026-09-24"}, {"anhoerung_zugang": "2027-02-18"}],
)
def test_warnungen_zur_anhoerung_nennen_ihre_norm(eingabe: dict[str, Any]) -> None:
    ergebnis = _rechne("meldeversaeumnis", termin="2026-09-08", **MELDE, **eingabe)
    assert [h.quelle for h in ergebnis.hinweise if "Anhörung endet" in h.text or "Ende der" in h.text] == ["§ 24 SGB X"]


def test_keine_warnung_wenn_die_anhoerung_vor_dem_bescheid_endet() -> None:
    eingabe = {"anhoerung_zugang": "2026-09-10", "aufgabe_post": "2026-09-25"}
    assert "Anhörung" not in _warnungen(_rechne("meldeversaeumnis", termin="2026-09-08", **MELDE, **eingabe))


def test_hoehere_stufe_verlangt_die_vorige() -> None:
    assert "höchstens 12 Monate" in _warnungen(_rechne("pflichtverletzung", ereignis="2026-06-30", stufe="zweite"))
    ergebnis = _rechne("pflichtverletzung", ereignis="2026-07-01", stufe="zweite")
    assert "keine Stufen mehr" in " ".join(h.text for h in ergebnis.hinweise)


def test_anlass_der_persoenlichen_anhoerung_wechselt_mit_dem_tag_der_pflichtverletzung() -> None:
    wechsel = parameter("minderung", "anhoerung_regel").fassungen[1].gueltig_ab

    def hinweise(tag: date, stufe: str) -> dict[str, str]:
        alle = _rechne("pflichtverletzung", ereignis=tag, stufe=stufe).hinweise
        return {h.quelle: h.text for h in alle if "persönlich" in h.text and h.art == "info"}

    wie = "persönlich sein: in Präsenz, am Telefon oder per Video."
    # § 31a Abs. 2 SGB II in der Fassung von 2023: S. 1 auf Verlangen, S. 2 bei wiederholten Pflichtverletzungen.
    davor = wechsel - TAG
    assert hinweise(davor, "erste") == {"§ 31a Abs. 2 SGB II": f"Verlangt es die Person, soll die Anhörung {wie}"}
    for stufe in ("zweite", "weitere"):
        assert hinweise(davor, stufe) == {"§ 31a Abs. 2 SGB II": f"Die Anhörung soll {wie}"}
        assert hinweise(wechsel, stufe) == {"R4": AENDERUNGEN["R4"].als_satz()}
    assert "psychische Erkrankung" in hinweise(wechsel, "erste")["R4"]


@pytest.mark.parametrize("nummer", range(3))
def test_totalentfall_ist_nur_ein_hinweis(nummer: int) -> None:
    fassungen = parameter("minderung", "totalentfall").fassungen

    def hinweise(tag: date) -> list[str]:
        ergebnis = _rechne("pflichtverletzung", ereignis=tag)
        return [h.text for h in ergebnis.hinweise if h.quelle == "§ 31a Abs. 7 SGB II"]

    davor = [fassungen[nummer - 1].wert] if nummer else []
    assert hinweise(fassungen[nummer].gueltig_ab - TAG) == davor
    assert hinweise(fassungen[nummer].gueltig_ab) == [fassungen[nummer].wert]


@pytest.mark.parametrize(
    ("name", "eingabe", "satz"),
    [
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08", "aufgabe_post": "2026-10-27", "regelbedarfsstufe": 1} | MELDE,
            "30 % weniger Regelbedarf vom 01.11. bis 30.11.2026.\n"
            "Im November 2026 sind das höchstens 168,90 € weniger.",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08"} | MELDE,
            "30 % weniger Regelbedarf für 1 Monat, sobald der Bescheid bekannt gegeben ist.\n"
            "Bescheid zur Post spätestens am Donnerstag, 4. März 2027. Wenn er nicht später zugeht, ist er noch",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08"} | MELDE | {"zaehler": "erstes"},
            "Keine Minderung.\nDas erste Meldeversäumnis mindert die Leistung nicht.",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08"} | MELDE | {"zaehler": "drittes_in_folge", "wichtiger_grund": True},
            "Keine Minderung, und die Person gilt nicht als unerreichbar.",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08"} | MELDE | {"zaehler": "drittes_in_folge"},
            "Die Person gilt als nicht erreichbar, sobald das dritte Versäumnis festgestellt ist.",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08", "bekanntgabe": "2026-10-31"} | MELDE | {"zaehler": "drittes_in_folge"},
            "Die Person gilt als nicht erreichbar: Ihr Anspruch entfällt ab Sonntag, 1. November 2026.\n"
            "Für diesen Monat gibt es noch Leistungen ohne Regelbedarf.\n"
            "Meldet sie sich in diesem Monat persönlich im Jobcenter, spätestens am Montag, 30. November 2026, gilt",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08", "rechtsfolgenbelehrung": False, "kontaktweg": "telefon"},
            "Keine Minderung.\nDie Einladung enthielt keine Rechtsfolgenbelehrung, und dass",
        ),
        (
            "pflichtverletzung",
            {"ereignis": "2026-08-06", "haerte": True},
            "Keine Minderung.\nDie Minderung wäre eine außergewöhnliche Härte.",
        ),
        (
            "meldeversaeumnis",
            {"termin": "2026-09-08", "bekanntgabe": "2026-12-01", "regelbedarfsstufe": 1} | MELDE,
            "30 % weniger Regelbedarf vom 01.01. bis 31.01.2027.\nKein Betrag für Januar 2027: Die Beträge ab 2027",
        ),
        (
            "pflichtverletzung",
            {"ereignis": "2026-08-06", "bekanntgabe": "2026-10-28", "nachgeholt_am": "2026-12-15"},
            "30 % weniger Regelbedarf vom 01.11. bis 14.12.2026.\nVorzeitig aufgehoben ab Dienstag, 15. Dezember 2026.",
        ),
        (
            "pflichtverletzung",
            {"ereignis": "2026-08-06", "bekanntgabe": "2026-11-30"},
            "30 % weniger Regelbedarf vom 01.12.2026 bis 28.02.2027.",
        ),
        (
            "pflichtverletzung",
            {"ereignis": "2026-08-06", "wichtiger_grund": True, "haerte": True, "bekanntgabe": "2026-10-28"},
            "Keine Minderung.\nEs gab einen wichtigen Grund.",
        ),
    ],
)
def test_antwort_in_einem_satz(name: str, eingabe: dict[str, Any], satz: str) -> None:
    assert _text(name, **eingabe).startswith(satz)


def test_tabelle_der_betraege_nennt_monate_ohne_betrag() -> None:
    text = _text("pflichtverletzung", ereignis="2026-08-06", aufgabe_post="2026-10-27", regelbedarfsstufe=1)
    assert "- Dezember 2026; Höchstens 168,90 €\n- Januar 2027; Höchstens nicht bekannt" in text
    assert "Kein Betrag für Januar 2027: Die Beträge ab 2027 sind hier noch nicht eingetragen" in text


@pytest.mark.parametrize("stufe", [1, 2, 3, 4, 5, 6])
def test_stufe_ist_eine_ganze_zahl_mit_beschriftung(stufe: int) -> None:
    eingabe = {"termin": "2026-09-08", "regelbedarfsstufe": stufe} | MELDE
    assert f"Regelbedarfsstufe: Stufe {stufe}" in _text("meldeversaeumnis", **eingabe)


@pytest.mark.parametrize("stufe", [True, 1.0, 1.5, "1", 0, 7])
def test_andere_werte_sind_keine_stufe(stufe: object) -> None:
    antwort = json.loads(
        antworte("pflichtverletzung", json.dumps({"ereignis": "2026-08-06", "regelbedarfsstufe": stufe}))
    )
    assert antwort.get("fehler", [{}])[0].get("feld") == "regelbedarfsstufe"


@pytest.mark.parametrize(("roh", "gerundet"), [("0.005", "0.01"), ("0.015", "0.02"), ("2.675", "2.68"), ("5", "5.00")])
def test_betraege_kaufmaennisch_gerundet(roh: str, gerundet: str) -> None:
    """Half a cent always goes up: neither to the even digit, nor as a binary fraction would."""
    assert str(auf_cent(Decimal(roh))) == gerundet


def test_anteil_und_teilmonat() -> None:
    assert str(anteil(Decimal("506.00"), 20)) == "101.20"
    assert str(teilmonat(Decimal("112.60"), 20, date(2026, 6, 1))) == "75.07"
    assert regelbedarf(1, date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("bescheid", "gueltig_ab"),
    [
        ({"bekanntgabe": "2024-12-20"}, "1981-01-01"),
        ({"aufgabe_post": "2024-12-30"}, "1981-01-01"),  # known on 02.01.2025, but posted before
        ({"aufgabe_post": "2025-01-02"}, "2025-01-01"),
        ({}, "2025-01-01"),  # may still be posted until spring
    ],
)
def test_fassung_der_bekanntgabe_folgt_dem_bescheid(bescheid: dict[str, str], gueltig_ab: str) -> None:
    ergebnis = _rechne("meldeversaeumnis", termin="2024-11-18", **MELDE, **bescheid)
    (stand,) = (eintrag for eintrag in ergebnis.rechtsstand if eintrag.norm == "§ 37 SGB X")
    assert stand.gueltig_ab.isoformat() == gueltig_ab
