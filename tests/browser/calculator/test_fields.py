"""The form of a made-up calculator with every kind of field: later calculators need no new form code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any

import pytest
from playwright.sync_api import Page, expect
from pydantic import BaseModel, WithJsonSchema
from pymdownx.superfences import SuperFencesException  # type: ignore[import-untyped]

from calc.form.modelle import EingabeModell, Tag, feld
from overrides.authoring import calculator as fence
from tests.browser.conftest import AXE
from tests.browser.server import serve

# Instead of Python: keeps what it was sent and answers what the test wants.
ENGINE = """
export const starte = () => ({
  bereit: Promise.resolve(),
  rechne: async (name, text) => {
    globalThis.received = JSON.parse(text);
    return globalThis.answer ?? { html: '<p class="ergebnis-satz">Gerechnet.</p>', text: "Gerechnet.", termine: [] };
  },
});
"""


def one_of(*values: Any) -> WithJsonSchema:
    kind = "integer" if isinstance(values[0], int) else "string"
    return WithJsonSchema({"type": kind, "oneOf": [{"const": value, "title": f"Wahl {value}"} for value in values]})


class Zeitraum(BaseModel):
    von: Tag = feld("Von", "Erster Tag.")
    bis: Tag = feld("Bis", "Letzter Tag.")


class Probe(EingabeModell):
    anzahl: int = feld("Anzahl", "Eine ganze Zahl.", ge=-10, le=10)
    stunden: float = feld("Stunden", "Mit Komma.", vorgabe=39)
    einheit: Annotated[str, one_of("tage", "wochen", "monate")] = feld("Einheit", "Eine davon.", vorgabe="tage")
    stufe: Annotated[int, one_of(1, 2, 3, 4, 5, 6)] | None = feld("Stufe", "Wenn bekannt.", vorgabe=None)
    wochentage: tuple[Annotated[int, one_of(0, 1, 2)], ...] = feld("Tage", "Mehrere.", vorgabe=(0, 1))
    einladungen: tuple[Tag, ...] = feld("Einladungen", "Alle.", gruppe="Listen")
    abwesenheiten: tuple[Zeitraum, ...] = feld("Abwesenheiten", "Alle.", vorgabe=(), gruppe="Listen")
    dienstfrei: bool = feld("Dienstfrei", "24. und 31.12.", vorgabe=True)
    grund: str | None = feld("Grund", "Kurz.", vorgabe=None, sichtbar_wenn={"einheit": ["monate"], "dienstfrei": True})


EXAMPLE = {"anzahl": -3, "stunden": 19.5, "einladungen": ["2026-01-05"], "wochentage": [0, 1]}


@pytest.fixture
def probe(page: Page, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setattr(fence, "RECHNER_TITEL", {"probe": "Probe"})
    monkeypatch.setattr(fence, "hole", lambda _: SimpleNamespace(formular=lambda _: Probe.model_json_schema()))
    answer = json.dumps(
        {"html": '<p class="ergebnis-satz">Beispiel.</p>', "text": "", "termine": [], "checkliste": None}
    )
    monkeypatch.setattr(fence, "antworte", lambda *_: answer)
    form = fence.render("probe", EXAMPLE, "sofort", {}).replace("basis:", "./")
    head = '<!doctype html><html lang="de"><meta charset="utf-8"><title>Probe</title>'
    (tmp_path / "index.html").write_text(f"{head}<main><h1>Probe</h1>{form}</main></html>", "utf-8")
    (tmp_path / "assets").symlink_to(site / "assets")
    page.route("**/calculator/runtime-*.mjs", lambda route: route.fulfill(body=ENGINE, content_type="text/javascript"))
    with serve(tmp_path) as address:
        page.goto(f"{address}/index.html")
        expect(page.locator("form")).to_have_attribute("data-zustand", "fertig")
        yield page


def sent(page: Page, expected: dict[str, Any]) -> None:
    page.wait_for_function(
        "wanted => JSON.stringify(Object.entries(received).sort()) === JSON.stringify(Object.entries(wanted).sort())",
        arg=expected,
    )


def test_values_have_the_types_of_the_model(probe: Page) -> None:
    start = {**EXAMPLE, "einheit": "tage", "dienstfrei": True, "abwesenheiten": []}
    sent(probe, start)
    assert probe.locator("[name=einheit]").first.get_attribute("type") == "radio"
    probe.get_by_label("Wahl monate").check()
    probe.get_by_label("Stufe").select_option("6")
    probe.get_by_label("Wahl 2").check()
    probe.get_by_label("Stunden").fill("7,25")
    probe.get_by_label("Grund").fill(" Kur ")
    changes = {"einheit": "monate", "stufe": 6, "wochentage": [0, 1, 2], "stunden": 7.25, "grund": "Kur"}
    sent(probe, start | changes)
    probe.get_by_label("Anzahl").fill("drei")
    probe.get_by_label("Stunden").fill("")
    probe.get_by_label("Dienstfrei").uncheck()
    expect(probe.get_by_label("Grund")).to_be_hidden()
    changes |= {"anzahl": "drei", "stunden": "", "dienstfrei": False}
    del changes["grund"]
    sent(probe, start | changes)


def test_rows_come_and_go(probe: Page) -> None:
    dates = probe.locator("[data-feld=einladungen]")
    dates.get_by_role("button", name="Zeile hinzufügen").click()
    expect(dates.locator("input").nth(1)).to_be_focused()
    dates.locator("input").nth(1).fill("2026-02-05")
    probe.wait_for_function("received.einladungen.length === 2")
    dates.get_by_role("button", name="Zeile 1 entfernen").click()
    probe.wait_for_function("received.einladungen[0] === '2026-02-05'")
    assert dates.locator("input").get_attribute("name") == "einladungen.0"

    periods = probe.locator("[data-feld=abwesenheiten]")
    for _ in range(2):
        periods.get_by_role("button", name="Zeile hinzufügen").click()
    periods.locator("[data-zeile]").nth(1).get_by_label("Von").fill("2026-03-02")
    probe.wait_for_function('JSON.stringify(received.abwesenheiten) === \'[{"von":"2026-03-02"}]\'')
    probe.evaluate("globalThis.answer = {fehler: [{feld: 'abwesenheiten.0.bis', text: 'Bitte ausfüllen.'}]}")
    periods.locator("[data-zeile]").nth(1).get_by_label("Von").fill("2026-03-03")
    message = periods.locator("[data-zeile]").nth(1).locator("[data-teil=bis] .feld-fehler")
    expect(message).to_contain_text("Bitte ausfüllen.")
    probe.locator("[data-fehlerliste] a").click()
    expect(periods.locator("[data-zeile]").nth(1).get_by_label("Bis")).to_be_focused()
    probe.evaluate("globalThis.answer = undefined")
    probe.get_by_role("button", name="Zurücksetzen").click()
    expect(periods.locator("[data-zeile]")).to_have_count(0)
    assert dates.locator("input").input_value() == "2026-01-05"


def test_every_kind_is_accessible(probe: Page) -> None:
    probe.locator("[data-feld=abwesenheiten]").get_by_role("button", name="Zeile hinzufügen").click()
    probe.evaluate(AXE.read_text("utf-8"))
    assert probe.evaluate("axe.run().then(all => all.violations.map(v => `${v.id}: ${v.nodes[0].target}`))") == []


@pytest.mark.parametrize(
    ("inputs", "source", "message"),
    [
        ({"unbekannt": "unbekannt"}, "", "gibt es nicht"),
        ({"kontaktintervall": "kontaktintervall", "start": "nie"}, "", "start ist"),
        ({"kontaktintervall": "kontaktintervall"}, "stichtag = ", "rechner kontaktintervall: "),
        ({"kontaktintervall": "kontaktintervall"}, 'stichtag = "gestern"', "Beispiel ist ungültig"),
        ({"kontaktintervall": "kontaktintervall"}, "stichtag = 2026-01-01T10:00:00", "Datum ohne Uhrzeit"),
    ],
)
def test_a_broken_example_ends_the_build(inputs: dict[str, str], source: str, message: str) -> None:
    options: dict[str, Any] = {}
    with pytest.raises(SuperFencesException, match=message):
        fence.validator("rechner", inputs, options, {}, None)
        fence.formatter(source, "rechner", "", options, SimpleNamespace())
