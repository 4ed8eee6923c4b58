/**
 * The index of each key in a list. A key that is there twice has null. Made once: a search of the list for each note takes
 * quadratic time.
 */
export const indexesOfUnique = <Key>(keys: Key[]): Map<Key, number | null> => {
  const indexes = new Map<Key, number | null>();
  for (const [index, key] of keys.entries()) indexes.set(key, indexes.has(key) ? null : index);
  return indexes;
};
