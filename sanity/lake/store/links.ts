/** A reference from one document to another of the same dataset. A strong one keeps its target from being deleted. */
export type Link = { target: string; isStrong: boolean };

/** Deeper documents are refused: walking them would exhaust the stack. */
export const maxDepth = 100;

type Found = { links: Map<string, boolean>; depth: number };

const walk = (value: unknown, depth: number, found: Found): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth > found.depth) found.depth = depth;
  if (depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, depth + 1, found);
    return;
  }
  const fields = value as Record<string, unknown>;
  if (typeof fields._ref === 'string' && !('_dataset' in fields) && !isGlobal(fields._ref)) {
    const isStrong = fields._weak !== true;
    found.links.set(fields._ref, isStrong || found.links.get(fields._ref) === true);
  }
  for (const key in fields) walk(fields[key], depth + 1, found);
};

/** Global references (`media-library:…`, `dataset:…`) point outside the dataset. */
const isGlobal = (target: string): boolean => target.includes(':');

/** The references in a document, one a target, and how deep its values go. */
export const inspect = (document: object): { links: Link[]; depth: number } => {
  const found: Found = { links: new Map(), depth: 0 };
  walk(document, 0, found);
  return {
    links: Array.from(found.links, ([target, isStrong]) => ({ target, isStrong })),
    depth: found.depth,
  };
};
