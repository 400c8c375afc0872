// German texts of the page of a whole table. Texts about what is wrong in a table come from Python.

const whole = new Intl.NumberFormat("de-DE");
const decimal = new Intl.NumberFormat("de-DE", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const people = (count) => `${whole.format(count)} ${count === 1 ? "Person" : "Personen"}`;
const megabytes = (bytes) => decimal.format(bytes / 1e6);

export const texts = {
  example: "Beispiel: erfundener Bestand",
  exampleLine: "Durchgerechnetes Beispiel mit erfundenen Kürzeln.",
  own: (name) => `Ergebnis: ${name}`,
  pasted: "eingefügte Tabelle",
  reading: "Die Tabelle wird gelesen",
  computing: "Es wird gerechnet",
  planning: "Die Wochen werden geplant",
  writing: "Die Datei wird geschrieben",
  progress: (what, { getan, gesamt }, seconds) => {
    const rows = gesamt ? `${whole.format(getan)} von ${whole.format(gesamt)} Zeilen` : `${whole.format(getan)} Zeilen`;
    return `${what}: ${getan ? `${rows}, ` : ""}${decimal.format(seconds)} s`;
  },
  stopped: "Abgebrochen. Nichts ist gerechnet; die Tabelle kann noch einmal gewählt werden.",
  done: (seconds, count) => `Fertig: ${people(count)} in ${decimal.format(seconds)} s.`,
  tooLarge: (bytes, most) =>
    `Die Datei hat ${megabytes(bytes)} MB; im Browser gehen ${megabytes(most)} MB. Bitte nur die nötigen Spalten behalten oder die Tabelle teilen.`,
  notReadable: "Die Datei ließ sich nicht öffnen. Liegt sie noch an ihrem Platz?",
  crashed: "An dieser Tabelle ist der Browser gescheitert; sie ist wohl zu groß oder beschädigt. Bitte als .csv speichern oder teilen.",
  invalid: "Kein Ergebnis, solange Angaben nicht stimmen.",
  recognised: (known, all, names) => `Erkannt: ${known} von ${all} Spalten (${names}). Ansehen oder ändern`,
  incomplete: "Die Spalte „Situation“ ist nicht erkannt. Bitte hier sagen, welche es ist.",
  unused: "– wird nicht gebraucht –",
  noHeader: "keiner Zeile",
  headerRow: (number, text) => `Zeile ${number}: ${text}`,
  meaning: (column) => `Bedeutung der Spalte ${column}`,
  all: "alle",
  together: "allen zusammen",
  count: ({ gesamt, alle, von, bis }) => {
    const which = gesamt === alle ? people(gesamt) : `${people(gesamt)} von ${whole.format(alle)}`;
    return bis - von + 1 < gesamt ? `${which}, gezeigt ${whole.format(von)} bis ${whole.format(bis)}` : which;
  },
  page: ({ seite, seiten }) => `Seite ${whole.format(seite)} von ${whole.format(seiten)}`,
  forgotten: "Die Tabelle ist vergessen. Das Beispiel steht wieder da.",
  downloaded: (file) => `Die Datei ${file} ist heruntergeladen.`,
  windowBlocked: "Der Browser hat ein neues Fenster verboten. Bitte neue Fenster (Pop-ups) für diese Seite erlauben und noch einmal klicken. Die Tabelle bleibt stehen.",
};
