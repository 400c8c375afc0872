// The index: which section of which page answers a query best. Knows no browser.
import { placeIn } from "./compounds.mjs";
import { prepare, read, tellingWords } from "./query.mjs";
import { relatives, similar, terms, words } from "./german.mjs";

// How much a find counts by where it stands, and by how close it comes to what was typed.
const PLACE = { mark: 20, page: 8, said: 6, heading: 5, area: 0.5, text: 1 };
const CLOSE = { same: 1, synonym: 0.8, end: 0.75, start: 0.6, phrase: 0.5, inside: 0.3, prefixed: 0.3, family: 0.4, typo: 0.4 };
const PATIENCE = { mark: 0.5, said: 0.5, heading: 0.5, area: 0.5 };
// Pages with less weight are for developers: they come after all others.
const TECHNICAL = 0.2;
const MARK = /^[a-s]\d{1,2}$/;
// What stands beside the number of a norm and says nothing without it.
const LAW = /^(?:[Ss][Gg][Bb].*|[A-ZÄÖÜ]\p{L}*(?:G|GB|PO|VO)|[Aa]bs(?:atz)?|[Ss]atz|[Nn]r|\d+)$/u;

export class SearchIndex {
  #sections = [];
  /** term → Map(section → score of the term there) */
  #finds = new Map();
  /** All words of the site as they are written. */
  #known = new Set();
  #synonyms;
  #everyday;

