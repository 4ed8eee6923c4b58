import { isTimeZone } from './formats.ts';

/** An IANA zone as it is stored and unvalidated, or UTC: an unreadable one would throw where a time is told. */
export const zoneOrUtc = (zone: unknown): string =>
  typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';

/** The publication's IANA zone, in which reasons tell times. @param site its settings, as stored and unvalidated. */
export const newsroomZone = (site: Readonly<Record<string, unknown>> | null | undefined): string =>
  zoneOrUtc(site?.timeZone);
