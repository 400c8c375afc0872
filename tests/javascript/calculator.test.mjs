// The parts of the calculator's form that need no page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../overrides/theme/assets/calculator/messages.mjs";
import { texts } from "../../overrides/theme/assets/calculator/texts.mjs";

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
