// What the search makes of words, queries and pages. Which page real queries must bring: tests/suche.toml.
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeIn } from "../../overrides/theme/assets/search/compounds.mjs";
import { relatives, similar, terms, words } from "../../overrides/theme/assets/search/german.mjs";
import { SearchIndex } from "../../overrides/theme/assets/search/index.mjs";
import { prepare, read, tellingWords } from "../../overrides/theme/assets/search/query.mjs";

const said = (text) => words(text).map(({ word }) => word);
const related = (one, other) => terms(one).some((term) => terms(other).includes(term));

test("words of a text", () => {
  const cases = {
    "Wie oft?": ["Wie", "oft"],
    "§§ 31, 31a und 32 SGB II": ["§31", "§31a", "§32", "SGB II"],
    "§ 32, 5 Tage": ["§32", "5", "Tage"],
    "Kund:innen, Kund*in": ["Kund:innen", "Kund*in"],
    "SGB-X und SGB 10": ["SGB-X", "und", "SGB 10"],
    "": [],
  };
  for (const [text, wanted] of Object.entries(cases)) assert.deepEqual(said(text), wanted, text);
});

test("every word stands where it says", () => {
  const text = "Nach §§ 31 und 31a: Gespräch";
  assert.deepEqual(
    words(text).map(({ start, end }) => text.slice(start, end)),
    ["Nach", "§§ 31", "31a", "Gespräch"],
  );
});

test("spellings, inflections and books of law that are the same", () => {
  const same = [
    ["Gespräch", "Gespraeche"],
    ["Straße", "Strasse"],
    ["Kund:innen", "Kunden"],
    ["Einladung", "Einladungen"],
    ["SGB II", "SGB 2"],
    ["§31", "§31"],
  ];
  for (const [one, other] of same) assert.ok(related(one, other), `${one}, ${other}`);
  const different = [["Rente", "weiterentwickelt"], ["SGB II", "§2"], ["§31", "§31a"]];
  for (const [one, other] of different) assert.ok(!related(one, other), `${one}, ${other}`);
  assert.equal(terms("SGB XII")[0], "sgb12");
});

test("families of words", () => {
  assert.ok(relatives("versäumnis").includes("versäum"));
  assert.ok(relatives("eingeladen").includes("einladen"));
  assert.deepEqual(relatives("rat"), []);
});

test("slips of the finger", () => {
  const cases = [
    ["frist", "frist", 0, true],
    ["frist", "fist", 1, true], // missing
    ["frist", "frisst", 1, true], // added
    ["frist", "frust", 1, true], // wrong
    ["frist", "first", 1, true], // swapped
    ["frist", "fürst", 1, false],
    ["frist", "fürst", 2, true],
    ["frist", "fristen", 1, false],
  ];
  for (const [one, other, most, wanted] of cases) assert.equal(similar(one, other, most), wanted, `${one}, ${other}`);
});

test("a part of a compound, not letters that happen to be there", () => {
  const known = new Set(["folge", "beratung", "schule", "wohnen", "lehrling", "grund", "markt", "maßnahme", "kontakt"]);
  const cases = [
    ["termin", "termin", "same"],
    ["terminvorlauf", "termin", "start"],
    ["folgetermin", "termin", "end"],
    ["beratungsbedarf", "bedarf", "end"],
    ["entwicklungsbedarf", "bedarf", "end"], // „Entwicklung“ is a noun by its ending
    ["schulende", "ende", "end"],
    ["maßnahmeende", "ende", "end"],
    ["wohngeld", "geld", "end"],
    ["lehrjahr", "jahr", "end"],
    ["grundlagen", "lage", "inside"],
    ["weiterbildung", "bildung", "prefixed"],
    ["ausbildungsmarkt", "bildung", "prefixed"],
    ["weiterentwickelt", "rente", ""],
    ["kontakt", "akt", ""],
    ["vorlage", "lage", ""],
    ["zwischenablage", "lage", ""],
    ["kreis", "reis", ""],
    ["wohnende", "ende", ""], // who lives there
    ["feststellen", "stelle", ""],
    ["frist", "termin", ""],
  ];
  for (const [word, letters, wanted] of cases) assert.equal(placeIn(word, letters, known), wanted, `${letters} in ${word}`);
  assert.equal(placeIn("erstell", "stell", known, true), ""); // a stem is less than a word
});

