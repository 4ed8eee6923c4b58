import type { RelatedTo } from '../../ArchivedStory.ts';
import type { SetParts } from './SetParts.ts';

/**
 * Gives other stories of the archive their places in the text.
 *
 * @param told the stories that the format names. As exports of stories here write them, a link leads to each.
 * @returns the key of each story by that of its block.
 */
export const placeRelated = (
  document: Document,
  parts: SetParts,
  { newKey, told }: { newKey: () => string; told: RelatedTo[] },
): ReadonlyMap<string, string> => {
  const related = new Map<string, string>();
  const place = (element: Element, key: string): void => {
    const _key = newKey();
    related.set(_key, key);
    parts.put(element, { _type: 'relatedStory', _key }, document);
  };
  for (const element of document.querySelectorAll('archive-related[data-key]'))
    place(element, element.getAttribute('data-key') ?? '');
  const byAddress = new Map(told.map(({ key }) => [key.slice(key.indexOf(' ') + 1), key]));
  for (const element of document.querySelectorAll('.related')) {
    const [link, ...more] = element.querySelectorAll('a[href]');
    const key = byAddress.get(link?.getAttribute('href') ?? '');
    const isAlone = more.length === 0 && element.textContent?.trim() === link?.textContent?.trim();
    if (key !== undefined && isAlone) place(element, key);
  }
  return related;
};
