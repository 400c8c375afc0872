"""Three answers that the project promises by date and amount, entered field by field as a person does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.rechner import Rechner


@dataclass(frozen=True)
class Promise:
    """What is chosen and entered, and what the result says in its sentence, below it and in its tables."""

    calculator: str
    choices: tuple[str, ...]
    values: Mapping[str, str]
    sentence: str
    said: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


PROMISES = {
    # § 31b Abs. 1 SGB II: it begins with the Sperrzeit; 28 of 30 days in August, 3 of 30 in November (§ 41 SGB II).
    "sperrzeit": Promise(
        "pflichtverletzung",
        ("sperrzeit",),
        {
            "ereignis": "2026-08-03",
            "sperrzeit_beginn": "2026-08-04",
            "bekanntgabe": "2026-09-21",
            "regelbedarfsstufe": "1",
        },
        "30 % weniger Regelbedarf vom 04.08. bis 03.11.2026.",
        ("Im August 2026 sind das höchstens 157,64 € weniger, in einem vollen Monat 168,90 €.",),
        (
            ("August 2026", "157,64 €"),
            ("September 2026", "168,90 €"),
            ("Oktober 2026", "168,90 €"),
            ("November 2026", "16,89 €"),
        ),
    ),
    # § 7b Abs. 4 SGB II: known in December, so January is the month to report in; its last day is a Sunday.
    "third missed appointment": Promise(
        "meldeversaeumnis",
        ("praesenz", "rechtsfolgenbelehrung=ja", "drittes_in_folge"),
        {"termin": "2026-10-15", "bekanntgabe": "2026-12-15"},
        "Ihr Anspruch entfällt ab Freitag, 1. Januar 2027.",
        ("persönlich im Jobcenter, spätestens am Freitag, 29. Januar 2027", "Kalendertag ist So, 31.01.2027"),
    ),
    # P4 only recommends a talk every month, I6 wants one within twelve: neither day falls on a weekend.
    "recommended and required": Promise(
        "kontaktintervall",
        ("jungerwachsen_ohne_ausbildung",),
        {"letzter_kontakt": "2026-10-12", "stichtag": "2026-11-02"},
        "Nächster Kontakt empfohlen bis Donnerstag, 12. November 2026.",
        ("Spätestens am Dienstag, 12. Oktober 2027 (soll)",),
        (
            ("Kontakt jeden Monat (Jungerwachsen, ohne Ausbildung)", "Empfehlung", "12.11.2026", "P4"),
            ("Beratung alle 12 Monate", "soll", "12.10.2027", "I6"),
        ),
    ),
}


@pytest.mark.parametrize("name", PROMISES)
def test_promised_answer(open_empty: Callable[[str], Rechner], name: str) -> None:
    promise = PROMISES[name]
    rechner = open_empty(promise.calculator)
    for value in promise.choices:
        field, _, answer = value.rpartition("=")
        (rechner.field(field) if field else rechner.form).locator(f"[value={answer}]").check()
    for field, value in promise.values.items():
        if rechner.input(field).evaluate("field => field.tagName") == "SELECT":
            rechner.input(field).select_option(value)
        else:
            rechner.enter(field, value)
    expect(rechner.sentence).to_contain_text(promise.sentence)
    rechner.wait_for("fertig")
    for text in promise.said:
        expect(rechner.result.locator(".ergebnis-lage")).to_contain_text(text)
    for cells in promise.rows:
        row = rechner.result.locator(".ergebnis-tabelle tbody tr")
        for cell in cells:
            row = row.filter(has_text=cell)
        expect(row.first).to_be_visible()
