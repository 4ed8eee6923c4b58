import { plainText } from '../text/plainText.ts';
import type { LiveEntry } from './LiveCoverage.ts';

const maxCharacters = 200;

/** The beginning of an entry, for cards and search results. */
export const entryWords = ({ body }: Pick<LiveEntry, 'body'>): string => {
  const words = plainText(body).replaceAll(/\s+/gu, ' ').trim();
  return words.length > maxCharacters
    ? `${words.slice(0, maxCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
    : words;
};
