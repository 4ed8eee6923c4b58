import { isObject } from '../isObject.ts';

/** The ids of all image assets that a document references, at any place. Not recursive, because clients choose the depth. */
export const assetIdsIn = (document: unknown): Set<string> => {
  const found = new Set<string>();
  const waiting: unknown[] = [document];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isObject(value) && typeof value._ref === 'string' && value._ref.startsWith('image-'))
      found.add(value._ref);
    for (const inner of Object.values(value)) waiting.push(inner);
  }
  return found;
};
