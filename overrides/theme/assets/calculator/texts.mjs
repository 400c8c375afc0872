// German texts that appear while the form is in use. Texts about wrong input come from Python, texts about a failed
// start are already in the page.

const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const megabytes = (bytes) => decimal.format(bytes / 1e6);

export const texte = {
  beispielwerte: "Noch mit den Werten des Beispiels. Eigene Angaben eintragen: Das Ergebnis ändert sich sofort.",
  unvollstaendig: "Die Eingabe ist noch unvollständig. Dieses Ergebnis gehört zu den vorigen Angaben.",
  vorige: "Dieses Ergebnis gehört zu den vorigen Angaben.",
  ungueltig: "Kein Ergebnis, solange Angaben fehlen oder nicht stimmen.",
  laedt: "Rechner wird geladen.",
  fortschritt: (geladen, gesamt) => `Rechner wird geladen: ${megabytes(geladen)} von ${megabytes(gesamt)} MB`,
  startet: "Rechner startet …",
  fehlend: "Es fehlen noch Angaben",
  falsch: "Bitte Angaben prüfen",
  ansageFehler: (anzahl) => `Kein Ergebnis. ${anzahl === 1 ? "Eine Angabe" : `${anzahl} Angaben`} prüfen.`,
  ansageErgebnis: (satz) => `Ergebnis: ${satz}`,
  vorFehler: "Fehler: ",
  kopieren: "Als Text kopieren",
  kopiert: "Text kopiert",
  nichtKopiert: "Kopieren nicht möglich",
  geladen: (datei) => `Die Datei ${datei} ist heruntergeladen.`,
  nichtGeladen: "Die Datei ließ sich nicht erzeugen. Bitte die Seite neu laden; hilft das nicht, den Fehler melden.",
  fensterVerboten: "Der Browser hat das Fenster mit der Checkliste verboten. Bitte Fenster für diese Seite erlauben.",
  zurueckgesetzt: "Das Beispiel ist wieder eingetragen.",
  zeile: (nummer) => `Zeile ${nummer}`,
  zeileWeg: (nummer) => `Zeile ${nummer} entfernen`,
};
