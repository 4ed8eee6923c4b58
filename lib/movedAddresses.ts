import { articlePath, pagePath, personPath, sectionPath, topicPath } from './addresses.ts';

/** A document with its own page, before or after a change. Only the slug matters. */
type Addressed = { _type: string; slug?: unknown; [field: string]: unknown };

const paths = new Map([
  ['article', articlePath],
  ['page', pagePath],
  ['person', personPath],
  ['section', sectionPath],
  ['topic', topicPath],
]);

/** The path of a document's page, or null if it has none. */
export const findPath = ({ _type, slug }: Addressed): string | null => {
  const current = typeof slug === 'object' && slug !== null && 'current' in slug ? slug.current : null;
  return typeof current === 'string' && current !== '' ? (paths.get(_type)?.(current) ?? null) : null;
};

/** Returns the new path of a page, or null if it did not move. */
export const findMove = (before: Addressed, after: Addressed): { from: string; to: string } | null => {
  const from = findPath(before);
  const to = findPath(after);
  return from && to && from !== to ? { from, to } : null;
};

/**
 * Returns true for WordPress's own address of a post or page by its number, such as `/?p=7`: the only old addresses that
 * their query tells apart.
 */
export const isNumberedAddress = (text: string): boolean => numberedAddress.test(text);

/** In the folder of WordPress, if it has one. */
const numberedAddress = /^\/(?:[\w~-][\w.~-]*\/){0,4}\?(?:p|page_id)=[1-9]\d{0,9}$/;

/**
 * The numbered address in the address of a request, such as `/?p=7` for `/?utm_source=x&p=7` and `/index.php?p=7`. Null
 * for all others, and for one with two numbers. Nothing is decoded, so that caches in front can tell these requests apart
 * by their text.
 */
export const findNumberedAddress = (url: string): string | null => {
  const mark = url.indexOf('?');
  if (mark < 0) return null;
  const folder = url.slice(0, mark).replace(/\/index\.php$/, '/');
  const numbers = url
    .slice(mark + 1)
    .split('&')
    .filter(isNumber);
  const [number] = numbers;
  const address = `${folder}?${number}`;
  return numbers.length === 1 && isNumberedAddress(address) ? address : null;
};

const isNumber = (parameter: string): boolean => /^(?:p|page_id)=/.test(parameter);
