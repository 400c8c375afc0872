// How people write days, and what must not become one.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { addDays, addMonths, currentPeriod, readDate, today, withWeekday } from "../../overrides/theme/assets/calculator/dates.mjs";

const NEAR = "2026-11-28"; // a Saturday
const NBSP = "\u00a0";

test("days as people write them", () => {
  const cases = [
    ["1.5.26", "2026-05-01"],
    ["1.5.2026", "2026-05-01"],
    ["01.05.2026", "2026-05-01"],
    ["01.05.2026.", "2026-05-01"],
    ["01052026", "2026-05-01"],
    ["010526", "2026-05-01"],
    ["2026-05-01", "2026-05-01"],
    ["1. Mai 2026", "2026-05-01"],
    ["1 mai 26", "2026-05-01"],
    ["1.Mai 2026", "2026-05-01"],
    ["24. Dez. 2026", "2026-12-24"],
    ["3. März 2027", "2027-03-03"],
    ["3. Mrz 2027", "2027-03-03"],
    ["3. Ma\u0308rz 2027", "2027-03-03"], // copied from a PDF
    ["  1. 5. 2026 ", "2026-05-01"],
    [`1.${NBSP}5.${NBSP}2026`, "2026-05-01"],
    ["1.5.2026\n", "2026-05-01"],
    ["1,5,26", "2026-05-01"], // digits of a German telephone have a comma
    ["1 5 26", "2026-05-01"],
    ["1.5.2026 (Fr)", "2026-05-01"],
    ["Fr, 01.05.2026", "2026-05-01"],
    ["Fr. 1.5.2026", "2026-05-01"],
    ["Freitag, den 1. Mai 2026", "2026-05-01"],
    ["Sonnabend, 28.11.2026", "2026-11-28"],
    ["29.2.28", "2028-02-29"],
    ["12.5.26", "2026-05-12"],
    ["05.11.2026", "2026-11-05"], // never the 11th of May
    ["31.12.1999", "1999-12-31"], // Python says which years there are
  ];
  for (const [typed, iso] of cases) assert.deepEqual(readDate(typed, { near: NEAR }), { iso, guessed: false }, typed);
});

test("a year that is left out: the nearest, of what has passed the last", () => {
  const cases = [
    // typed, nearest, last
    ["1.5.", "2027-05-01", "2026-05-01"], // 154 days ahead are fewer than 211 gone
    ["1.5", "2027-05-01", "2026-05-01"],
    ["1.9.", "2026-09-01", "2026-09-01"],
    ["2.2.", "2027-02-02", "2026-02-02"],
    ["12.5.", "2027-05-12", "2026-05-12"],
    ["28.11.", "2026-11-28", "2026-11-28"],
    ["29.11.", "2026-11-29", "2025-11-29"],
    ["1. Mai", "2027-05-01", "2026-05-01"],
    ["29.2.", "2028-02-29", "2024-02-29"],
  ];
  for (const [typed, nearest, last] of cases) {
    assert.deepEqual(readDate(typed, { near: NEAR }), { iso: nearest, guessed: true }, typed);
    assert.deepEqual(readDate(typed, { near: NEAR, past: true }), { iso: last, guessed: true }, typed);
  }
  assert.equal(readDate("12.11.", { near: "2027-01-04", past: true })?.iso, "2026-11-12");
});

test("what is no day stays what it is", () => {
  const cases = [
    "31.02.2026", "31.02.", "29.2.2027", "12.13.2026", "12.13.", "0.5.2026", "1.0.2026", "32.1.26", "31022026", "121326",
    "2026-02-31", "2026-13-01", "1.5.202", "1.5.20266", "5/11/2026", "11-05-2026", "20260501", "105", "0105", "1", "1.", "", " ",
    "Mai 2026", "1. Ma 2026", "1. Foo 2026", "morgen", "1.5.2026 (Mo)", "Mo, 01.05.2026", "1.5.2026 10:30", "−1.5.2026", "1..5.2026",
  ];
  for (const typed of cases) assert.equal(readDate(typed, { near: NEAR }), null, typed);
});

test("beside the field, and by arrow keys", () => {
  assert.equal(withWeekday("2026-05-01"), "Fr, 01.05.2026");
  assert.equal(withWeekday("2026-11-29"), "So, 29.11.2026");
  assert.deepEqual([addDays("2026-12-31", 1), addDays("2028-03-01", -1)], ["2027-01-01", "2028-02-29"]);
  assert.deepEqual([addDays("2026-03-29", 1), addDays("2026-10-25", 1)], ["2026-03-30", "2026-10-26"]); // clocks change
  assert.deepEqual([addMonths("2026-01-31", 1), addMonths("2026-01-15", -1)], ["2026-02-28", "2025-12-15"]);
});

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
