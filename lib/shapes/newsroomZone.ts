import { isTimeZone } from './formats.ts';

/** The publication's IANA zone, in which reasons tell times. @param site its settings, as stored and unvalidated. */
export const newsroomZone = (site: Readonly<Record<string, unknown>> | null | undefined): string =>
  typeof site?.timeZone === 'string' && isTimeZone(site.timeZone) ? site.timeZone : 'UTC';