  constructor({ pages, synonyms, everyday }) {
    for (const page of pages) for (const section of page.sections) this.#sections.push({ page, ...section });
    const usual = this.#sections.reduce((sum, { text }) => sum + text.length, 0) / this.#sections.length;
    for (const section of this.#sections) this.#file(section, usual);
    this.#synonyms = synonyms.map((pair) => pair.map((text) => tellingWords(text)));
    this.#everyday = prepare(everyday);
  }

  #file(section, usual) {
    const { page, title, marks, text } = section;
    const counts = new Map();
    const count = (place, content) => {
      for (const { word } of words(content)) {
        this.#known.add(terms(word)[0]);
        for (const term of terms(word)) {
          const found = counts.get(term) ?? {};
          found[place] = (found[place] ?? 0) + 1;
          counts.set(term, found);
        }
      }
    };
    count("mark", marks.join(" "));
    count(section.anchor ? "heading" : "page", section.anchor ? title : page.title);
    if (!section.anchor) {
      count("area", page.area);
      count("said", page.said);
    }
    count("text", text);
    // As in BM25: the third time a word is said tells less than the first, and a long text or title says many words.
    const patience = { ...PATIENCE, text: 0.5 + 0.7 * (text.length / usual), page: 0.35 + 0.05 * words(page.title).length };
    for (const [term, places] of counts) {
      let score = 0;
      for (const [place, times] of Object.entries(places)) score += (PLACE[place] * times) / (times + patience[place]);
      if (!this.#finds.has(term)) this.#finds.set(term, new Map());
      this.#finds.get(term).set(section, score);
    }
  }

  /** Pages in the order of their worth, each with its best sections and the terms found there; and norms that no page names. */
  search(query) {
    const asked = read(query, this.#everyday);
    const unknown = asked.filter(({ word }) => word.startsWith("§") && !this.#finds.has(terms(word)[0]));
    const missing = unknown.map(({ word }) => `§ ${word.slice(1)}`);
    const rest = missing.length ? asked.filter((one) => !unknown.includes(one) && !LAW.test(one.word)) : asked;
    return { missing, pages: this.#pages(this.#expand(rest)) };
  }

  #pages(close) {
    const pages = new Map();
    let guessed = true;
    close.forEach(({ terms: weights, phrases, guess }, i) => {
      const scores = this.#scores(weights, phrases);
      const rarity = Math.log(1 + this.#sections.length / (scores.size + 1));
      if (scores.size && !guess) guessed = false;
      for (const [section, score] of scores) {
        const { page } = section;
        if (!pages.has(page)) pages.set(page, { page, best: Array(close.length).fill(0), sections: new Map() });
        const found = pages.get(page);
        found.best[i] = Math.max(found.best[i], score * rarity);
        found.sections.set(section, (found.sections.get(section) ?? 0) + score * rarity);
      }
    });
    const looked = new Set(close.flatMap(({ terms: weights, phrases }) => [...weights.keys(), ...phrases.flat(2)]));
    const fit = [...pages.values()].filter(({ page }) => !guessed || page.weight > 0.5);
    const ranked = fit.map((found) => ({ ...rank(found, close), terms: looked }));
    const most = Math.max(...ranked.map(({ share }) => share));
    return ranked.filter(({ share }) => share >= most / 2).sort((a, b) => last(a) - last(b) || b.score - a.score);
  }

  #scores(weights, phrases) {
    const scores = new Map();
    for (const [term, weight] of weights) {
      for (const [section, score] of this.#finds.get(term) ?? []) raise(scores, section, score * weight);
    }
    for (const phrase of phrases) {
      const [first, ...others] = phrase.map((alternatives) => this.#scores(new Map(alternatives.map((t) => [t, 1])), []));
      for (const [section, score] of first) {
        const rest = others.map((found) => found.get(section) ?? 0);
        if (rest.every(Boolean)) raise(scores, section, Math.min(score, ...rest) * CLOSE.phrase);
      }
    }
    return scores;
  }

  /** For each thing asked: the terms that answer it, with their weight, and phrases that say the same. */
  #expand(asked) {
    const close = asked.map(({ word, meant }) => this.#closeTo(word, meant));
    const filed = asked.map(({ word }, i) => [...terms(word), ...(close[i].guess ? close[i].terms.keys() : [])]);
    const has = (word) => filed.findIndex((found) => found.some((term) => terms(word).includes(term)));
    for (const pair of this.#synonyms) {
      for (const [from, to] of [pair, [...pair].reverse()]) {
        const places = from.map(has);
        if (from.length && !places.includes(-1)) for (const place of places) say(close[place], to);
      }
    }
    return close;
  }

  /** A word with an everyday meaning is known: it is neither a part of other words nor a slip of the finger. */
  #closeTo(word, meant) {
    const close = { terms: new Map(), phrases: /** @type {string[][][]} */ ([]), guess: false };
    const [spelling, stem = spelling] = terms(word);
    const add = (term, weight) => raise(close.terms, term, weight);
    for (const phrase of meant ?? []) say(close, phrase);
    if (!word) return close;
    if (/^§/.test(spelling) || MARK.test(spelling)) {
      add(spelling, CLOSE.same);
      return close;
    }
    for (const term of terms(word)) if (this.#finds.has(term)) add(term, CLOSE.same);
    if (/\d/.test(spelling) || (spelling.length < 4 && close.terms.size)) return close;
    this.#look(spelling, add, 1, meant);
    if (stem.length > 3) this.#look(stem, add, 1, meant, "t");
    for (const relative of relatives(stem)) this.#look(relative, add, CLOSE.family, meant);
    if (meant) return close;
    close.phrases.push(...this.#parts(word));
    close.guess = !close.terms.size && !close.phrases.length;
    if (!close.terms.size) this.#guess(spelling, stem, close);
    return close;
  }

  /** Terms that begin with these letters or have them as a part; not those that only add another ending. */
  #look(letters, add, factor, onlyStart, ending) {
    for (const term of this.#finds.keys()) {
      const at = term.indexOf(letters);
      if (at < 0 || (at > 0 && (onlyStart || letters.length < 4)) || (ending && term === letters + ending)) continue;
      const place = placeIn(term, letters, this.#known, ending !== undefined);
      if (place) add(term, CLOSE[place] * factor);
    }
  }

  /** Nothing found: perhaps half an everyday word, or a slip of the finger, though hardly in the first letter. */
  #guess(spelling, stem, close) {
    const first = (word) => word.normalize("NFD")[0];
    const typed = [spelling, stem].filter((word) => word.length > 3 && (word === spelling || word.length > 4));
    const everyday = this.#everyday.filter(({ said }) => said.length === 1);
    const near = [...this.#finds.keys()].filter((term) => first(term) === first(spelling));
    const most = spelling.length > 9 ? 2 : 1;
    for (let distance = 0; distance <= most; distance++) {
      const slip = (word) => typed.some((one) => (distance ? similar(one, word, distance) : word.startsWith(one)));
      const known = everyday.filter(({ said: [[word]] }) => first(word) === first(spelling) && slip(word));
      for (const phrase of known.flatMap(({ meant }) => meant)) say(close, phrase);
      const found = distance ? near.filter(slip) : [];
      for (const term of found) raise(close.terms, term, CLOSE.typo / distance);
      if (known.length || found.length) return;
    }
  }

  /** Compounds that the site knows in parts: „Vollzeitbeschäftigte“ as „in Vollzeit beschäftigt“. */
  #parts(word) {
    const [spelling] = terms(word);
    const found = [];
    for (let cut = 4; cut <= spelling.length - 4; cut++) {
      const pair = [spelling.slice(0, cut).replace(/(?<=.{4})s$/, ""), spelling.slice(cut)];
      const filed = pair.map((part) => terms(part).filter((term) => this.#finds.has(term)));
      if (filed.every((one) => one.length)) found.push(filed);
    }
    return found;
  }
}

/** Other words for the same: one word by its terms, several words as a phrase. */
function say(close, phrase) {
  if (phrase.length > 1) close.phrases.push(phrase.map(terms));
  else for (const term of terms(phrase[0])) raise(close.terms, term, CLOSE.synonym);
}

const last = ({ page }) => Number(page.weight < TECHNICAL);

function raise(scores, key, score) {
  if ((scores.get(key) ?? 0) < score) scores.set(key, score);
}

/** Worth of a page: the best find of each word, and once more the best section, above all with the words side by side. */
function rank({ page, best, sections }, close) {
  const share = best.filter(Boolean).length / best.length;
  const near = [...sections].map(([section, score]) => [section, score * (1 + neighbours(section, close))]);
  const sorted = near.sort(([, a], [, b]) => b - a);
  const all = best.reduce((sum, score) => sum + score, 0);
  return { page, share, score: (all + sorted[0][1]) * share * share * page.weight, sections: sorted };
}

/** How many of the query's words stand in this section right after the one that they follow in the query. */
function neighbours({ title, text }, close) {
  if (close.length < 2) return 0;
  const said = words(`${title} ${text}`).map(({ word }) => terms(word));
  const is = (at, i) => said[at]?.some((term) => close[i].terms.has(term));
  return close.filter((_, i) => i && said.some((_word, at) => is(at, i - 1) && is(at + 1, i))).length;
}
