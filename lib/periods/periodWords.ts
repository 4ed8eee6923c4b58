import { formatDay, formatMonth, formatMonthName } from '../dates/newsroomDate.ts';
import type { Period } from './Period.ts';

const midday = ({ year, month, day }: Period): string =>
  new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1, 12)).toISOString();

/** `2026`, `November 2026` or `26 November 2026`. */
export const periodWords = (period: Period, language: string): string => {
  const setting = { timeZone: 'UTC', language };
  if (period.month === null) return String(period.year);
  return (period.day === null ? formatMonth : formatDay)(midday(period), setting);
};

/** A period within the one that contains it: `2026`, `November` or `26`. */
export const partWords = (period: Period, language: string): string => {
  if (period.month === null) return String(period.year);
  return period.day === null
    ? formatMonthName(midday(period), { timeZone: 'UTC', language })
    : String(period.day);
};

/** `Stories of November 2026`, or `Tech: November 2026`. @param subject null for the whole paper. */
export const periodTitle = (words: string, subject: string | null): string =>
  subject ? `${subject}: ${words}` : `Stories of ${words}`;
