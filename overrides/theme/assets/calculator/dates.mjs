// What people type as a date, read the German way: day, month, year. The browser's language plays no part, and what
// could mean two days means none. Days are ISO texts throughout.

const MONTHS = ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];
const OTHER_NAMES = { jänner: 1, feber: 2, mrz: 3, maerz: 3, sept: 9 };
const WEEKDAYS = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
const CENTURY = 2000;
const YEARS_AROUND = 8; // far enough to find the next 29 February

const WEEKDAY = "(mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)";
const BEFORE = new RegExp(`^\\(?${WEEKDAY}\\)?(?:[.,]+ ?| )(?:den )?`);
const AFTER = new RegExp(`,? ?\\(?${WEEKDAY}\\.?\\)?$`);
const FORMS = [
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4}|\d{2})$/,
  // A German telephone offers a comma beside its digits, but no full stop.
  /^(?<d>\d{1,2})(?:\s*[.,]\s*|\s+)(?<m>\d{1,2})(?:\s*[.,]\s*|\s+)(?<y>\d{4}|\d{2})\.?$/,
  /^(?<d>\d{1,2})\s*[.,]\s*(?<m>\d{1,2})\s*[.,]?$/,
  /^(?<d>\d{1,2})\.?\s*(?<name>[a-zäöü]{3,})\.?,?\s*(?<y>\d{4}|\d{2})?$/,
];

const two = (number) => String(number).padStart(2, "0");
const utc = (iso) => new Date(`${iso}T00:00:00Z`);
const text = (moment) => moment.toISOString().slice(0, 10);
const MS_OF_DAY = 86_400_000;

/** The ISO text of a day of the calendar, or null where there is none. @returns {string | null} */
function day(year, month, date) {
  const iso = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  const found = utc(iso);
  return Number.isNaN(found.getTime()) || text(found) !== iso ? null : iso;
}

function monthNamed(name) {
  const index = MONTHS.findIndex((month) => month.startsWith(name));
  return OTHER_NAMES[name] ?? index + 1;
}

/** The day of a year that was left out: the nearest one, of past events the last one. */
function guessed(month, date, { near, past = false }) {
  const year = Number(near.slice(0, 4));
  const days = Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, index) => day(year - YEARS_AROUND + index, month, date));
  const possible = days.filter((one) => one !== null && !(past && one > near));
  const distance = (one) => Math.abs(utc(one).getTime() - utc(near).getTime());
  return possible.reduce((best, one) => (best === null || distance(one) < distance(best) ? one : best), null);
}

/**
 * Reads a date; null for whatever is none, or not yet.
 * @param {string} typed
 * @param {{ near: string, past?: boolean }} about the day around which a missing year lies; whether it has passed
 * @returns {{ iso: string, guessed: boolean } | null}
 */
export function readDate(typed, about) {
  const words = typed.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
  const bare = words.replace(BEFORE, "").replace(AFTER, "").trim();
  const parts = FORMS.map((form) => form.exec(bare)?.groups).find(Boolean);
  if (!parts) return null;
  const month = parts.name ? monthNamed(parts.name) : Number(parts.m);
  const year = parts.y?.length === 2 ? CENTURY + Number(parts.y) : Number(parts.y);
  const iso = parts.y ? day(year, month, parts.d) : guessed(month, parts.d, about);
  if (iso === null) return null;
  const said = BEFORE.exec(words)?.[1] ?? AFTER.exec(words)?.[1];
  if (said && weekday(iso).toLowerCase() !== (said === "sonnabend" ? "sa" : said.slice(0, 2))) return null;
  return { iso, guessed: !parts.y };
}

/** „Fr“. */
const weekday = (iso) => WEEKDAYS[(utc(iso).getUTCDay() + 6) % 7];

/** „01.05.2026“. */
export const german = (iso) => iso.split("-").reverse().join(".");

/** „Fr, 01.05.2026“. */
export const withWeekday = (iso) => `${weekday(iso)}, ${german(iso)}`;

export const addDays = (iso, days) => text(new Date(utc(iso).getTime() + days * MS_OF_DAY));

/** The same day of another month, or its last one. */
export function addMonths(iso, months) {
  const [year, month, date] = iso.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return `${text(first).slice(0, 8)}${two(Math.min(date, last))}`;
}

/** The reader's own day. */
export const today = () => local(new Date());

const local = (moment) => `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;

/** First and last day of the current week (Monday to Sunday), month or year. */
export function currentPeriod(span) {
  const now = new Date();
  const [year, month, date] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const monday = date - ((now.getDay() + 6) % 7);
  const ends = {
    woche: [new Date(year, month, monday), new Date(year, month, monday + 6)],
    monat: [new Date(year, month, 1), new Date(year, month + 1, 0)],
    jahr: [new Date(year, 0, 1), new Date(year, 11, 31)],
  };
  return ends[span].map(local);
}
