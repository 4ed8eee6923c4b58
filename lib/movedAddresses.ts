import { articlePath, pagePath, personPath, sectionPath, topicPath } from './addresses.ts';

/** A document with a page of its own, as it was or as it is: only the slug matters. */
type Addressed = { _type: string; slug?: unknown; [field: string]: unknown };

const paths = new Map([
  ['article', articlePath],
  ['page', pagePath],
  ['person', personPath],
  ['section', sectionPath],
  ['topic', topicPath],
]);

/** Where readers find a document; null where it has no page. */
export const findPath = ({ _type, slug }: Addressed): string | null => {
  const current = typeof slug === 'object' && slug !== null && 'current' in slug ? slug.current : null;
  return typeof current === 'string' && current !== '' ? (paths.get(_type)?.(current) ?? null) : null;
};

/** Where a page that readers had has moved to, or null when it stays where it was. */
export const findMove = (before: Addressed, after: Addressed): { from: string; to: string } | null => {
  const from = findPath(before);
  const to = findPath(after);
  return from && to && from !== to ? { from, to } : null;
};
