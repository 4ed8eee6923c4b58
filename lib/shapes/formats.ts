import { isOwnAddress } from '../addresses.ts';
import type { Formats } from './SchemaType.ts';

/** The site takes no longer one. */
const maxSlugLength = 900;

/** Whether a text is the last part of a page's address. */
export const isSlug = (text: string): boolean =>
  text.length <= maxSlugLength && /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(text);

/** Whether a text names a page of this site by its path alone. */
export const isPath = (text: string): boolean => /^\/[^\s?#]*$/u.test(text) && isOwnAddress(text);

const timeZones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** Whether the IANA list has a time zone of this name. */
export const isTimeZone = (text: string): boolean => timeZones.has(text);

const path = { isGood: isPath, wants: 'has to be a path such as /articles/old-address' };

/** What the schema states in code, so that no extract of it says so. */
export const formats: Formats = {
  'site.timeZone': {
    isGood: isTimeZone,
    wants: 'has to be a name from the IANA list, such as Europe/London',
  },
  'redirect.from': path,
  'redirect.to': path,
};
