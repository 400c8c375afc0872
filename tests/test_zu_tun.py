"""What to do next: by when, who, on which basis. Days by hand; what holds for every case is checked for all of them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from calc.ausgabe.zu_tun import als_abschnitt, als_zeile
from calc.form.modelle import ZuTun
from calc.institute.anhoerung import anhoerungspost
from calc.rechner import RECHNER_TITEL
from calc.seite import antworte
from calc.zeit.dringlichkeit import Status
from calc.zeit.kalender import ist_arbeitstag
from overrides.paths import DATA
from tests.test_faelle import FAELLE, antwort, lies

DOCS = DATA.parent
LISTEN = {datei.stem: datei.read_text("utf-8") for datei in (DOCS / "checklisten").glob("*.md")}
BAUSTEINE = {b["name"]: b for b in tomllib.loads((DATA / "textbausteine.toml").read_text("utf-8"))["baustein"]}
VERSAEUMT = {"termin": "2026-11-12", "kontaktweg": "praesenz", "rechtsfolgenbelehrung": True}
HEUTE = {"stichtag": "2026-11-23"}


def schritte(name: str, **eingabe: Any) -> list[dict[str, Any]]:
    liste: list[dict[str, Any]] = antwort(name, eingabe)["zu_tun"]
    return liste


def kurz(schritt: dict[str, Any]) -> str:
    """„muss IFK bis 2026-11-12 (2026-11-14) ueberfaellig: L2“."""
    kalender = f" ({schritt['bis_kalender']})" if schritt["bis_kalender"] != schritt["bis"] else ""
    tage = (f"ab {schritt['ab']}" if schritt["ab"] else "", f"bis {schritt['bis']}{kalender}" if schritt["bis"] else "")
    teile = (
        schritt["verbindlichkeit"],
        schritt["wer"],
        *tage,
        schritt["status"],
        "vorbei" if schritt["vorbei"] else "",
    )
    return f"{' '.join(filter(None, teile))}: {schritt['quelle']}"


def alle() -> Iterator[Any]:
    for name in RECHNER_TITEL:
        for fall in lies(FAELLE / f"{name}.toml"):
            if "fehler" not in (ergebnis := antwort(name, fall["eingabe"])):
                yield pytest.param(fall["eingabe"], ergebnis["zu_tun"], id=f"{name}-{fall['id']}")


ALLE = list(alle())


@pytest.mark.parametrize(("eingabe", "zu_tun"), ALLE)
def test_was_fuer_jeden_schritt_gilt(eingabe: dict[str, Any], zu_tun: list[dict[str, Any]]) -> None:
    stichtag = eingabe.get("stichtag")
    for schritt in zu_tun:
        assert schritt["text"][0].isupper() and not schritt["text"].endswith(".")
        assert schritt["wer"] in ("IFK", "Leistung", "Kund:in", "IFK und Leistung")
        assert (schritt["bis"] is None) == (schritt["bis_kalender"] is None)
        if bis := schritt["bis"]:
            assert bis <= schritt["bis_kalender"]
            dienstfrei = eingabe.get("dienstfrei_24_31_dez", True)
            assert schritt["wer"] == "Kund:in" or ist_arbeitstag(date.fromisoformat(bis), dienstfrei=dienstfrei)
        if stichtag and bis:
            ueberfaellig = bis < stichtag and schritt["verbindlichkeit"] not in ("kann", "empfehlung")
            assert (schritt["status"] == "ueberfaellig") == ueberfaellig
            assert schritt["vorbei"] == (bis < stichtag and not ueberfaellig)


def test_checklisten_texte_und_antworten_gibt_es() -> None:
    for schritt in (schritt for fall in ALLE for schritt in fall.values[1]):
        wahlen: set[str] = set()
        if name := schritt["checkliste"]:
            for frage, antworten in re.findall(r'name = "(\w+)"\nantworten = \{(.*)\}', LISTEN[name]):
                wahlen |= {f"{frage}={wert}" for wert in re.findall(r"(\w+) = \"", antworten)}
        if name := schritt["textbaustein"]:
            for wahl in BAUSTEINE[name].get("wahl", ()):
                wahlen |= {f"{wahl['name']}={wert}" for wert in wahl["antworten"]}
        assert set(schritt["wahl"]) <= wahlen, schritt


@pytest.mark.parametrize(
    ("eingabe", "erwartet"),
    [
        # The notice must go out by Fri 07.05.2027. The hearing has to end before: posted Fri 16.04. it is there on
        # the 20th and ends Tue 04.05.; Sat 17.04. would be the last calendar day (there on the 21st, ends Wed 05.05.);
        # a day later it ends on Ascension Day, so on the 7th.
        (
            {"zaehler": "wiederholt"},
            [
                "muss IFK bis 2027-04-16 (2027-04-17) geplant: L2",
                "muss IFK und Leistung bis 2027-05-07 (2027-05-08) geplant: § 31b Abs. 1 SGB II",
                "soll IFK: K2, L7",
                "kann IFK: R16",
            ],
        ),
        # Heard from Mon 16.11.2026 on: until Mon 30.11.; the last of November is within ten working days.
        (
            {"zaehler": "wiederholt", "anhoerung_zugang": "2026-11-16"},
            [
                "kann Kund:in bis 2026-11-30 faellig: § 24 SGB X",
                "muss IFK und Leistung bis 2027-05-07 (2027-05-08) geplant: § 31b Abs. 1 SGB II",
                "soll IFK: K2, L7",
                "kann IFK: R16",
            ],
        ),
        # The first one reduces nothing: no hearing, no notice.
        ({"zaehler": "erstes"}, ["soll IFK: K2, L7", "empfehlung IFK: R1", "kann IFK: R16", "kann IFK: R17"]),
        # Announced Fri 20.11.2026: objection until Mon 21.12., the twentieth working day from the reference day.
        (
            {"zaehler": "wiederholt", "bekanntgabe": "2026-11-20"},
            ["soll IFK: K2, L7", "kann Kund:in bis 2026-12-21 geplant: § 84 SGG", "kann IFK: R16"],
        ),
        # Not reachable: December decides; its last day is free in the house, the 30th is not.
        (
            {"zaehler": "drittes_in_folge", "bekanntgabe": "2026-11-20"},
            [
                "kann Kund:in ab 2026-12-01 bis 2026-12-30 (2026-12-31) geplant: R13",
                "soll Leistung ab 2026-12-01: R22",
                "Kund:in: R13",
                "soll IFK: K2, L7",
                "kann Kund:in bis 2026-12-21 geplant: § 84 SGG",
                "kann IFK: R16",
            ],
        ),
        ({"kontaktweg": "telefon"}, ["IFK: L7, K5", "kann IFK: R16"]),
        ({"wichtiger_grund": True, "zaehler": "wiederholt"}, ["IFK: L7"]),
        ({"rechtsfolgenbelehrung": False}, ["soll IFK: K2, L7", "kann IFK: R16"]),
        # Missed long ago: six months after 12.05.2026 end on Thu 12.11.; four days before that a Sunday, so Friday.
        # A hearing would have had to go out by Mon 19.10.: there on the 23rd, a fortnight later Fri 06.11. is too late.
        (
            {"termin": "2026-05-12"},
            [
                "muss IFK bis 2026-10-16 (2026-10-18) ueberfaellig: L2",
                "muss IFK und Leistung bis 2026-11-06 (2026-11-08) ueberfaellig: § 31b Abs. 1 SGB II",
                "soll IFK: K2, L7",
            ],
        ),
    ],
)
def test_nach_einem_versaeumten_termin(eingabe: dict[str, Any], erwartet: list[str]) -> None:
    wirklich = [kurz(schritt) for schritt in schritte("meldeversaeumnis", **VERSAEUMT | HEUTE | eingabe)]
    assert wirklich == erwartet


@pytest.mark.parametrize(
    ("eingabe", "erwartet"),
    [
        # Six months after Thu 06.08.2026: Sat 06.02.2027; posted by Tue 02.02.; the hearing ends before that if it goes
        # out by Thu 14.01. (there Mon 18.01., ends Mon 01.02.).
        (
            {},
            [
                "muss IFK bis 2027-01-14 geplant: § 24 SGB X",
                "muss IFK und Leistung bis 2027-02-02 geplant: § 31b Abs. 1 SGB II",
                "kann Kund:in: § 31b Abs. 2 SGB II",
            ],
        ),
        # Announced Fri 20.11.2026: four weeks end on Fri 18.12., the concept's twenty working days in December later.
        (
            {"u25": True, "bekanntgabe": "2026-11-20"},
            [
                "soll IFK bis 2026-12-18 geplant: R10, K6",
                "kann Kund:in bis 2026-12-21 geplant: § 84 SGG",
                "kann Kund:in: § 31b Abs. 2 SGB II",
            ],
        ),
        # Made good on 23.11.: the reduction from 1 December ends after a month at the earliest.
        (
            {"bekanntgabe": "2026-11-20", "nachgeholt_am": "2026-11-23"},
            ["kann Kund:in bis 2026-12-21 geplant: § 84 SGG", "IFK und Leistung ab 2027-01-01: § 31b Abs. 2 SGB II"],
        ),
        ({"rechtsfolgenbelehrung": False}, ["muss IFK: R5, V9"]),
        ({"wichtiger_grund": True}, []),
        (
            {"art": "sperrzeit", "sperrzeit_beginn": "2026-08-07", "bekanntgabe": "2026-11-20"},
            ["kann Kund:in bis 2026-12-21 geplant: § 84 SGG"],
        ),
    ],
)
def test_nach_einer_pflichtverletzung(eingabe: dict[str, Any], erwartet: list[str]) -> None:
    wirklich = [kurz(schritt) for schritt in schritte("pflichtverletzung", ereignis="2026-08-06", **HEUTE | eingabe)]
    assert wirklich == erwartet


def test_vor_juli_2026_nennt_das_schreiben_die_stufe_und_wiederholt_wird_persoenlich_angehoert() -> None:
    erster, *_ = schritte("pflichtverletzung", ereignis="2026-06-10", stufe="zweite")
    assert (erster["textbaustein"], erster["quelle"]) == ("anhoerung", "§ 31a Abs. 2 SGB II")
    assert set(erster["wahl"]) == {"anlass=pflicht", "recht=alt", "stufe=zweite"}
    assert "persönlich" in erster["text"]


def test_ab_juli_2026_kennt_das_schreiben_keine_stufe() -> None:
    erster, *_ = schritte("pflichtverletzung", ereignis="2026-08-06", bekanntgabe=None, aufgabe_post=None)
    assert set(erster["wahl"]) == {"anlass=pflicht", "recht=neu"}


def kontakt(**eingabe: Any) -> list[str]:
    return [kurz(schritt) for schritt in schritte("kontaktintervall", **HEUTE | eingabe)]


def test_kontaktintervall() -> None:
    # Last talk Tue 12.05.2026: six months ended on Thu 12.11.; one talk does for everything.
    assert kontakt(situationen=["vollzeit_beschaeftigt"], letzter_kontakt="2026-05-12") == [
        "soll IFK bis 2026-11-12 ueberfaellig: P8"
    ]
    # The overdue check comes before the talk that is months away.
    azubi = {"ausbildung_beginn": "2026-08-03", "ausbildung_ende": "2029-07-31", "letzter_kontakt": "2026-05-12"}
    assert kontakt(situationen=["azubi_1_lehrjahr"], **azubi) == [
        "muss IFK bis 2026-11-12 ueberfaellig: I6",
        "soll IFK ab 2026-08-03 bis 2027-02-02 geplant: P1",
    ]
    # Nobody has talked yet, and today is a Sunday: tomorrow, with a first invitation.
    erster, *_ = schritte("kontaktintervall", situationen=["aktivierbar_ue25"], stichtag="2026-11-22")
    assert (erster["bis"], erster["bis_kalender"]) == ("2026-11-23", "2026-11-23")
    assert erster["textbaustein"] == "erste-einladung"
    # A recommendation that has passed owes nothing; what is binding stands beside it.
    assert kontakt(situationen=["schule_beendet"], letzter_kontakt="2026-09-01") == [
        "empfehlung IFK bis 2026-10-01 vorbei: P2",
        "muss IFK bis 2027-03-01 geplant: I6",
        "soll IFK bis 2027-09-01 geplant: I6",
    ]


def test_kontaktintervall_ohne_endfrist_und_mit_plan() -> None:
    au = {"au_seit": "2026-01-05", "au_ende": "2026-11-13", "letzter_kontakt": "2026-09-01"}
    # Ill until Fri 13.11.: since Monday; the plan of 10.06.2026 is due on Thu 10.12.
    assert kontakt(situationen=["lange_au"], letzte_fortschreibung="2026-06-10", **au) == [
        "soll IFK ab 2026-11-16 faellig: P5",
        "soll IFK bis 2026-12-10 geplant: C3",
        "muss IFK bis 2027-03-01 geplant: I6",
        "soll IFK bis 2027-09-01 geplant: I6",
    ]
    assert kontakt(situationen=["lange_au"], **au | {"au_ende": "2026-12-11"})[-1] == "soll IFK ab 2026-12-14: P5"
    wiederholt = schritte("kontaktintervall", situationen=["wiederholt_au"], letzter_kontakt="2026-11-02", **HEUTE)
    assert [schritt["textbaustein"] for schritt in wiederholt][-2:] == ["einladung-mit-rfb"] * 2


def test_ein_bloss_empfohlener_kontakt_ersetzt_keine_pruefung() -> None:
    """P9 recommends three to six months; the check after six is a must: Fri 26.02.2027."""
    assert kontakt(situationen=["arbeitslos_berufspraxis"], letzter_kontakt="2026-08-31") == [
        "empfehlung IFK ab 2026-11-30 bis 2027-02-26 (2027-02-28) geplant: P9",
        "muss IFK bis 2027-02-26 (2027-02-28) geplant: I6",
        "soll IFK bis 2027-08-31 geplant: I6",
    ]


def test_dieselbe_frist_aus_zwei_gruenden_steht_einmal_und_als_muss() -> None:
    erster, *_ = kontakt(
        situationen=["jungerwachsen_ohne_ausbildung", "aktivierbar_u25_alo"], letzter_kontakt="2026-11-02"
    )
    assert erster == "muss IFK bis 2026-12-02 faellig: P4, O2, D1"


def test_die_uebrigen_rechner() -> None:
    # Six months after 10.06.2026: Thu 10.12.2026; 13 working days from the reference day.
    plan = schritte("kooperationsplan", letzte_fortschreibung="2026-06-10", **HEUTE)
    assert [kurz(schritt) for schritt in plan] == ["soll IFK bis 2026-12-10 geplant: C3", "muss IFK: R5, V9"]
    assert len(schritte("kooperationsplan", letzte_fortschreibung="2025-06-10", stichtag="2025-11-24")) == 1
    # Due Tue 02.02.2027: protected until Tue 30.03., the next day is a Wednesday.
    mutter = schritte("mutterschutz", errechneter_termin="2027-02-02", **HEUTE)
    assert [kurz(schritt) for schritt in mutter] == [
        "IFK: D5",
        "IFK ab 2027-02-02: § 3 MuSchG",
        "IFK ab 2027-03-31: D5",
    ]
    assert len(schritte("mutterschutz", errechneter_termin="2027-02-02", entbindung="2027-02-02")) == 2
    # Posted Mon 16.11.: known on the 20th, objection until Mon 21.12.2026.
    post = schritte("bekanntgabe", weg="post", datum="2026-11-16", stichtag="2026-12-22")
    assert [kurz(schritt) for schritt in post] == [
        "IFK: § 37 Abs. 2 SGB X",
        "kann Kund:in bis 2026-12-21 vorbei: § 84 SGG",
    ]
    assert len(schritte("bekanntgabe", weg="persoenlich", datum="2026-11-16")) == 1
    # The thirtieth working day after Mon 23.11.2026 is Fri 08.01.2027.
    eintrag = {"versaeumte_einladungen": ["2026-11-02", "2026-11-09"], "eintrag_am": "2026-11-23"}
    assert [kurz(schritt) for schritt in schritte("mangelnde_mitwirkung", **eintrag)] == [
        "IFK: V16",
        "IFK ab 2026-11-23: L8, L9",
        "muss IFK bis 2027-01-08: L9",
    ]
    assert len(schritte("mangelnde_mitwirkung", **eintrag, neuer_termin="2026-12-01")) == 2
    assert [kurz(s) for s in schritte("mangelnde_mitwirkung", **eintrag | {"versaeumte_einladungen": []})] == [
        "IFK: L7, L8"
    ]


def test_reicht_die_zeit_nicht_zum_anhoeren_gibt_es_keinen_tag() -> None:
    assert anhoerungspost(date(2026, 11, 12), 366, date(2027, 5, 7)) is None
    # Only Sat 14.11. would be left: no working day after the event on Friday evening.
    assert anhoerungspost(date(2026, 11, 14), 14, date(2026, 12, 3)) is None


@pytest.mark.parametrize(
    ("schritt", "zeile"),
    [
        (ZuTun(text="Anrufen", wer="IFK", quelle="D5"), "Anrufen; IFK (D5)"),
        (
            ZuTun(text="Anrufen", wer="IFK", quelle="D5", verbindlichkeit="soll", ab=date(2026, 11, 23)),
            "Anrufen; ab Mo, 23.11.2026; IFK, soll (D5)",
        ),
        (
            ZuTun(text="Anrufen", wer="IFK", quelle="D5", ab=date(2026, 11, 23), status=Status.FAELLIG),
            "Anrufen; fällig seit Mo, 23.11.2026; IFK (D5)",
        ),
        (
            ZuTun(text="Anrufen", wer="IFK", quelle="D5", bis=date(2026, 11, 20), bis_kalender=date(2026, 11, 22)),
            "Anrufen; bis Fr, 20.11.2026 (Kalendertag So, 22.11.2026); IFK (D5)",
        ),
        (
            ZuTun(text="Anrufen", wer="IFK", quelle="D5", bis=date(2026, 11, 20), status=Status.UEBERFAELLIG),
            "Anrufen; überfällig seit Fr, 20.11.2026; IFK (D5)",
        ),
        (
            ZuTun(
                text="Anrufen",
                wer="IFK",
                quelle="P2",
                verbindlichkeit="empfehlung",
                bis=date(2026, 11, 20),
                vorbei=True,
            ),
            "Anrufen; empfohlener Zeitpunkt vorbei: Fr, 20.11.2026; IFK, Empfehlung (P2)",
        ),
        (
            ZuTun(
                text="Melden", wer="Kund:in", quelle="R13", verbindlichkeit="kann", bis=date(2026, 11, 20), vorbei=True
            ),
            "Melden; war möglich bis Fr, 20.11.2026; Kund:in, kann (R13)",
        ),
        (
            ZuTun(text="Melden", wer="Kund:in", quelle="R13", ab=date(2026, 11, 2), bis=date(2026, 11, 20)),
            "Melden; ab Mo, 02.11.2026, bis Fr, 20.11.2026; Kund:in (R13)",
        ),
    ],
)
def test_ein_schritt_als_zeile(schritt: ZuTun, zeile: str) -> None:
    assert als_zeile(schritt) == zeile


def test_die_seite_zeigt_vier_schritte_und_klappt_weitere_zu() -> None:
    schritt = ZuTun(
        text="A & B", wer="IFK", quelle="D5", checkliste="massnahme", textbaustein="anhoerung", wahl=("a=b",)
    )
    offen = als_abschnitt([schritt] * 5, "../")
    assert "<details>" not in offen and offen.count("<li>") == 5
    zu = als_abschnitt([schritt] * 6, "../")
    assert '<details><summary>2 weitere Schritte</summary><ol start="5">' in zu
    assert '<span class="zu-tun-was">A &amp; B</span>' in zu
    assert 'href="../checklisten/massnahme/" data-mitnahme="checklisten/massnahme/" data-wahl="a=b"' in zu
    assert 'href="../einladen/texte/#anhoerung"' in zu
    assert als_abschnitt([], "../") == ""


def test_seite_und_text_sagen_was_das_json_sagt() -> None:
    eingabe = json.dumps(VERSAEUMT | HEUTE | {"termin": "2026-05-12"})
    seite = json.loads(antworte("meldeversaeumnis", eingabe))
    lage, abschnitt, bild = (seite["html"].index(t) for t in ("ergebnis-lage", "ergebnis-zu-tun", "ergebnis-hinweise"))
    assert lage < abschnitt < bild
    assert (
        '<span class="status status-ueberfaellig">überfällig</span> seit <time datetime="2026-10-16">' in seite["html"]
    )
    assert "Jetzt zu tun:\n- Anhören" in seite["text"]
    ohne = json.loads(antworte("frist", '{"ereignis": "2026-03-31", "dauer": 1, "einheit": "monate"}'))
    assert "Jetzt zu tun" not in ohne["html"] + ohne["text"]
