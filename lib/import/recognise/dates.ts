/** A date as a page tells it. */
export type ToldDate = {
  /** `2026-11-24` */
  day: string;
  /** The moment in UTC, ISO 8601. Null if the page does not tell its time or its zone. */
  instant: string | null;
};

const iso =
  /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?/i;
const yearFirst = /(?<!\d)(\d{4})(?:[/.]|年\s?)(\d{1,2})(?:[/.]|月\s?)(\d{1,2})(?!\d)/u;
const dayFirst = /(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/u;
const zone = /\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?\s*)?(GMT|UTC|Z|[+-]\d{2}:?\d{2})(?![\p{L}\d])/iu;
/** A page's data may be old; a year of four digits may be another number. */
const minYear = 1900;
const maxYear = 2100;

/** The first date in a text, or null. A date whose day and month could be exchanged is none. */
export const findToldDate = (text: string): ToldDate | null => {
  const told = text.slice(0, 1_000).replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  if (/^\d{10}$|^\d{13}$/.test(told)) return fromEpoch(told);
  const [, year, month, day, hour, minute, second, offset] = iso.exec(told) ?? [];
  if (year && month && day)
    return dated(
      year,
      month,
      day,
      hour && offset ? `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${zoneOf(offset)}` : null,
    );
  const first = yearFirst.exec(told);
  if (first) return dated(first[1], first[2], first[3], null);
  return withMonthName(told) ?? withNumbers(told);
};

const fromEpoch = (digits: string): ToldDate => {
  const instant = new Date(Number(digits) * (digits.length === 10 ? 1_000 : 1)).toISOString();
  return { day: instant.slice(0, 10), instant };
};

const zoneOf = (offset: string): string => {
  if (/^[a-z]/i.test(offset)) return 'Z';
  const digits = offset.replace(':', '').padEnd(5, '0');
  return `${digits.slice(0, 3)}:${digits.slice(3)}`;
};

const dated = (
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: string | null,
): ToldDate | null => {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const isReal = new Date(`${date}T00:00:00Z`).getTime() > 0 || Number(year) < 1970;
  if (!isReal || Number(year) < minYear || Number(year) > maxYear) return null;
  if (Number.isNaN(Date.parse(date)) || new Date(Date.parse(date)).getUTCDate() !== Number(day)) return null;
  const instant = time === null ? Number.NaN : Date.parse(`${date}T${time}`);
  return { day: date, instant: Number.isNaN(instant) ? null : new Date(instant).toISOString() };
};

/** Beginnings of the months' names in the languages of stories, and a few that are near to them. */
const months: string[][] = [
  ['jan', 'ene', 'gen', 'sty', 'oca', 'січ', 'янв', 'ян', 'led', 'يناير'],
  ['feb', 'fév', 'fev', 'lut', 'şub', 'лют', 'фев', 'úno', 'فبراير'],
  ['mar', 'mär', 'mrz', 'maa', 'бер', 'мар', 'bře', 'مارس'],
  ['apr', 'avr', 'abr', 'kwi', 'nis', 'кві', 'апр', 'dub', 'أبريل', 'ابريل'],
  ['may', 'mai', 'mag', 'maj', 'mei', 'тра', 'мая', 'май', 'mayıs', 'kvě', 'مايو'],
  ['jun', 'juin', 'giu', 'cze', 'haz', 'чер', 'июн', 'čer', 'يونيو'],
  ['jul', 'juil', 'lug', 'lip', 'tem', 'лип', 'июл', 'يوليو'],
  ['aug', 'aoû', 'aou', 'ago', 'sie', 'ağu', 'сер', 'авг', 'srp', 'أغسطس'],
  ['sep', 'set', 'wrz', 'eyl', 'вер', 'сен', 'zář', 'سبتمبر'],
  ['oct', 'okt', 'ott', 'out', 'paź', 'eki', 'жов', 'окт', 'říj', 'أكتوبر'],
  ['nov', 'lis', 'kas', 'лист', 'ноя', 'نوفمبر'],
  ['dec', 'dez', 'déc', 'dic', 'gru', 'ara', 'гру', 'дек', 'pro', 'ديسمبر'],
];

const word = /\p{L}[\p{L}\p{M}]*/gu;

const monthOf = (name: string): number => {
  const lower = name.toLowerCase();
  // “listopad” is November in Polish; “lip” is July.
  const found = months.map((names) =>
    Math.max(0, ...names.filter((one) => lower.startsWith(one)).map(({ length }) => length)),
  );
  const best = Math.max(...found);
  return best < 2 || lower.length > 12 ? 0 : found.indexOf(best) + 1;
};

/** `24 November 2026`, `Nov. 24, 2026`, `24. de noviembre de 2026`. */
const withMonthName = (text: string): ToldDate | null => {
  for (const match of text.matchAll(word)) {
    const month = monthOf(match[0]);
    if (month === 0) continue;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const dayBefore = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)? ?[-/]? ?(?:de |of )?$/iu.exec(before)?.[1];
    const yearAfter = /^\.?,? ?[-/]? ?(?:del? |of )?(\d{4})(?!\d)/iu.exec(after)?.[1];
    if (dayBefore && yearAfter) return dated(yearAfter, String(month), dayBefore, timeWithZone(text));
    const american = /^\.? ?[-/]? ?(\d{1,2})(?:st|nd|rd|th)?\.?,? ?[-/]? ?(\d{4})(?!\d)/iu.exec(after);
    if (american) return dated(american[2], String(month), american[1], timeWithZone(text));
  }
  return null;
};

const timeWithZone = (text: string): string | null => {
  const offset = zone.exec(text)?.[1];
  const [, hour, minute, second, half] =
    /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?/iu.exec(text) ?? [];
  if (!offset || !hour) return null;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  return `${String(hours).padStart(2, '0')}:${minute}:${second ?? '00'}${zoneOf(offset)}`;
};

/** `24.11.2026` and `24/11/2026`, but not `3/4/2026`. */
const withNumbers = (text: string): ToldDate | null => {
  const [, first, separator, second, year] = dayFirst.exec(text) ?? [];
  if (!first || !second) return null;
  if (separator === '.' || Number(first) > 12 || first === second) return dated(year, second, first, null);
  return Number(second) > 12 ? dated(year, first, second, null) : null;
};
