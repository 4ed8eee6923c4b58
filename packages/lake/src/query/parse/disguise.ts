import { replaceSyntax } from './strings.ts';

/**
 * groq-js does not know the constructors `geo()` and `pt()` nor `sanity::partOfVariant()`, and takes what follows the
 * group of `in (…)` for a part of the comparison. They go past its parser as calls of a function that it knows and
 * that takes any arguments, and come out as themselves.
 */
const mark = 'disguised:';

const unknownCall = /(?<![\w:])(?:(?:global::)?(geo|pt)|sanity::(partOfVariant))\s*\(/g;
const groupOfIn = /(?<![\w$.:])in\s*\(/g;

/** The query in each disguise that it may need, itself last: a range in a group, `in (1..3)`, is no argument. */
export const disguises = (query: string): string[] => {
  const withCalls = replaceSyntax(
    query,
    unknownCall,
    (_, globalName, name) =>
      `geo::latLng("${mark}${globalName ? 'global' : 'sanity'}::${globalName ?? name}",`,
  );
  const withGroups = replaceSyntax(withCalls, groupOfIn, () => `in geo::latLng("${mark}in",`);
  return Array.from(new Set([withGroups, withCalls, query]));
};

/** The tree without disguises. */
export const reveal = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(reveal);
  if (typeof node !== 'object' || node === null) return node;
  if ('type' in node && node.type === 'Value') return node;
  const shown = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, reveal(value)]));
  const name = disguisedName(shown);
  if (name === null) return shown;
  const args = (shown.args as unknown[]).slice(1);
  const [namespace, called] = name.split('::');
  if (called !== undefined) return { ...shown, namespace, name: called, args };
  if (args.length !== 1) throw new Error('"in" takes one array');
  return { type: 'Group', base: args[0] };
};

const disguisedName = ({ type, name, args }: Record<string, unknown>): string | null => {
  if (type !== 'FuncCall' || name !== 'latLng' || !Array.isArray(args)) return null;
  const value: unknown = args[0]?.value;
  return typeof value === 'string' && value.startsWith(mark) ? value.slice(mark.length) : null;
};
