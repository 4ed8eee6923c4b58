import { remembered } from '../remembered.ts';

/** Zone and language for dates: an IANA zone such as `Europe/London`, a BCP 47 tag such as `en`. */
export type DateSetting = {
  timeZone: string;
  language: string;
  /** In the newsroom, where times are typed with 24 hours. */
  hasDayOf24Hours?: boolean;
};

/** How the newsroom reads dates. Readers have the publication's language, and the clock of the house style. */
export const onDesk = (timeZone: string): DateSetting => ({
  timeZone,
  language: 'en',
  hasDayOf24Hours: true,
});

/** That of archives and of the years in addresses, in every language: a reader finds a story by its date. */
const calendar = 'gregory';

/** Plain English uses the British order of day and month, the house style. */
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language);

const dateFormat = remembered(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

const partsOf = (instant: string, setting: DateSetting, options: Intl.DateTimeFormatOptions) => {
  const { timeZone, language } = setting;
  return dateFormat(localeOf(language), { timeZone, calendar, ...options }).format(new Date(instant));
};

/** Between a day and its time. */
const commaIn = (language: string) => (/^(?:ar|fa|ur)\b/.test(language) ? '،' : ',');

/** `24 November 2026`, the calendar day of an ISO 8601 instant in the newsroom's zone. */
export const formatDay = (instant: string, setting: DateSetting): string =>
  partsOf(instant, setting, { day: 'numeric', month: 'long', year: 'numeric' });

/** `November 2026` of an ISO 8601 instant in the newsroom's zone. */
export const formatMonth = (instant: string, setting: DateSetting): string =>
  partsOf(instant, setting, { month: 'long', year: 'numeric' });

/** `November`. */
export const formatMonthName = (instant: string, setting: DateSetting): string =>
  partsOf(instant, setting, { month: 'long' });

/** `2:33 pm` without the zone, for a page that names the zone once. */
const formatTime = (instant: string, setting: DateSetting): string =>
  partsOf(instant, setting, { hour: 'numeric', minute: '2-digit', ...clockOf(setting) });

/** British English has 24 hours by default; the house style has 12. Other languages have their own. */
const clockOf = ({ language, hasDayOf24Hours }: DateSetting): Intl.DateTimeFormatOptions => {
  if (hasDayOf24Hours) return { hour: '2-digit', hourCycle: 'h23' };
  return language.startsWith('en') ? { hour12: true } : {};
};

/** `GMT`, `BST`, or an offset where the zone has no short name in that language. */
const formatZone = (instant: string, { timeZone, language }: DateSetting): string =>
  dateFormat(localeOf(language), { timeZone, timeZoneName: 'short', hour: 'numeric' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace(noOffset, '')
    .trim() ?? timeZone;

/** `+0`, with its marks of direction: in London it stands beside `GMT` in most languages, and in English before 1972. */
const noOffset = /\u200e?\+[0۰](?![\d۰-۹:])\u200e?/u;

/** `2:33 pm GMT`, where the day stands beside it. */
export const formatClock = (instant: string, setting: DateSetting): string =>
  `${formatTime(instant, setting)} ${formatZone(instant, setting)}`;

/**
 * `24 November 2026, 2:33 pm GMT`: unambiguous anywhere.
 *
 * @param instant ISO 8601.
 */
export const formatInstant = (instant: string, setting: DateSetting): string =>
  `${formatDay(instant, setting)}${commaIn(setting.language)} ${formatClock(instant, setting)}`;

/** `24 Nov`, with the year if it differs from that of `now`. */
export const formatShortDay = (instant: string, now: string, setting: DateSetting): string => {
  const year = (at: string): string => partsOf(at, setting, { year: 'numeric' });
  return partsOf(instant, setting, {
    day: 'numeric',
    month: 'short',
    ...(year(instant) === year(now) ? {} : { year: 'numeric' }),
  });
};

/** `24 Nov, 2:33 pm GMT`, with the year if it differs from that of `now`. Short form for schedules. */
export const formatAppointment = (instant: string, now: string, setting: DateSetting): string =>
  `${formatShortDay(instant, now, setting)}${commaIn(setting.language)} ${formatClock(instant, setting)}`;

const weekdayMs = 6 * 86_400_000;

/** `Fri 2:33 pm GMT`, or `24 Nov, 2:33 pm GMT` from six days on, when the weekday may be the wrong one. For buttons. */
export const formatComing = (instant: string, now: string, setting: DateSetting): string => {
  if (Date.parse(instant) - Date.parse(now) >= weekdayMs) return formatAppointment(instant, now, setting);
  const weekday = partsOf(instant, setting, { weekday: 'short' });
  return `${weekday} ${formatTime(instant, setting)} ${formatZone(instant, setting)}`;
};

/**
 * `24 Nov`, or `2:33 pm` if on the same newsroom day as `now`, or `24 Nov 2025` if in another year. Short form for the
 * latest stories.
 */
export const formatRecent = (instant: string, now: string, setting: DateSetting): string =>
  formatDay(instant, setting) === formatDay(now, setting)
    ? formatTime(instant, setting)
    : formatShortDay(instant, now, setting);

/** `Wednesday 25 November 2026`: the folio line under the nameplate. */
export const formatFolio = (instant: string, setting: DateSetting): string => {
  // The order of Intl is wrong in Persian, and has a comma in English.
  if (/^(?:en|fa)\b/.test(setting.language))
    return `${partsOf(instant, setting, { weekday: 'long' })} ${formatDay(instant, setting)}`;
  return partsOf(instant, setting, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
};
