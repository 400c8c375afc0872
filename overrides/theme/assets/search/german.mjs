// German words as people type them: one spelling for umlauts, stems, norms and books of law. Knows no page.
import { stemmer } from "./stemmer.mjs";

// „§§ 31, 31a und 32“ are three norms; „§ 32, 5 Tage“ is one. „SGB II“ is one word, „Kund:innen“ too.
const WORD = new RegExp(
  [
    String.raw`§§\s*\d+[a-z]?(?:(?:\s*[,–-]\s*|\s+(?:und|bis|oder)\s+)\d+[a-z]?(?![\p{L}\p{N}]))*`,
    String.raw`§\s*\d+[a-z]?(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])SGB[\s-]*(?:[IVX]+|\d{1,2})(?![\p{L}\p{N}])`,
    String.raw`[\p{L}\p{N}\u00ad]+(?:[:*_][iI]n(?:nen)?)?`,
  ].join("|"),
  "giu",
);
const BOOKS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"];
// Endings and a syllable that make another word of the same family: Versäumnis, versäumt; Einladung, eingeladen.
const ENDINGS = /(?<=.{5})(?:niss?|t)$/;
const PARTICIPLE = /^(ab|an|auf|aus|bei|ein|mit|nach|vor|weg|zu)ge(?=.{3})/;
const known = new Map();

/** Words of a text with their places: [{ word, start, end }]. */
export function words(text) {
  return [...text.matchAll(WORD)].flatMap(({ 0: found, index }) => {
    if (!found.startsWith("§")) return { word: found, start: index, end: index + found.length };
    return [...found.matchAll(/\d+[a-z]?/gi)].map((number, i) => ({
      word: `§${number[0]}`,
      start: i ? index + number.index : index,
      end: index + number.index + number[0].length,
    }));
  });
}

/** What a word is filed under: its spelling first, then its stem or its parts. */
export function terms(word) {
  let found = known.get(word);
  if (!found) known.set(word, (found = makeTerms(word)));
  return found;
}

function makeTerms(word) {
  const spelling = fold(word);
  if (spelling.startsWith("§")) return [spelling, spelling.slice(1)];
  const book = /^sgb[\s-]*(.+)$/.exec(spelling)?.[1];
  if (book) return [`sgb${BOOKS.indexOf(book) + 1 || book}`, "sgb"];
  if (/\d/.test(spelling)) return [spelling];
  const masculine = spelling.length > 8 ? spelling.replace(/innen$/, "") : spelling;
  return [...new Set([spelling, stemmer(masculine)])];
}

/** Shorter stems of the same family, for a query that finds too little. */
export function relatives(stem) {
  return [stem.replace(ENDINGS, ""), stem.replace(PARTICIPLE, "$1")].filter((other) => other !== stem);
}

// „Gespräch“ and „Gespraech“ become one; after a, e or q („neue“, „Dauer“) ue is no umlaut.
function fold(word) {
  return word
    .toLowerCase()
    .replace(/[\u00ad]|[:*_]in(?:nen)?$/g, "")
    .replaceAll("ß", "ss")
    .replaceAll("ae", "ä")
    .replaceAll("oe", "ö")
    .replace(/(?<![aeäq])ue/g, "ü");
}

/** Whether two words differ by at most `most` letters added, missing, wrong, or swapped with the next one. */
export function similar(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(!same));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return false;
    [before, row] = [row, next];
  }
  return row[other.length] <= most;
}
