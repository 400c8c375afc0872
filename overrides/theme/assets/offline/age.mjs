// The law in these pages was looked at on a certain day. A clock far after it, or before it, is worth a word.

const OLD_AFTER_MONTHS = 6;
const DAY_MS = 86_400_000;
const german = (day) => day.toLocaleDateString("de-DE", { day: "2-digit", month: "2-digit", year: "numeric" });

/** The sentence for a reader whose clock shows `now`, or nothing. @param {string} looked ISO date @param {Date} now */
export function ageOf(looked, now) {
  const [year, month, day] = looked.split("-").map(Number);
  const then = new Date(year, month - 1, day);
  if (now.getTime() < then.getTime() - DAY_MS) {
    return `Nach der Uhr dieses Geräts ist heute der ${german(now)}. Das ist vor dem Stand dieser Seiten (${german(then)}): Vermutlich geht die Uhr falsch. Bitte alle Tage prüfen.`;
  }
  if (now < new Date(year, month - 1 + OLD_AFTER_MONTHS, day)) return "";
  return `Die Gesetzestexte dieser Seiten wurden zuletzt am ${german(then)} geprüft. Nach der Uhr dieses Geräts ist heute der ${german(now)}: Entweder ist hier etwas veraltet, oder die Uhr geht falsch.`;
}
