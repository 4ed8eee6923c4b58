import { absolute } from '../addresses.ts';

/** A validity of at most a year is recommended. Whole months, so that the text changes once a month. */
const validMonths = 7;

/**
 * The text of `/.well-known/security.txt`.
 *
 * @param contact an https or mailto address.
 * @param now ISO 8601.
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export const securityTxt = (
  contact: string,
  { siteUrl, language, now }: { siteUrl: string; language: string; now: string },
): string => {
  const date = new Date(now);
  const expires = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + validMonths, 1));
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${language}`,
    `Canonical: ${absolute('/.well-known/security.txt', siteUrl)}`,
    '',
  ].join('\n');
};
