"""The calculator for the next contact: what it says when an obligation is met, open without an end, or in doubt."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calc.seite import antworte

AUSBILDUNG = {
    "situationen": ["p10_ausbildung"],
    "ausbildung_beginn": "2024-08-01",
    "ausbildung_ende": "2027-07-31",
    "letzter_kontakt": "2026-11-02",
}
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
            "Jetzt fällig: Kontakt nach dem Ende der Arbeitsunfähigkeit, seit Montag, 16. November 2026.\n"
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
            "Der letzte Kontakt liegt danach; ob es davor eines gab, ist aus den Angaben nicht mehr prüfbar.",
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
        (KURS | {"situationen": ["lange_fbw"]}, "Kontakt alle 6 Monate (Weiterbildung, generell sinnvoll)"),
        (
            KURS | {"situationen": ["lange_fbw"]},
            "Den Kontakt nach sechs Monaten nennt das Konzept sinnvoll. Verbindlich sind die Gespräche vor und nach",
        ),
    ],
)
def test_wie_verbindlich_eine_vorgabe_ist_sagt_ihr_text(angaben: dict[str, Any], satz: str) -> None:
    assert satz in _text(**angaben, letzter_kontakt="2026-10-06")


def test_empfohlen_ab_nur_solange_der_fruehe_tag_bevorsteht() -> None:
    """P9: three months after 01.10.2026 is New Year, from then on the sentence would say nothing."""
    angaben = {"situationen": ["arbeitslos_berufspraxis"], "letzter_kontakt": "2026-10-01"}
    assert "Empfohlen ab Freitag, 1. Januar 2027." in _text(**angaben, stichtag="2026-12-31")
    assert "Empfohlen ab" not in _text(**angaben, stichtag="2027-01-01")


def test_mit_entbindung_ist_das_ende_nicht_vorlaeufig() -> None:
    angaben = {"situationen": ["agh"], "errechneter_termin": "2026-10-15"}
    assert "ist das Ende der Schutzfrist vorläufig" in _text(**angaben)
    assert "vorläufig" not in _text(**angaben, entbindung="2026-10-20")
