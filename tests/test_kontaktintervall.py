"""The calculator for the next contact: what it says when an obligation is met, open without an end, or in doubt."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calc.frage import frage
from calc.rechner.kontaktintervall import situationen
from calc.rechner.kontaktintervall.situationen import SITUATIONEN, UNVEREINBAR, Situation
from calc.recht import lade
from calc.seite import antworte

AUSBILDUNG = {
    "situationen": ["p10_ausbildung"],
    "ausbildung_beginn": "2024-08-01",
    "ausbildung_ende": "2027-07-31",
    "letzter_kontakt": "2026-11-02",
}
ALLE_EREIGNISSE = {"ausbildung_beginn": "2026-08-01", "ausbildung_ende": "2029-07-31", "schulende": "2027-06-30"}
KURS = {"massnahme_beginn": "2026-10-05", "massnahme_ende": "2027-07-16"}


def _text(**angaben: Any) -> str:
    antwort = json.loads(antworte("kontaktintervall", json.dumps({"stichtag": "2026-11-23"} | angaben)))
    text: str = antwort["text"]
    return text


@pytest.mark.parametrize(
    ("angaben", "anfang"),
    [
        (
            # The window of the last year is met, § 10 asks for no yearly talk (S3): nothing is left.
            AUSBILDUNG,
            "Kein Kontakt mit Frist.",
        ),
        (
            AUSBILDUNG | KURS | {"situationen": ["p10_ausbildung", "deutschfoerderung"]},
            "Gespräch nach dem Ende des Kurses (in der Regel mindestens eines): ab Montag, 19. Juli 2027, ohne"
            " Endfrist.",
        ),
        (
            # Ended on Friday, 13.11.: since Monday; the yearly talk (twelve months after 01.09.) comes much later.
            {
                "situationen": ["lange_au"],
                "au_seit": "2026-01-05",
                "au_ende": "2026-11-13",
                "letzter_kontakt": "2026-09-01",
            },
            "Jetzt fällig: Kontakt nach dem Ende der Arbeitsunfähigkeit, seit Montag, 16. November 2026.\n"
            "Unabhängig davon nächster Kontakt spätestens am Mittwoch, 1. September 2027.",
        ),
        (
            AUSBILDUNG
            | {"situationen": ["p10_ausbildung", "lange_au"], "au_seit": "2026-01-05", "au_ende": "2026-11-13"},
            # I6: six months after 02.11.2026 is Sunday, 02.05.2027; Friday is the last working day.
            "Jetzt fällig: Kontakt nach dem Ende der Arbeitsunfähigkeit, seit Montag, 16. November 2026.\n"
            "Vorher fällig: Beratungsbedarf prüfen alle 6 Monate (gilt für alle), spätestens am Freitag,"
            " 30. April 2027.\n"
            "Status: fällig\nQuelle: P5",
        ),
    ],
)
def test_antwort_ohne_letzten_tag(angaben: dict[str, Any], anfang: str) -> None:
    text = _text(**angaben)
    assert text.startswith(anfang)
    assert ("Unabhängig davon" in text) == ("Unabhängig davon" in anfang)


@pytest.mark.parametrize(
    ("angaben", "satz"),
    [
        (
            {"situationen": ["lange_fbw"], "letzter_kontakt": "2026-10-20"}
            | {"massnahme_beginn": "2025-10-01", "massnahme_ende": "2026-09-30"},
            "- Gespräch vor dem Ende der Weiterbildung: Der letzte Kontakt liegt danach; ob es davor eines gab, ist aus"
            " den Angaben nicht mehr prüfbar. (P6)",
        ),
        (
            {"situationen": ["lange_fbw"], "letzter_kontakt": "2026-10-20"}
            | {"massnahme_beginn": "2025-10-01", "massnahme_ende": "2026-09-30"},
            "- Gespräch nach dem Ende der Weiterbildung: erfüllt durch den Kontakt am 20.10.2026. (P6)",
        ),
        (
            {"situationen": ["lange_fbw"], "letzter_kontakt": "2026-09-30"}
            | {"massnahme_beginn": "2025-10-01", "massnahme_ende": "2026-09-30"},
            "- Gespräch vor dem Ende der Weiterbildung: erfüllt durch den Kontakt am 30.09.2026. Annahme: Es zählt ein",
        ),
        (
            {"situationen": ["schule_abschlussjahr"], "schulende": "2026-06-30", "letzter_kontakt": "2026-06-30"},
            "Kontakt in den letzten 6 Monaten vor dem Schulende: erfüllt durch den Kontakt am 30.06.2026.",
        ),
        (
            {"situationen": ["schule_abschlussjahr"], "schulende": "2026-06-30", "letzter_kontakt": "2026-07-01"},
            "Der letzte Kontakt liegt nach diesem Zeitraum; ob es darin einen gab, ist aus den Angaben nicht mehr",
        ),
        (
            KURS | {"situationen": ["deutschfoerderung"], "stichtag": "2027-03-01", "letzte_pruefung": "2027-02-24"},
            "Nachhalten zur Kursmitte: erfüllt durch die Prüfung am 24.02.2027.",
        ),
        (
            {"situationen": ["aktivierbar_ue25", "aktivierbar_u25_alo"]},
            "Ab 25 und unter 25 zugleich kann nicht stimmen. Bitte eine der beiden Angaben streichen. (O1)",
        ),
        (
            {"situationen": ["agh"], "letzter_kontakt": "2026-10-01", "letzte_pruefung": "2026-09-01"},
            "Prüfungen sind ab dem 01.09.2026 gerechnet.",
        ),
        (
            {"situationen": ["agh"], "stichtag": "2023-07-19"},
            "Das Konzept hat den Sachstand 20.07.2023. Für einen früheren Stichtag sagt es nichts",
        ),
        (
            {"situationen": ["agh"], "errechneter_termin": "2026-10-15", "entbindung": "2026-10-20"},
            "In der Schutzfrist vom 03.09.2026 bis zum 15.12.2026 ruht der Kontaktrhythmus",
        ),
    ],
)
def test_hinweis(angaben: dict[str, Any], satz: str) -> None:
    assert satz in _text(**angaben)


@pytest.mark.parametrize(
    ("angaben", "satz"),
    [
        ({"situationen": ["agh"], "fallmanagement": True}, "Kontakt jeden Monat (Fallmanagement, in der Regel)"),
        ({"situationen": ["agh"]}, "Beratung alle 12 Monate (gilt für alle, in der Regel)"),
        ({"situationen": ["agh"]}, "Beratungsbedarf prüfen alle 6 Monate (gilt für alle)"),
        ({"situationen": ["p10_andere"]}, "Handlungsbedarf prüfen alle 6 Monate (§ 10: anderer Grund"),
        (KURS | {"situationen": ["lange_fbw"]}, "Kontakt alle 6 Monate (Weiterbildung, Empfehlung)"),
        (
            KURS | {"situationen": ["lange_fbw"]},
            "Verbindlich sind die Gespräche vor und nach dem Ende",
        ),
    ],
)
def test_wie_verbindlich_eine_vorgabe_ist_sagt_ihr_text(angaben: dict[str, Any], satz: str) -> None:
    assert satz in _text(**angaben, letzter_kontakt="2026-10-06")


def test_eine_empfehlung_steht_in_ihrer_zeile_nur_einmal() -> None:
    """The table has a column for it; sentence and steps, which have none, keep the word."""
    ergebnis = frage("kontaktintervall", json.dumps(OHNE_AUSBILDUNG | {"stichtag": "2026-11-02"})).darstellung()
    empfohlen = [zeile for zeile in ergebnis.tabellen[0].zeilen if "Empfehlung" in str(zeile)]
    assert [zeile[:2] for zeile in empfohlen] == [
        ("Kontakt jeden Monat (Jungerwachsen, ohne Ausbildung)", "Empfehlung")
    ]


def test_empfohlen_ab_nur_solange_der_fruehe_tag_bevorsteht() -> None:
    """P9: three months after 01.10.2026 is New Year, from then on the sentence would say nothing."""
    angaben = {"situationen": ["arbeitslos_berufspraxis"], "letzter_kontakt": "2026-10-01"}
    assert "Empfohlen ab Freitag, 1. Januar 2027." in _text(**angaben, stichtag="2026-12-31")
    assert "Empfohlen ab" not in _text(**angaben, stichtag="2027-01-01")


def test_mit_entbindung_ist_das_ende_nicht_vorlaeufig() -> None:
    angaben = {"situationen": ["agh"], "errechneter_termin": "2026-10-15"}
    assert "ist das Ende der Schutzfrist vorläufig" in _text(**angaben)
    assert "vorläufig" not in _text(**angaben, entbindung="2026-10-20")


OHNE_AUSBILDUNG: dict[str, Any] = {"situationen": ["jungerwachsen_ohne_ausbildung"], "letzter_kontakt": "2026-10-12"}
IM_JAHR = "Beratung alle 12 Monate (gilt für alle, in der Regel)"


@pytest.mark.parametrize(
    ("angaben", "zeilen"),
    [
        (
            OHNE_AUSBILDUNG | {"stichtag": "2026-10-12"},
            [
                "Nächster Kontakt empfohlen bis Donnerstag, 12. November 2026.",
                "Der Grund: Kontakt jeden Monat (Jungerwachsen, ohne Ausbildung, Empfehlung).",
                f"Spätestens am Dienstag, 12. Oktober 2027 (soll): {IM_JAHR}.",
            ],
        ),
        (
            OHNE_AUSBILDUNG,
            [
                "Empfohlener Zeitpunkt vorbei: Ein Kontakt war empfohlen bis Donnerstag, 12. November 2026.",
                "Der Grund: Kontakt jeden Monat (Jungerwachsen, ohne Ausbildung, Empfehlung).",
                f"Spätestens am Dienstag, 12. Oktober 2027 (soll): {IM_JAHR}.",
            ],
        ),
        (
            # Together with O2 the same day is a duty, and only that is overdue.
            OHNE_AUSBILDUNG | {"situationen": ["jungerwachsen_ohne_ausbildung", "aktivierbar_u25_alo"]},
            [
                "Der Kontakt war spätestens fällig am Donnerstag, 12. November 2026.",
                "Der Grund: Kontakt jeden Monat (Aktivierbar, unter 25, arbeitslos).",
            ],
        ),
        (
            # Thirteen months ago: the yearly talk (13.10.2026) is overdue, the recommended day is not.
            OHNE_AUSBILDUNG | {"letzter_kontakt": "2025-10-13"},
            [
                "Der Kontakt war spätestens fällig am Dienstag, 13. Oktober 2026.",
                f"Der Grund: {IM_JAHR}.",
                "Empfohlen war er schon bis Donnerstag, 13. November 2025.",
            ],
        ),
        (
            # Overdue leads, what has no last day follows.
            {"situationen": ["lange_au"], "letzter_kontakt": "2025-09-01"}
            | {"au_seit": "2026-01-05", "au_ende": "2026-11-13"},
            [
                "Der Kontakt war spätestens fällig am Dienstag, 1. September 2026.",
                f"Der Grund: {IM_JAHR}.",
                "Außerdem jetzt zu tun: Kontakt nach dem Ende der Arbeitsunfähigkeit, seit Montag, 16. November 2026.",
                "Überfällig: Beratungsbedarf prüfen alle 6 Monate (gilt für alle), spätestens am Freitag,"
                " 27. Februar 2026.",
            ],
        ),
        (
            # 28.02.2027 is a Sunday: the working day first, the calendar day second.
            {"situationen": ["aktivierbar_u25_alo"], "letzter_kontakt": "2027-01-31", "stichtag": "2027-02-01"},
            [
                "Nächster Kontakt spätestens am Freitag, 26. Februar 2027.",
                "Letzter Arbeitstag; der Kalendertag ist Sonntag, 28. Februar 2027.",
            ],
        ),
        (
            # Six months after Saturday, 15.08.2026 is Monday: both are the same day, so one is enough.
            {"situationen": ["agh"], "letzter_kontakt": "2026-08-15"},
            [
                "Nächster Kontakt spätestens am Montag, 15. Februar 2027.",
                "Der Grund: Kontakt alle 6 Monate (Arbeitsgelegenheit (AGH)).",
            ],
        ),
    ],
)
def test_der_erste_satz_ist_das_dringendste(angaben: dict[str, Any], zeilen: list[str]) -> None:
    assert _text(**angaben).splitlines()[: len(zeilen)] == zeilen


def test_was_vor_dem_kontakt_ueberfaellig_ist_heisst_so() -> None:
    """I6: the check was due on 02.03.2026, the yearly talk comes on 02.09.2026, both six and twelve months later."""
    angaben = {"situationen": ["wiederholt_au"], "letzter_kontakt": "2025-09-02", "stichtag": "2026-03-03"}
    assert _text(**angaben).startswith(
        "Überfällig: Beratungsbedarf prüfen alle 6 Monate (gilt für alle), seit Montag, 2. März 2026.\n"
        "Nächster Kontakt spätestens am Mittwoch, 2. September 2026."
    )


def _ganz(**angaben: Any) -> dict[str, Any]:
    roh = json.dumps({"stichtag": "2026-11-23"} | angaben)
    gerechnet = frage("kontaktintervall", roh)
    ganz: dict[str, Any] = json.loads(gerechnet.als_json()) | json.loads(antworte("kontaktintervall", roh))
    return ganz


AZUBI = {"situationen": ["azubi_1_lehrjahr"], "ausbildung_beginn": "2026-08-03", "ausbildung_ende": "2029-07-31"}


def test_das_dringendste_fuehrt_auch_wenn_es_kein_kontakt_ist() -> None:
    """Last talk on 12.05.2026: the check was due on 12.11., the talk of the first half year is not before February."""
    azubi = _ganz(**AZUBI, letzter_kontakt="2026-05-12")
    assert (azubi["status"], azubi["naechster_kontakt"]["status"]) == ("ueberfaellig", "geplant")
    assert [pflicht["regel"] for pflicht in azubi["fuehrend"]] == ["I6"]
    assert azubi["text"].startswith(
        "Überfällig: Beratungsbedarf prüfen alle 6 Monate (gilt für alle), seit Donnerstag, 12. November 2026.\n"
        "Nächster Kontakt spätestens am Dienstag, 2. Februar 2027."
    )
    assert "Status: überfällig" in azubi["text"]
    assert azubi["html"].index("status-ueberfaellig") < azubi["html"].index("Nächster Kontakt")
    assert azubi["text"].count("12. November 2026") == 1


def test_was_bald_faellig_ist_steht_vor_dem_geplanten_kontakt() -> None:
    """The check six months after 01.06.2026 falls on Tue 01.12., within ten working days; the talk is due in June."""
    integriert = _ganz(situationen=["integriert"], letzter_kontakt="2026-06-01")
    assert integriert["status"] == "faellig"
    assert integriert["text"].startswith(
        "Zuerst fällig: Beratungsbedarf prüfen alle 6 Monate (gilt für alle), spätestens am Dienstag,"
        " 1. Dezember 2026.\nNächster Kontakt spätestens am Dienstag, 1. Juni 2027."
    )


def test_ueberfaelliges_fuehrt_auch_vor_einer_empfehlung_die_vorbei_ist() -> None:
    ergebnis = _ganz(situationen=["schule_beendet"], letzter_kontakt="2026-05-12")
    assert ergebnis["status"] == "ueberfaellig"
    assert ergebnis["text"].startswith("Überfällig: Beratungsbedarf prüfen")
    assert "Empfohlener Zeitpunkt vorbei: Ein Kontakt war empfohlen bis Freitag, 12. Juni 2026." in ergebnis["text"]


SCHWANGER = {
    "situationen": ["vollzeit_beschaeftigt"],
    "letzter_kontakt": "2026-08-15",
    "errechneter_termin": "2027-02-02",
}


def test_schutzfrist_steht_im_satz_und_auf_der_zeitleiste_und_beide_rechner_nennen_denselben_tag() -> None:
    """Due on Tue 02.02.2027: protected from 22.12.2026 (42 days before) to 30.03.2027 (56 days after)."""
    ergebnis = _ganz(**SCHWANGER)
    assert ergebnis["schutzfrist"] == {
        "beginn": "2026-12-22",
        "ende": "2027-03-30",
        "vorlaeufig": True,
        "kontakt_ab": "2027-03-31",
    }
    assert ergebnis["naechster_kontakt"]["verschoben_wegen"] == "mutterschutz"
    assert "Nächster Kontakt nach der Schutzfrist: voraussichtlich am Mittwoch, 31. März 2027." in ergebnis["text"]
    assert (
        "In der Schutzfrist, voraussichtlich vom Dienstag, 22. Dezember 2026 bis Dienstag, 30. März 2027, ruht"
        in (ergebnis["text"])
    )
    assert 'class="zeitraum"' in ergebnis["html"]
    assert {"Di, 22.12.2026: Beginn der Schutzfrist", "Di, 30.03.2027: Ende der Schutzfrist"} <= {*ergebnis["termine"]}
    mutter = json.loads(antworte("mutterschutz", '{"errechneter_termin": "2027-02-02"}'))["text"]
    assert mutter.startswith("Nächster Kontakt nach der Schutzfrist: voraussichtlich ab Mittwoch, 31. März 2027.")


def test_nach_der_entbindung_ist_die_schutzfrist_nicht_mehr_vorlaeufig() -> None:
    text = _text(**SCHWANGER, entbindung="2027-02-02")
    assert "Nächster Kontakt nach der Schutzfrist: am Mittwoch, 31. März 2027." in text
    assert "In der Schutzfrist, vom Dienstag, 22. Dezember 2026 bis" in text
    # A talk before the protected period stays where it is.
    assert "Nächster Kontakt spätestens am Montag, 30. November 2026." in _text(
        **SCHWANGER | {"letzter_kontakt": "2026-05-30"}
    )


def test_eine_empfehlung_heisst_nirgends_ueberfaellig() -> None:
    antwort = json.loads(antworte("kontaktintervall", json.dumps({"stichtag": "2026-11-23"} | OHNE_AUSBILDUNG)))
    assert "Wie verbindlich Empfehlung" in antwort["text"]
    assert "Status empfohlener Zeitpunkt vorbei" in antwort["text"]
    assert "status-ueberfaellig" not in antwort["html"]
    assert "Do, 12.11.2026: Kontakt jeden Monat (P4, Empfehlung)" in antwort["termine"]
    assert "Kontakt – Empfehlung" in antwort["html"]


@pytest.mark.parametrize(
    ("angaben", "satz", "gesagt"),
    [
        # Rests in the protected period (22.06. to 28.09.2026) only as long as it runs.
        ({"errechneter_termin": "2026-08-03", "stichtag": "2026-09-28"}, "Auch das ruht, solange", True),
        ({"errechneter_termin": "2026-08-03", "stichtag": "2026-09-29"}, "Auch das ruht, solange", False),
        ({"stichtag": "2026-09-28"}, "Auch das ruht, solange", False),
        # 42 days before 03.08.2026 is 22.06.: born earlier than 41 days before the date, twelve weeks are likely.
        ({"errechneter_termin": "2026-08-03", "entbindung": "2026-06-22"}, "Nach einer Frühgeburt sind es zwölf", True),
        ({"errechneter_termin": "2026-08-03", "entbindung": "2026-06-23"}, "Nach einer Frühgeburt sind es", False),
        ({}, "Annahme: Beim letzten Kontakt wurde auch der Beratungsbedarf geprüft.", True),
        ({"letzte_pruefung": "2026-05-04"}, "Annahme: Beim letzten Kontakt wurde auch", False),
        ({"letzter_kontakt": None}, "Annahme: Beim letzten Kontakt wurde auch", False),
        ({}, "Ohne Angabe zum Kooperationsplan", True),
        ({"letzte_fortschreibung": "2026-05-04"}, "Ohne Angabe zum Kooperationsplan", False),
    ],
)
def test_stille_annahme_steht_als_hinweis(angaben: dict[str, Any], satz: str, gesagt: bool) -> None:
    au: dict[str, Any] = {"situationen": ["lange_au"], "letzter_kontakt": "2026-05-04"}
    au |= {"au_seit": "2026-01-05", "au_ende": "2026-06-26"}
    assert (satz in _text(**au | angaben)) is gesagt


def test_situationen_sind_was_die_datei_sagt() -> None:
    """Read once more, so that what is read at the start is proved too."""
    datei = lade("situationen")["situation"]
    assert {schluessel: situationen._lies(werte) for schluessel, werte in datei.items()} == SITUATIONEN
    assert SITUATIONEN[Situation.ARBEITSLOS_BERUFSPRAXIS].kontakt == situationen.takt(
        "arbeitslos_berufspraxis", "arbeitslos_berufspraxis_fruehestens"
    )
    assert situationen.fragt_nach("schulende") == ["schule_abschlussjahr"]
    assert situationen.fragt_nach("au_ende") == ["lange_au"]
    assert situationen.fragt_nach("letzter_kontakt") == []


def test_jedes_unvereinbare_paar_steht_einmal_und_warnt_mit_seinem_grund() -> None:
    paare = [unvereinbar.paar for unvereinbar in UNVEREINBAR]
    assert len(set(paare)) == len(paare)
    assert all(len(paar) == 2 for paar in paare)
    for unvereinbar in UNVEREINBAR:
        assert f"- {unvereinbar.grund} Bitte" in _text(**ALLE_EREIGNISSE, situationen=sorted(unvereinbar.paar))


@pytest.mark.parametrize(
    ("eine", "andere"),
    [
        ("vollzeit_beschaeftigt", "arbeitslos_berufspraxis"),
        ("p10_ausbildung", "jungerwachsen_ohne_ausbildung"),
        ("schule_beendet", "schule_abschlussjahr"),
        ("aktivierbar_u25_asu", "aktivierbar_ue25"),
    ],
)
def test_was_sich_nach_dem_wortlaut_ausschliesst(eine: str, andere: str) -> None:
    assert {Situation(eine), Situation(andere)} in [unvereinbar.paar for unvereinbar in UNVEREINBAR]


def test_jede_situation_vertraegt_sich_mit_der_haelfte_der_anderen() -> None:
    """A rule that forbids nearly everything would be a slip of the data."""
    for situation in Situation:
        assert sum(situation in unvereinbar.paar for unvereinbar in UNVEREINBAR) < len(Situation) / 2
