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
