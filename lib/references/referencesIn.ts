type Fields = Record<string, unknown>;

/** Not recursive, because clients choose the depth. */
const collect = (content: unknown, isWanted: (reference: Fields) => boolean): Set<string> => {
  const found = new Set<string>();
  const waiting = [content];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const fields = value as Fields;
    if (typeof fields._ref === 'string' && isWanted(fields)) found.add(fields._ref);
    for (const inner of Object.values(fields)) waiting.push(inner);
  }
  return found;
};

/** The ids that a value refers to. */
export const referencesIn = (content: unknown): Set<string> => collect(content, () => true);

/** The ids of the documents that cannot be deleted while the value refers to them. */
export const strongReferencesIn = (content: unknown): Set<string> =>
  collect(content, (reference) => reference._weak !== true && !('_dataset' in reference));
