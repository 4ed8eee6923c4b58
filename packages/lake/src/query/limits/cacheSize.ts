const charactersOfNode = 50;

/**
 * About what a parsed query and the function made of it take of the memory, in nodes of the tree. A node takes some
 * 400 bytes, and two characters may make one.
 *
 * @param text that it is known by.
 */
export const cacheSizeOf = (tree: unknown, text: string): number =>
  objectsIn(tree) + Math.ceil(text.length / charactersOfNode);

const objectsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 1;
  for (const inner of Object.values(value)) count += objectsIn(inner);
  return count;
};

/** Some 60 MB: strangers may send what is kept, and a lake has little more than five times as much. */
export const maxCacheSize = 150_000;
