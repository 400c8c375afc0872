// Whether letters inside a word are a part of the compound: „Termin“ in „Folgetermin“, not „Rente“ in „weiterentwickelt“.

// They make a new word from a verb, not a compound: „Vorlage“ is no „Lage“. (Stems have no umlauts.)
const PREFIX = new RegExp(
  "^(?:ab|an|auf|aus|be|bei|da|dar|durch|ein|ent|er|fest|fort|ge|her|hin|hinzu|in|los|mit|nach|nieder|um|un|unter|ver|vor|weg|weiter|" +
    "wider|wieder|zer|zu|zur[uü]ck|zusammen|[uü]ber)$",
);
const NOUN = /(?:ung|ion|heit|keit|schaft|t[aä]t|ling)$/;
const ENDING = /^(?:|e|em|en|ens|er|ern|es|n|s|in|innen|ung|ungen|t|te|ten)$/;
const LINKS = ["", "s", "es", "n", "en", "er", "e"];
const SHORTEST = 3; // „Amt“
const BOUND = /^(?=.*[aeiouäöü]).{3,6}$/; // „Förder-“ stands only at the beginning of other words
const PARTICIPLE = /^end/; // „passende“ is no „Ende“, „Kursende“ is
const CLEAR = 5; // so many letters after a prefix are the word itself: „Weiterbildung“ is a „Bildung“

/**
 * How the letters stand in the word: "same", "start", "end", "inside", "prefixed", or "" when they only happen to be there.
 *
 * @param {string} word
 * @param {string} letters
 * @param {Set<string>} known words of the site as they are written
 * @param {boolean} [stem] whether the letters are a stem, which is less than a word
 */
export function placeIn(word, letters, known, stem = false) {
  const at = word.indexOf(letters);
  if (at === 0) return word === letters ? "same" : "start";
  if (at < 0) return "";
  const [before, after] = [word.slice(0, at), word.slice(at + letters.length)];
  if (PREFIX.test(before)) {
    const itself = NOUN.test(letters) ? closes(after, known) : after === "" && !stem;
    return itself && letters.length >= CLEAR ? "prefixed" : "";
  }
  if (!opens(before, known, !PARTICIPLE.test(letters) && letters) || !closes(after, known)) return "";
  return after === "" ? "end" : "inside";
}

/** Whether a compound may begin like this; with the stem of a verb or of another word only if `next`, what follows, is given. */
function opens(part, known, next) {
  if (part.length < SHORTEST) return false;
  if (LINKS.some((link) => part.endsWith(link) && isWord(part.slice(0, part.length - link.length), known))) return true;
  if (isWord(`${part}e`, known) || (next && isWord(`${part}en`, known))) return true; // „Schul-“, „Wohn-“
  const opensAnother = (word) => word.startsWith(part) && word.length > part.length + 2 && !word.startsWith(part + next);
  if (next && BOUND.test(part) && [...known].some(opensAnother)) return true;
  return cuts(part).some(([one, other]) => (isWord(one, known) || PREFIX.test(one)) && opens(other, known, false));
}

function closes(part, known) {
  if (ENDING.test(part)) return true;
  return LINKS.some((link) => part.startsWith(link) && startsLikeAWord(part.slice(link.length), known));
}

const startsLikeAWord = (part, known) => isWord(part, known) || cuts(part).some(([one, rest]) => isWord(one, known) && closes(rest, known));
const isWord = (part, known) => part.length >= SHORTEST && !PREFIX.test(part) && (known.has(part) || (part.length > 5 && NOUN.test(part)));
const cuts = (part) => Array.from({ length: Math.max(0, part.length - 1) }, (_, i) => [part.slice(0, i + 1), part.slice(i + 1)]);
