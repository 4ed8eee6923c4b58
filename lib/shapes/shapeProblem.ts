import type { Shapes } from './Shapes.ts';

type Document = { _type: string; [field: string]: unknown };

/**
 * Why a document cannot be what readers get, by the schema, or null. What was published before the schema said so
 * stays correctable: a change is refused for what it adds, not for what it leaves.
 *
 * @param before what readers have now; null when it is new to them.
 */
export const shapeProblem = (shapes: Shapes, before: Document | null, after: Document): string | null => {
  const found = shapes.problemsOf(after);
  if (found.size === 0) return null;
  const left = before ? shapes.problemsOf(before) : null;
  const added = [...found].filter(([kind, { count }]) => count > (left?.get(kind)?.count ?? 0));
  const [first, ...more] = added.map(([, problem]) => problem.first);
  if (!first) return null;
  const others = more.length > 0 ? ` Likewise ${listOf(more.map(({ path }) => path))}.` : '';
  return `“${first.path}” ${first.wants}: correct it before it is published.${others}`;
};

const mostListed = 5;

const listOf = (paths: string[]): string =>
  paths.length > mostListed ? `${paths.slice(0, mostListed).join(', ')} …` : paths.join(', ');
