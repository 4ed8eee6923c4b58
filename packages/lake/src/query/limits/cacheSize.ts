/** A node takes about 400 bytes, as much as this many characters of a key. */
const charactersPerNode = 50;

/**
 * The approximate memory of a compiled query, in nodes of its tree. Two characters of a query may make one node.
 *
 * @param text the key of the cache entry.
 */
export const cacheSizeOf = (tree: unknown, text: string): number =>
  objectsIn(tree) + Math.ceil(text.length / charactersPerNode);

const objectsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 1;
  for (const inner of Object.values(value)) count += objectsIn(inner);
  return count;
};

/** About 60 MB. Anonymous clients can fill the cache, and a lake has little more than 300 MB. */
export const maxCacheSize = 150_000;
