import type { Shapes } from './Shapes.ts';

type Document = { _type: string; [field: string]: unknown };

/**
 * Returns why a document breaks the schema, or null. Only new problems count: a document published before a rule
 * existed can still be corrected.
 *
 * @param before the published version, or null.
 */
export const shapeProblem = (shapes: Shapes, before: Document | null, after: Document): string | null => {
  const found = shapes.problemsOf(after);
  if (found.size === 0) return null;
  const left = before ? shapes.problemsOf(before) : null;
  const added = [...found].filter(([kind, { count }]) => count > (left?.get(kind)?.count ?? 0));
  const [first, ...more] = added.map(([, problem]) => problem.first);
  if (!first) return null;
  const others =
    more.length > 0 ? ` There are more problems in ${listOf(more.map(({ path }) => path))}.` : '';
  return `“${first.path}” ${first.wants}. Correct it before you publish.${others}`;
};

const maxListed = 5;

const listOf = (paths: string[]): string =>
  paths.length > maxListed ? `${paths.slice(0, maxListed).join(', ')} …` : paths.join(', ');
