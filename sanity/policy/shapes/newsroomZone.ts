import type { SanityDocument } from 'local-lake/policy';
import { isTimeZone } from '../../../lib/shapes/formats.ts';

/** The publication's IANA zone, in which reasons tell times. */
export const newsroomZone = (site: SanityDocument | null): string =>
  typeof site?.timeZone === 'string' && isTimeZone(site.timeZone) ? site.timeZone : 'UTC';
