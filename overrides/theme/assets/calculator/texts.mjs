// German texts that appear while the form is in use. Texts about wrong input come from Python, texts about a failed
// start are already in the page.

const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const megabytes = (bytes) => decimal.format(bytes / 1e6);

/** 28.11.2026 of 2026-11-28. @param {string} day */
export const germanDay = (day) => day.split("-").reverse().join(".");

export const texts = {
  nothing: "Noch keine Angaben. Darunter steht ein durchgerechnetes Beispiel.",
  exampleValues: "Gerechnet mit den Werten des Beispiels. „Neuer Fall“ leert alle Felder.",
  yearAdded: " (Jahr ergänzt)",
  incomplete: "Die Eingabe ist noch unvollständig. Dieses Ergebnis gehört zu den vorigen Angaben.",
  previous: "Dieses Ergebnis gehört zu den vorigen Angaben.",
  invalid: "Kein Ergebnis, solange Angaben fehlen oder nicht stimmen.",
  loading: "Rechner wird geladen.",
  progress: (loaded, total) => `Rechner wird geladen: ${megabytes(loaded)} von ${megabytes(total)} MB`,
  starting: "Rechner startet …",
  missing: "Es fehlen noch Angaben",
  wrong: "Bitte Angaben prüfen",
  announceErrors: (count) => `Kein Ergebnis. ${count === 1 ? "Eine Angabe" : `${count} Angaben`} prüfen.`,
  announceResult: (sentence) => `Ergebnis: ${sentence}`,
  beforeError: "Fehler: ",
  fromBookmark: "aus dem Lesezeichen",
  bookmark: "Diese Einstellungen stehen jetzt in der Adresse. Mit Strg+D als Lesezeichen speichern; wer es öffnet, findet sie eingetragen.",
  kept: "Variante 1 ist gemerkt. Jetzt etwas ändern: Beide Antworten stehen dann nebeneinander.",
  dayGap: "{heute}", // calc/ausgabe/text.py knows no clock
  whole: ({ vermerk, text }) => `Vermerk:\n${vermerk}\n\nIm Einzelnen:\n${text}`,
  computedOn: (day) => `berechnet am ${germanDay(day)}`,
  copied: "Text kopiert",
  notCopied: "Kopieren nicht möglich",
  downloaded: (file) => `Die Datei ${file} ist heruntergeladen.`,
  notMade: "Die Datei ließ sich nicht erzeugen. Bitte die Seite neu laden; hilft das nicht, den Fehler melden.",
  windowBlocked: "Der Browser hat ein neues Fenster verboten. Bitte neue Fenster (Pop-ups) für diese Seite erlauben und noch einmal klicken. Ihre Angaben bleiben stehen.",
  emptied: "Neuer Fall: Alle Felder sind leer.",
  filled: "Die Werte des Beispiels sind eingetragen.",
  announceMissing: (count) => `Noch kein Ergebnis. ${count === 1 ? "Eine Angabe fehlt" : `${count} Angaben fehlen`} noch.`,
  row: (number) => `Zeile ${number}`,
  removeRow: (number) => `Zeile ${number} entfernen`,
};
