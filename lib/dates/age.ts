import { remembered } from '../remembered.ts';
import type { DateSetting } from './newsroomDate.ts';

const dayMs = 86_400_000;

/** Each unit with its length, and the days from which it is used. */
const units = [
  { unit: 'year', days: 365.25, from: 730 },
  { unit: 'month', days: 30.4, from: 61 },
  { unit: 'week', days: 7, from: 14 },
  { unit: 'day', days: 1, from: 1 },
] as const;

/** From this age on, a story says how old it is: readers arrive by links and searches. */
const oldDays = 365;

/** Whether an instant is a year ago or more. Both are ISO 8601. */
export const isYearOld = (instant: string, now: string): boolean =>
  Date.parse(now) - Date.parse(instant) >= oldDays * dayMs;

const ageFormat = remembered((language: string) => new Intl.RelativeTimeFormat(language));

/**
 * `3 days ago`, in the language of the publication. Null for less than a day.
 *
 * @param instant ISO 8601.
 * @param now ISO 8601.
 */
export const formatAge = (instant: string, now: string, { language }: DateSetting): string | null => {
  const age = (Date.parse(now) - Date.parse(instant)) / dayMs;
  const found = units.find(({ from }) => age >= from);
  if (!found) return null;
  return ageFormat(language).format(-Math.floor(age / found.days), found.unit);
};
