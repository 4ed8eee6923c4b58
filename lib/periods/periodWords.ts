import { formatDay, formatMonth, formatMonthName } from '../dates/newsroomDate.ts';
import type { Words } from '../words/wordsOf.ts';
import type { Period } from './Period.ts';
import type { PeriodList, Subject } from './PeriodList.ts';

const midday = ({ year, month, day }: Period): string =>
  new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1, 12)).toISOString();

const settingOf = (language: string) => ({ timeZone: 'UTC', language });

const numberIn = (language: string, value: number): string =>
  new Intl.NumberFormat(language, { useGrouping: false }).format(value);

/** `2026`, `November 2026` or `26 November 2026`. */
export const periodWords = (period: Period, language: string): string => {
  const setting = settingOf(language);
  if (period.month === null) return numberIn(language, period.year);
  return (period.day === null ? formatMonth : formatDay)(midday(period), setting);
};

/** A period within the one that contains it: `2026`, `November` or `26`. */
export const partWords = (period: Period, language: string): string => {
  if (period.month === null) return numberIn(language, period.year);
  return period.day === null
    ? formatMonthName(midday(period), settingOf(language))
    : numberIn(language, period.day);
};

type Titled = Pick<PeriodList, 'subject' | 'period' | 'page'>;

/** `Stories of November 2026`, `Tech: November 2026`, or of the second page of a day `Stories of 26 November 2026 (2)`. */
export const periodTitle = ({ subject, period, page }: Titled, language: string, words: Words): string => {
  const mark = page > 1 ? ` (${numberIn(language, page)})` : '';
  const named = `${periodWords(period, language)}${mark}`;
  return subject.path === '/'
    ? words('lists.storiesOf', { period: named })
    : words('lists.subjectPeriod', { subject: subject.title, period: named });
};

/** `Archive`, or `Tech: archive`. */
export const archiveTitle = ({ title, path }: Subject, words: Words): string =>
  path === '/' ? words('page.archive') : words('lists.archiveOf', { title });
