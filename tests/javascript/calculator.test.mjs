// The parts of the calculator's form that need no page.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { currentPeriod, today } from "../../overrides/theme/assets/calculator/fields.mjs";
import { placeOf } from "../../overrides/theme/assets/calculator/messages.mjs";
import { texts } from "../../overrides/theme/assets/calculator/texts.mjs";

test("today and the current week, month and year", () => {
  const cases = [
    // On a Sunday the week began six days ago.
    ["2026-11-22", ["2026-11-16", "2026-11-22"], ["2026-11-01", "2026-11-30"], ["2026-01-01", "2026-12-31"]],
    ["2027-01-01", ["2026-12-28", "2027-01-03"], ["2027-01-01", "2027-01-31"], ["2027-01-01", "2027-12-31"]],
    ["2028-02-28", ["2028-02-28", "2028-03-05"], ["2028-02-01", "2028-02-29"], ["2028-01-01", "2028-12-31"]],
  ];
  for (const [now, week, month, year] of cases) {
    mock.timers.enable({ apis: ["Date"], now: new Date(`${now}T00:30:00`) });
    assert.equal(today(), now);
    assert.deepEqual([currentPeriod("woche"), currentPeriod("monat"), currentPeriod("jahr")], [week, month, year]);
    mock.timers.reset();
  }
});

test("an error belongs to its own place, or to the nearest one around it", () => {
  const places = new Map([["abwesenheiten", "list"], ["abwesenheiten.0.bis", "part"], ["stichtag", "field"]]);
  const cases = { stichtag: "field", "abwesenheiten.0.bis": "part", "abwesenheiten.0": "list", "abwesenheiten.1.von": "list", bis: null };
  for (const [feld, wanted] of Object.entries(cases)) assert.equal(placeOf({ feld }, places), wanted, feld);
  assert.equal(placeOf({ feld: null }, places), null);
});

test("texts with numbers", () => {
  assert.equal(texts.progress(1_240_000, 4_960_000), "Rechner wird geladen: 1,2 von 5,0 MB");
  assert.equal(texts.announceErrors(1), "Kein Ergebnis. Eine Angabe prüfen.");
  assert.equal(texts.announceErrors(3), "Kein Ergebnis. 3 Angaben prüfen.");
});
