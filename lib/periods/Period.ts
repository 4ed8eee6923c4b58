/** A year, month or day of the calendar in the newsroom's zone. `month` and `day` start at 1; null for the whole. */
export type Period =
  | { year: number; month: null; day: null }
  | { year: number; month: number; day: null }
  | { year: number; month: number; day: number };

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The path of a period below a list: `/sections/tech/archive/2026/11`. Without a period, the list's years.
 *
 * @param page of a day, from 1: `/archive/2026/11/26/page/2`.
 */
export const periodPath = (base: string, period: Period | null = null, page = 1): string =>
  [
    `${base === '/' ? '' : base}/archive`,
    ...(period ? [String(period.year)] : []),
    ...(period?.month ? [two(period.month)] : []),
    ...(period?.day ? [two(period.day)] : []),
    ...(page > 1 ? ['page', String(page)] : []),
  ].join('/');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const numberIn = (text: string, pattern: RegExp, max: number): number | null => {
  const number = pattern.test(text) ? Number(text) : 0;
  return number >= 1 && number <= max ? number : null;
};

/**
 * Parses the end of a path, such as `['2026', '11', '26']`. Null if it is no date: each period has exactly one path, so
 * other spellings render nothing.
 */
export const findPeriod = ([yearText, monthText, dayText, ...more]: string[]): Period | null => {
  const year = numberIn(yearText ?? '', /^[12]\d{3}$/, 2999);
  if (year === null || more.length > 0) return null;
  if (monthText === undefined) return { year, month: null, day: null };
  const month = numberIn(monthText, /^\d{2}$/, 12);
  if (month === null) return null;
  if (dayText === undefined) return { year, month, day: null };
  const day = numberIn(dayText, /^\d{2}$/, daysIn(year, month));
  return day === null ? null : { year, month, day };
};

/** A hundred thousand stories in a day. */
const maxPages = 500;

/** Parses the end of a path that may name a page of a day: `['2026', '11', '26', 'page', '2']`. Null if it is no date or no page. */
export const findPeriodPage = (segments: string[]): { period: Period; page: number } | null => {
  const isPage = segments.length === 5 && segments[3] === 'page';
  const period = findPeriod(isPage ? segments.slice(0, 3) : segments);
  if (!period) return null;
  const page = isPage ? numberIn(segments[4] ?? '', /^(?:[2-9]|[1-9]\d+)$/, maxPages) : 1;
  return page === null ? null : { period, page };
};

/** The months of a year, or the days of a month. A day has no parts. */
export const partsOf = ({ year, month, day }: Period): Period[] => {
  if (month === null)
    return Array.from({ length: 12 }, (_, index) => ({ year, month: index + 1, day: null }));
  if (day === null)
    return Array.from({ length: daysIn(year, month) }, (_, index) => ({ year, month, day: index + 1 }));
  return [];
};

/** The period that contains it: a day's month, a month's year. Null for a year. */
export const containing = ({ year, month, day }: Period): Period | null => {
  if (month === null) return null;
  return day === null ? { year, month: null, day: null } : { year, month, day: null };
};
