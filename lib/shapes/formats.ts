import { isOwnAddress } from '../addresses.ts';
import { isNumberedAddress } from '../movedAddresses.ts';

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
