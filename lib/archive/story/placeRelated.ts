import type { SetParts } from './SetParts.ts';

/** Gives other stories of the archive their places in the text. @returns the key of each story by that of its block. */
export const placeRelated = (
  document: Document,
  parts: SetParts,
  newKey: () => string,
): ReadonlyMap<string, string> => {
  const related = new Map<string, string>();
  for (const element of document.querySelectorAll('archive-related[data-key]')) {
    const _key = newKey();
    related.set(_key, element.getAttribute('data-key') ?? '');
    parts.put(element, { _type: 'relatedStory', _key }, document);
  }
  return related;
};
