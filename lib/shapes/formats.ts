import { isOwnAddress } from '../addresses.ts';
import { isNumberedAddress } from '../movedAddresses.ts';
import type { Formats } from './SchemaType.ts';

/** The site's router rejects longer ones. */
const maxSlugLength = 900;

/** Returns true if a text is a valid slug. */
export const isSlug = (text: string): boolean =>
  text.length <= maxSlugLength && /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(text);

/** Returns true if a text is a path on this site. */
export const isPath = (text: string): boolean => /^\/[^\s?#]*$/u.test(text) && isOwnAddress(text);

/** Returns true if a text is an address that can lead elsewhere: a path, or an address of WordPress such as `/?p=7`. */
export const isOldAddress = (text: string): boolean => isPath(text) || isNumberedAddress(text);

const timeZones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** Returns true if the name is an IANA time zone. */
export const isTimeZone = (text: string): boolean => timeZones.has(text);

const path = { isGood: isPath, wants: 'has to be a path such as /articles/old-address' };

/** The rules that the schema writes as code, which an extract cannot hold. */
export const formats: Formats = {
  'site.timeZone': {
    isGood: isTimeZone,
    wants: 'has to be a name from the IANA list, such as Europe/London',
  },
  'redirect.from': {
    isGood: isOldAddress,
    wants: 'has to be a path such as /articles/old-address, or /?p=7',
  },
  'redirect.to': path,
};
