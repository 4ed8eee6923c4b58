import { parsePage } from '../../../import/html/parsePage.ts';
import { plainTitle } from '../plainTitle.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * A time as views of Drupal show it: seconds since 1970, ISO 8601, `<time datetime>`, or Drupal's own forms in English,
 * “Sat, 05/04/2019 - 14:30” and “Saturday, May 4, 2019 - 14:30”. A wall-clock time without a zone stays one. Null if it is
 * none, or if nothing tells the day from the month.
 */
export const instantOfDrupal = (written: string): string | null => {
  const tag = written.includes('<time') ? parsePage(written).querySelector('time[datetime]') : null;
  const text = tag?.getAttribute('datetime')?.trim() || plainTitle(written);
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1_000).toISOString();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  if (iso) return isDay(iso[1] ?? '') ? `${iso[1]}T${iso[2] ?? '00:00'}:00${iso[3] ?? ''}` : null;
  return shortForm(text) ?? longForm(text);
};

const isDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
};

const weekdayOf = (day: string): string => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** The weekday tells whether the day or the month comes first. */
const shortForm = (text: string): string | null => {
  const [, weekday = '', one = '', other = '', year = '', time = '00:00'] =
    /^([a-z]{3}), (\d{2})\/(\d{2})\/(\d{4})(?: - (\d{2}:\d{2}))?$/i.exec(text) ?? [];
  const days = [`${year}-${one}-${other}`, `${year}-${other}-${one}`].filter(
    (day) => isDay(day) && weekdayOf(day) === weekday.toLowerCase(),
  );
  const [day, second] = days;
  return day !== undefined && (second === undefined || second === day) ? `${day}T${time}:00` : null;
};

const longForm = (text: string): string | null => {
  const [, name = '', date = '', year = '', time = '00:00'] =
    /^(?:[a-z]{3,9}, )?([a-z]{3,9}) (\d{1,2}), (\d{4})(?: - (\d{2}:\d{2}))?$/i.exec(text) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  const day = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return month > 0 && isDay(day) ? `${day}T${time}:00` : null;
};
