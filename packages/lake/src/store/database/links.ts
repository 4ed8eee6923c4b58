/**
 * A reference from one document to another. A strong reference prevents the deletion of its target. A reference to
 * another dataset is always weak, and its `target` comes from `foreignTarget`.
 */
export type Link = { target: string; isStrong: boolean };

/** Deeper documents are rejected, because walking them could overflow the stack. */
export const maxDepth = 100;

type Found = { links: Map<string, boolean>; depth: number; values: number };

const walk = (value: unknown, depth: number, found: Found): void => {
  found.values += 1;
  if (typeof value !== 'object' || value === null) return;
  if (depth > found.depth) found.depth = depth;
  if (depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, depth + 1, found);
    return;
  }
  const fields = value as Record<string, unknown>;
  if (typeof fields._ref === 'string' && !isGlobal(fields._ref)) noteReference(fields._ref, fields, found);
  for (const key in fields) walk(fields[key], depth + 1, found);
};

const noteReference = (target: string, { _weak, ...fields }: Record<string, unknown>, { links }: Found) => {
  const isForeign = '_dataset' in fields;
  const name = isForeign ? foreignTarget(String(fields._projectId), String(fields._dataset), target) : target;
  links.set(name, (!isForeign && _weak !== true) || links.get(name) === true);
};

/** The link target for a document of another dataset. It differs from all ids, because ids contain no colon. */
export const foreignTarget = (project: string, dataset: string, id: string): string =>
  `${project}.${dataset}:${id}`;

/** Global references (`media-library:…`, `dataset:…`) point outside the dataset. */
const isGlobal = (target: string): boolean => target.includes(':');

/** The references in a document, one for each target, and the depth and the number of its values. */
export const inspect = (document: object): { links: Link[]; depth: number; values: number } => {
  const found: Found = { links: new Map(), depth: 0, values: 0 };
  walk(document, 0, found);
  return {
    links: Array.from(found.links, ([target, isStrong]) => ({ target, isStrong })),
    depth: found.depth,
    values: found.values,
  };
};
