// What a query asks for: its telling words, ages, and everyday words for what the pages call by another name.
import { terms, words } from "./german.mjs";

const PARAGRAPH = /(?<!\p{L})para(?:gra(?:f|ph)(?:en)?)?\.?\s*(?=\d)/giu;
const APART = /(§\s*\d+)\s+([a-z])(?![\p{L}\p{N}.)])/giu;
const AGE = /(?<!(?:unter|über|ab|bis)\s+)(?<!\d)(1[5-9]|[2-6]\d)(?:[\s-]*j(?:ä|ae)hrig\p{L}*|\s+jahren?(?:\s+alt\p{L}*)?)(?!\p{L})/giu;
const ADULT = 25;
const SMALL = new Set(
  ("aber als am an auch auf aus bei beim bekomme bekommen bekommt bin bis braucht brauche da dann das dass dem den denn der des die " +
    "doch du durch dürfen darf ein eine einem einen einer eines er es für geht gibt hab habe haben hat ich ihm ihn ihr im in ist ja " +
    "jemand kann kein keine keinem keinen keiner können kunde kunden kundin kundinnen man mein meine mich mir mit muss müssen nach " +
    "nicht noch nun nur ob oder oft passiert sehe sein sich sie sind so soll sollen sollte tun über um und uns viel viele vom von vor " +
    "wann war was welche welcher welches wenn wer werden wie wieviel wir wird wo zu zum zur").split(" "),
);

/** Words of a text that tell something; small words only if there are no others. */
export function tellingWords(text) {
  const all = words(text).map(({ word }) => word);
  const telling = all.filter(tells);
  return telling.length ? telling : all;
}

/** Everyday words, ready to be looked for: the way of saying it with most words first. */
export function prepare(everyday) {
  const plain = (text) => words(text).map(({ word }) => word);
  return everyday
    .flatMap(([said, meant]) => said.map((one) => ({ said: plain(one).map(terms), meant: meant.map(plain) })))
    .sort((a, b) => b.said.length - a.said.length);
}

/** What is asked, one by one: { word } or { word, meant }; words that mean something only together have no word. */
export function read(query, everyday) {
  const clear = query
    .replace(PARAGRAPH, "§ ")
    .replace(APART, "$1$2")
    .replace(AGE, (_, years) => (years < ADULT ? "U25" : "Ü25"));
  const all = [...new Set(words(clear).map(({ word }) => word))];
  const filed = all.map(terms);
  const taken = new Map();
  for (const { said, meant } of everyday) {
    const places = said.map((one) => filed.findIndex((found, i) => !taken.has(i) && found.some((term) => one.includes(term))));
    if (places.includes(-1) || new Set(places).size < places.length) continue;
    for (const [i, place] of places.entries()) taken.set(place, i ? null : { word: said.length > 1 ? "" : all[place], meant });
  }
  const asked = all.map((word, i) => (taken.has(i) ? taken.get(i) : tells(word) && { word })).filter(Boolean);
  return asked.length ? asked : all.map((word) => ({ word }));
}

function tells(word) {
  return !SMALL.has(word.toLowerCase().replace(/[:*_](?=in)/, ""));
}
