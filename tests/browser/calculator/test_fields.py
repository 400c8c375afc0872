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
from tests.browser.conftest import AXE, ROOT
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
    belehrung: bool = feld("Belehrung", "Ja oder nein.")
    grund: str | None = feld("Grund", "Kurz.", vorgabe=None, sichtbar_wenn={"einheit": ["monate"], "dienstfrei": True})


EXAMPLE = {
    "anzahl": -3,
    "stunden": 19.5,
    "einladungen": ["2026-01-05", "2026-01-19"],
    "abwesenheiten": [{"von": "2026-03-02", "bis": "2026-03-06"}],
    "wochentage": [0, 2],
    "einheit": "monate",
    "stufe": 2,
    "grund": "Kur",
    "dienstfrei": True,
    "belehrung": False,
}
PRESETS = {"stunden": 39, "wochentage": [0, 1], "einheit": "tage", "dienstfrei": True}


@pytest.fixture
def probe(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setattr(fence, "RECHNER_TITEL", {"probe": "Probe"})
    monkeypatch.setattr(
        fence, "hole", lambda _: SimpleNamespace(formular=lambda _: Probe.model_json_schema(), varianten=False)
    )
    answer = json.dumps(
        {"html": '<p class="ergebnis-satz">Beispiel.</p>', "text": "", "termine": [], "checkliste": None}
    )
    monkeypatch.setattr(fence, "antworte", lambda *_: answer)
    monkeypatch.setattr(fence, "pruefe", lambda _, text: Probe.model_validate_json(text))
    form = fence.render("probe", EXAMPLE, "sofort", {}).replace("basis:", "./")
    head = '<!doctype html><html lang="de"><meta charset="utf-8"><title>Probe</title>'
    (tmp_path / "index.html").write_text(f"{head}<main><h1>Probe</h1>{form}</main></html>", "utf-8")
    (tmp_path / "assets").symlink_to(ROOT / "overrides/theme/assets")  # as written, not yet in bundles
    page.route("**/calculator/runtime.mjs", lambda route: route.fulfill(body=ENGINE, content_type="text/javascript"))
    with serve(tmp_path) as address:
        page.goto(f"{address}/index.html")
        expect(page.locator("form")).to_have_attribute("data-zustand", "bereit")
        yield page


def sent(page: Page, expected: dict[str, Any]) -> None:
    page.wait_for_function(
        """wanted => JSON.stringify(Object.entries(globalThis.received ?? {}).sort())
            === JSON.stringify(Object.entries(wanted).sort())""",
        arg=expected,
    )


def test_values_have_the_types_of_the_model(probe: Page) -> None:
    start = PRESETS | {"einladungen": [], "abwesenheiten": []}
    assert probe.locator("[name=einheit]").first.get_attribute("type") == "radio"
    probe.get_by_label("Wahl monate").check()
    changes: dict[str, Any] = {"einheit": "monate"}
    sent(probe, start | changes)  # neither yes nor no has been said to the question without a preset
    probe.get_by_label("Stufe").select_option("6")
    probe.get_by_label("Wahl 2").check()
    probe.get_by_label("Stunden").fill("7,25")
    probe.get_by_label("Grund").fill(" Kur ")
    probe.get_by_label("Nein").check()
    changes |= {"stufe": 6, "wochentage": [0, 1, 2], "stunden": 7.25, "grund": "Kur", "belehrung": False}
    sent(probe, start | changes)
    probe.get_by_label("Anzahl").fill("drei")
    probe.get_by_label("Stunden").fill("")
    probe.get_by_label("Dienstfrei").uncheck()
    probe.get_by_label("Ja").check()
    expect(probe.get_by_label("Grund")).to_be_hidden()
    changes |= {"anzahl": "drei", "stunden": "", "dienstfrei": False, "belehrung": True}
    del changes["grund"]
    sent(probe, start | changes)


def test_the_example_fills_every_kind_and_a_new_case_empties_it(probe: Page) -> None:
    probe.get_by_label("Wahl wochen").check()
    probe.get_by_label("Anzahl").fill("7")
    probe.locator("[data-beispiel] summary").click()
    probe.get_by_role("button", name="Beispiel einsetzen").click()
    sent(probe, EXAMPLE)
    probe.get_by_role("button", name="Neuer Fall").click()
    expect(probe.locator("[data-feld=einladungen] [data-zeile]")).to_have_count(1)  # at least one is needed
    expect(probe.locator("[data-feld=abwesenheiten] [data-zeile]")).to_have_count(0)
    probe.get_by_label("Anzahl").fill("1")
    sent(probe, PRESETS | {"einladungen": [], "abwesenheiten": [], "anzahl": 1})


def test_rows_come_and_go(probe: Page) -> None:
    dates = probe.locator("[data-feld=einladungen]")
    dates.get_by_role("button", name="Zeile hinzufügen").click()
    expect(dates.locator("input").nth(1)).to_be_focused()
    dates.locator("input").nth(0).fill("5.1.2026")
    dates.locator("input").nth(1).fill("5.2.2026")
    probe.wait_for_function("received.einladungen.length === 2")
    dates.get_by_role("button", name="Zeile 1 entfernen").click()
    probe.wait_for_function("received.einladungen[0] === '2026-02-05'")
    assert dates.locator("input").get_attribute("name") == "einladungen.0"

    periods = probe.locator("[data-feld=abwesenheiten]")
    for _ in range(2):
        periods.get_by_role("button", name="Zeile hinzufügen").click()
    second = periods.locator("[data-zeile]").nth(1)
    second.get_by_label("Von", exact=True).fill("2026-03-02")
    expect(second.locator("output").first).to_have_text("Mo, 02.03.2026")
    probe.wait_for_function('JSON.stringify(received.abwesenheiten) === \'[{"von":"2026-03-02"}]\'')
    probe.evaluate("globalThis.answer = {fehler: [{feld: 'abwesenheiten.0.bis', text: 'Bitte ausfüllen.'}]}")
    second.get_by_label("Von", exact=True).fill("2026-03-03")
    second.get_by_label("Von", exact=True).blur()
    expect(probe.locator("[data-fehlt] a")).to_have_text("Zeile 2, Bis")
    probe.get_by_role("button", name="Berechnen").click()
    expect(second.locator("[data-teil=bis] .feld-fehler")).to_contain_text("Bitte ausfüllen.")
    probe.locator("[data-fehlerliste] a").click()
    expect(second.get_by_label("Bis", exact=True)).to_be_focused()


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
