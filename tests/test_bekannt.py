"""What is already certain although something is missing: days by hand, and never a guess."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calc.form.fehler import UngueltigeEingabe
from calc.frage import bekannt, frage
from calc.seite import antworte

STICHTAG = {"stichtag": "2026-11-23"}
TERMIN = {"termin": "2026-11-12"}


def tage(name: str, eingabe: dict[str, Any]) -> list[tuple[str, str]]:
    """Every step that is certain: its day and where it comes from."""
    roh = json.dumps(eingabe)
    with pytest.raises(UngueltigeEingabe) as ungueltig:
        frage(name, roh)
    schritte = bekannt(name, roh, ungueltig.value.fehler)
    return [(schritt.datum.isoformat() if schritt.datum else "", schritt.quelle) for schritt in schritte]


def seite(name: str, eingabe: str, form: Any = "seite") -> dict[str, Any]:
    antwort: dict[str, Any] = json.loads(antworte(name, eingabe, "../../", form))
    return antwort


FREI = "Hamburger Feiertagsgesetz"
SECHS_MONATE = "§ 31b Abs. 1 SGB II"
POST = "§ 37 Abs. 2 SGB X"
RECHT = "§ 65a Abs. 2 SGB II"


@pytest.mark.parametrize(
    ("name", "eingabe", "erwartet"),
    [
        # Six months after Thu 12.11.2026: Wed 12.05.2027; four days before that is a Saturday, the Friday before it
        # follows Ascension Day.
        (
            "meldeversaeumnis",
            TERMIN,
            [
                ("2026-11-12", RECHT),
                ("2027-05-12", SECHS_MONATE),
                ("2027-05-07", POST),
                ("2027-05-08", FREI),
            ],
        ),
        # Announced on Fri 20.11.2026, a month later is a Sunday, so Monday the 21st.
        (
            "meldeversaeumnis",
            TERMIN | {"bekanntgabe": "2026-11-20"},
            [
                ("2026-11-12", RECHT),
                ("2026-11-20", "§ 37 SGB X"),
                ("2026-12-20", "§ 84 Abs. 1 SGG"),
                ("2026-12-21", "§ 64 SGG"),
            ],
        ),
        # Posted on Mon 16.11.: known on the fourth day, the 20th, even without the day of the appointment.
        (
            "meldeversaeumnis",
            {"aufgabe_post": "2026-11-16"},
            [("2026-11-20", POST), ("2026-12-20", "§ 84 Abs. 1 SGG"), ("2026-12-21", "§ 64 SGG")],
        ),
        # Fourteen days after Mon 16.11. is Mon 30.11.2026.
        ("meldeversaeumnis", {"anhoerung_zugang": "2026-11-16"}, [("2026-11-30", "§ 24 SGB X")]),
        ("meldeversaeumnis", {"anhoerung_zugang": "2026-11-16", "anhoerung_tage": 0}, []),
        ("meldeversaeumnis", TERMIN | {"kontaktweg": "telefon"}, [("2026-11-12", RECHT), ("", "K5")]),
        (
            "meldeversaeumnis",
            TERMIN | {"wichtiger_grund": True},
            [("2026-11-12", RECHT), ("", "§ 32 Abs. 1 SGB II")],
        ),
        ("meldeversaeumnis", {"termin": "2022-11-12"}, []),
        ("meldeversaeumnis", {"aufgabe_post": "2022-11-16"}, []),
        # A letter before the missed appointment says nothing; which of the two days counts is for people to say.
        ("meldeversaeumnis", TERMIN | {"bekanntgabe": "2026-11-10"}, [("2026-11-12", RECHT)]),
        (
            "meldeversaeumnis",
            TERMIN
            | {"kontaktweg": "praesenz", "rechtsfolgenbelehrung": True}
            | {"aufgabe_post": "2026-11-16", "bekanntgabe": "2026-11-20"},
            [("2026-11-12", RECHT)],
        ),
        # Six months after Thu 06.08.2026: Sat 06.02.2027; four days before: Tue 02.02.2027.
        (
            "pflichtverletzung",
            {"ereignis": "2026-08-06", "art": "sperrzeit"},
            [("2026-08-06", RECHT), ("2027-02-06", SECHS_MONATE), ("2027-02-02", POST)],
        ),
        (
            "pflichtverletzung",
            {"ereignis": "2026-08-06", "art": "sperrzeit", "wichtiger_grund": True},
            [("2026-08-06", RECHT), ("", "§ 31 Abs. 1 SGB II")],
        ),
        ("pflichtverletzung", {"ereignis": "2022-08-06"}, []),
        ("pflichtverletzung", {"ereignis": "2022-08-06", "nachgeholt_am": "bald"}, []),
        ("pflichtverletzung", {}, []),
        # Thirty working days after Mon 23.11.2026, with 24., 25., 31.12. and 1.1. free:
        # November 24 to 30: 5; December 1 to 23: 17; 28 to 30: 3; January 4 to 8: 5; together 30.
        ("mangelnde_mitwirkung", {"eintrag_am": "2026-11-23"}, [("2027-01-08", "L9")]),
        ("mangelnde_mitwirkung", {"versaeumte_einladungen": ["2026-11-02", "2026-11-09"]}, []),
        ("mangelnde_mitwirkung", {"eintrag_am": "2099-12-31"}, [("2100-02-12", "L9")]),
        # 56 and 84 days after Tue 02.02.2027.
        ("mutterschutz", {"entbindung": "2027-02-02"}, [("2027-03-30", "§ 3 Abs. 2 MuSchG")]),
        (
            "mutterschutz",
            {"entbindung": "2027-02-02", "verlaengert": True},
            [("2027-04-27", "§ 3 Abs. 2 MuSchG")],
        ),
        ("mutterschutz", {}, []),
        ("bekanntgabe", {"weg": "post", "ausland": True, "datum": "2026-11-16"}, [("", POST)]),
        ("bekanntgabe", {"weg": "post"}, []),
        ("frist", {"ereignis": "2026-11-16"}, []),
        # Mon 16. to Fri 20.11.2026 are five days; half of 39 hours is half of twenty talks.
        ("beratungsquote", {"von": "2026-11-16", "bis": "2026-11-22"}, [("", "E1")]),
        ("beratungsquote", {"von": "2026-11-16", "wochenstunden": 19.5, "vollzeitstunden": 39}, [("", "E2")]),
        ("beratungsquote", {"von": "2026-11-22", "bis": "2026-11-16"}, []),
        ("beratungsquote", {"von": "2026-11-16", "wochenstunden": 40, "vollzeitstunden": 39}, []),
    ],
)
def test_was_schon_feststeht(name: str, eingabe: dict[str, Any], erwartet: list[tuple[str, str]]) -> None:
    assert tage(name, eingabe) == erwartet


@pytest.mark.parametrize(
    ("eingabe", "erwartet"),
    [
        # Without a situation: need in six months, a talk in twelve, the plan in six.
        (
            {"letzter_kontakt": "2026-05-12", "letzte_fortschreibung": "2026-06-10"},
            [("2026-11-12", "I6"), ("2026-12-10", "C3"), ("2027-05-12", "I6"), ("", "S3")],
        ),
        # Full time is complete, the training is not; six months after 31.08. is Sun 28.02.2027.
        (
            {"letzter_kontakt": "2026-08-31", "situationen": ["vollzeit_beschaeftigt", "lange_fbw"]},
            [
                ("2027-02-28", "P8"),
                ("2027-02-26", FREI),
                ("2027-02-28", "I6"),
                ("2027-02-26", FREI),
                ("2027-08-31", "I6"),
            ],
        ),
        # In training the yearly talk has no last day (S3); what training itself asks for needs its days.
        (
            {"letzter_kontakt": "2026-08-31", "situationen": ["azubi_1_lehrjahr"], "fallmanagement": True},
            [
                ("2026-09-30", "D2"),
                ("2027-02-28", "I6"),
                ("2027-02-26", FREI),
            ],
        ),
        # As long as the last contact is open, it may still fulfil anything.
        ({"situationen": ["lange_fbw"], "fallmanagement": True}, []),
        ({"letzte_pruefung": "2026-08-31"}, [("2027-02-28", "I6"), ("2027-02-26", FREI)]),
        # Days after the reference day are wrong, whatever else is missing.
        ({"letzter_kontakt": "2026-11-24", "letzte_fortschreibung": "2026-06-10"}, [("2026-12-10", "C3")]),
        # Due on Tue 02.02.2027: protected from 42 days before to 56 days after; what falls into it moves behind it.
        (
            {"letzter_kontakt": "2026-08-15", "errechneter_termin": "2027-02-02"},
            [
                ("2027-03-30", "D5"),
                ("2027-02-15", "I6"),
                ("2027-03-31", "D5"),
                ("2027-08-15", "I6"),
                ("2027-08-13", FREI),
                ("", "S3"),
            ],
        ),
        # The birth without the expected day moves days nobody can name yet; the plan stays.
        (
            {"letzter_kontakt": "2026-05-12", "entbindung": "2026-11-20", "letzte_fortschreibung": "2026-06-10"}
            | {"situationen": ["vollzeit_beschaeftigt"]},
            [("2027-01-15", "§ 3 Abs. 2 MuSchG"), ("2026-12-10", "C3")],
        ),
    ],
)
def test_kontaktintervall_nennt_was_keine_angabe_mehr_aendert(eingabe: dict[str, Any], erwartet: Any) -> None:
    assert tage("kontaktintervall", STICHTAG | eingabe) == erwartet


def test_ohne_stichtag_ist_beim_kontaktintervall_nur_die_schutzfrist_bekannt() -> None:
    eingabe = {"errechneter_termin": "2027-02-02", "letzter_kontakt": "2026-05-12"}
    assert tage("kontaktintervall", eingabe) == [("2027-03-30", "D5")]


def test_ungeklaerter_anschluss_zaehlt_erst_wenn_er_stimmt() -> None:
    eingabe: dict[str, Any] = {"situationen": ["schule_abschlussjahr", "lange_au"], "schulende": "2027-06-30"}
    eingabe |= STICHTAG | {"letzter_kontakt": "2026-08-31"}
    assert ("2027-06-30", "P3") in tage("kontaktintervall", eingabe)
    assert ("2027-06-30", "P3") not in tage("kontaktintervall", eingabe | {"anschluss_geklaert": "ja"})


def test_ausserhalb_des_kalenders_ist_nichts_bekannt() -> None:
    assert tage("meldeversaeumnis", {"anhoerung_zugang": "2099-12-31", "anhoerung_tage": 366}) == []


@pytest.mark.parametrize("eingabe", ["", "[]", "{", "null", '{"termin": "2026-11-12", "quatsch": 1}'])
def test_was_sich_nicht_lesen_laesst_ergibt_keine_annahme(eingabe: str) -> None:
    antwort = seite("meldeversaeumnis", eingabe)
    assert antwort["fehler"]
    assert ("<section" in antwort["bekannt"]) == ("quatsch" in eingabe)


def test_ein_doppelter_name_verraet_nichts_ueber_die_anderen_felder() -> None:
    roh = '{"termin": "2026-11-12", "termin": "2026-11-13", "anhoerung_zugang": "2026-13-01"}'
    assert seite("meldeversaeumnis", roh)["bekannt"] == ""


def test_die_seite_unterscheidet_was_fehlt_und_was_falsch_ist() -> None:
    antwort = seite("meldeversaeumnis", '{"termin": "2026-11-12", "bekanntgabe": "2026-02-30", "kontaktweg": null}')
    assert [(f["feld"], f["fehlt"]) for f in antwort["fehler"]] == [
        ("kontaktweg", True),
        ("rechtsfolgenbelehrung", True),
        ("bekanntgabe", False),
    ]
    assert antwort["bekannt"].startswith('<section class="ergebnis-bekannt"><h3>Schon bekannt</h3><ul><li>')
    assert 'href="../../' in antwort["bekannt"]
    assert '<time datetime="2027-05-12">Mi, 12.05.2027</time>' in antwort["bekannt"]


def test_leere_liste_und_fehlendes_ereignis_fehlen_nur() -> None:
    antwort = seite("kontaktintervall", '{"stichtag": "2026-11-23", "situationen": []}')
    assert antwort["fehler"][0]["fehlt"] is True
    antwort = seite("kontaktintervall", '{"stichtag": "2026-11-23", "situationen": ["lange_au"]}')
    assert [(f["feld"], f["fehlt"]) for f in antwort["fehler"]] == [("au_seit", True)]


def test_andere_formen_der_antwort_sagen_nur_die_fehler() -> None:
    assert seite("meldeversaeumnis", '{"termin": "2026-11-12"}', "checkliste")["bekannt"] == ""


def test_die_kommandozeile_schreibt_fehler_wie_bisher() -> None:
    with pytest.raises(UngueltigeEingabe) as ungueltig:
        frage("meldeversaeumnis", "{}")
    assert {tuple(fehler) for fehler in ungueltig.value.als_dict()["fehler"]} == {("feld", "text")}
