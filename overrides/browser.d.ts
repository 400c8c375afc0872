// What the templates promise to the scripts: elements that a script looks for by these selectors are there, and of this kind.

type Attribute = `[${"aria" | "data" | "role"}${string}]`;
/** What Python answers: calc/seite.py. */
interface Answer {
  html: string;
  text: string;
  vermerk: string;
  termine: string[];
  checkliste: string | null;
  fehler?: { feld: string | null; text: string; fehlt?: boolean }[];
  bekannt?: string;
}

type Field = HTMLInputElement & HTMLSelectElement;

interface ParentNode {
  querySelector(selectors: `form${string}`): HTMLFormElement;
  querySelector(selectors: "[name=q]"): HTMLInputElement;
  querySelector(selectors: `[name=${string}]${string}`): HTMLInputElement | null;
  querySelector(selectors: Attribute | `.${string}`): HTMLElement;
  querySelectorAll(selectors: `${string}input` | "input, select"): NodeListOf<Field>;
  querySelectorAll(selectors: `input[${string}` | `input:${string}`): NodeListOf<HTMLInputElement>;
  querySelectorAll(selectors: `textarea${string}`): NodeListOf<HTMLTextAreaElement>;
  querySelectorAll(selectors: `a[${string}`): NodeListOf<HTMLAnchorElement>;
  querySelectorAll(selectors: `${string}[data-${string}]` | `.${string}`): NodeListOf<HTMLElement>;
}

interface Navigator {
  readonly connection?: { saveData: boolean };
}

interface Document {
  getElementById(id: "__search" | "__drawer"): HTMLInputElement;
  getElementById(id: string): HTMLElement;
}

interface Element {
  closest(selectors: string): HTMLElement | null;
  matches(selectors: string): boolean;
}

/** Root of the site, from the theme's own inline script. */
declare const __md_scope: URL;

/** Written in front of the service worker by overrides/build/finish/offline.py. */
declare const AUSGABE: {
  fassung: string;
  seiten: { adresse: string; titel: string }[];
  dateien: string[];
  alle: string[];
  laufzeit: { files: Record<string, import("./theme/assets/calculator/fetching.mjs").File>; first_visit: string[] };
};

/** Made from @orama/stemmers when the site is finished. */
declare module "*/stemmer.mjs" {
  export function stemmer(word: string): string;
}