test("words that tell something", () => {
  assert.deepEqual(tellingWords("wie oft muss ich einladen"), ["einladen"]);
  assert.deepEqual(tellingWords("wie oft"), ["wie", "oft"]);
});

test("queries", () => {
  const everyday = prepare([
    [["geschwänzt", "nicht gekommen"], ["Meldeversäumnis"]],
    [["Kürzung"], ["Minderung"]],
  ]);
  const asked = (query) => read(query, everyday).map(({ word, meant }) => [word, ...(meant ?? []).flat()]);
  assert.deepEqual(asked("paragraph 31 a"), [["§31a"]]);
  assert.deepEqual(asked("19-jährige Azubis"), [["U25"], ["Azubis"]]);
  assert.deepEqual(asked("48 Jahre"), [["Ü25"]]);
  assert.deepEqual(asked("unter 25 Jahren"), [["unter"], ["25"], ["Jahren"]]); // a limit is no age
  assert.deepEqual(asked("gekürzt Kürzungen"), [["gekürzt"], ["Kürzungen", "Minderung"]]);
  assert.deepEqual(asked("ist nicht gekommen"), [["", "Meldeversäumnis"]]);
  assert.deepEqual(asked("was ist das"), [["was"], ["ist"], ["das"]]);
});

/** A page with one section. */
const page = (address, title, text, { marks = [], weight = 1, called = "" } = {}) => {
  const section = { anchor: "", title, marks, text };
  return { address, area: "", title, weight, said: called, sections: [section] };
};

const PAGES = [
  page("einladen/", "Einladen", "Die Einladung nennt Ort und Zeit, nach § 59 mit Belehrung.", { marks: ["K1"] }),
  page("minderung/", "Leistungsminderung", "Wer ohne wichtigen Grund fehlt, bekommt weniger."),
  page("kurse/", "Deutschkurse", "Während der Kurse in Deutsch ein Gespräch zur Mitte. Danach eine Einladung."),
  page("rechnen/", "Kontakte", "Wann das nächste Gespräch fällig ist.", { called: "Wiedervorlage, ausrechnen" }),
  page("technik/", "Bauplan", "Wie die Seite entsteht. Einladung Einladung Einladung.", { weight: 0.15 }),
];
const index = new SearchIndex({ pages: PAGES, synonyms: [["RFB", "Belehrung"]], everyday: [[["Kürzung"], ["Leistungsminderung"]]] });
const found = (query) => index.search(query).pages.map((one) => one.page.address);

test("the page about a word comes before the page that mentions it", () => {
  assert.deepEqual(found("Einladungen"), ["einladen/", "kurse/", "technik/"]);
  assert.equal(found("K1")[0], "einladen/");
});

test("compounds, synonyms, everyday words and slips lead to their page", () => {
  assert.equal(found("Kurs")[0], "kurse/");
  assert.equal(found("Minderungen")[0], "minderung/");
  assert.equal(found("RFB")[0], "einladen/");
  assert.equal(found("Kürzung")[0], "minderung/");
  assert.equal(found("Einladnug")[0], "einladen/");
});

test("what people call a page leads to it, in part of the words too", () => {
  assert.equal(found("Wiedervorlage")[0], "rechnen/");
  assert.equal(found("Einladung Wiedervorlage Bauplan ausrechnen")[0], "rechnen/");
});

test("pages for developers come last, however often they say the word", () => {
  assert.equal(found("Einladung").at(-1), "technik/");
  assert.deepEqual(found("Bauplan Gespräch").at(-1), "technik/");
});

test("a mistyped word has the same other names as the right one", () => {
  assert.equal(found("Belehrnug")[0], "einladen/");
});

test("a slip leads to no page of little weight, and nothing to none", () => {
  assert.deepEqual(found("Baupaln"), []);
  assert.deepEqual(found("Bauplan"), ["technik/"]);
  assert.deepEqual(found("Xylophon"), []);
});

test("a norm that no page names is said to be missing, the rest of the query counts", () => {
  const { missing, pages } = index.search("§ 99 SGB X Einladung");
  assert.deepEqual(missing, ["§ 99"]);
  assert.equal(pages[0].page.address, "einladen/");
  assert.deepEqual(index.search("§ 59").missing, []);
});
