import { remembered } from '../remembered.ts';

/** The byline of a story. */
export type Author = { name: string; slug: string | null; role: string | null };

/** For a story without authors, the line of the newsroom; null for the usual one, `story.noByline`. */
export type Byline<A extends Author = Author> =
  | { kind: 'named'; authors: A[] }
  | { kind: 'none'; line: string | null };

export const bylineOf = <A extends Author>(authors: A[], noBylineLine: string | null): Byline<A> =>
  authors.length > 0 ? { kind: 'named', authors } : { kind: 'none', line: noBylineLine };

const listIn = remembered(
  (language: string) => new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }),
);

/** Joins names in the language's own way: `Harry Davies, Yuval Abraham and Ann Other`. */
export const listNames = (names: string[], language: string): string => listIn(language).format(names);

/** Items, each with the words that stand between the name before and its own, as `listNames` has them. */
export const listNamed = <Item>(
  items: Item[],
  nameOf: (item: Item) => string,
  language: string,
): { before: string; item: Item }[] => {
  const parts = listIn(language).formatToParts(items.map(nameOf));
  return items.map((item, index) => ({ item, before: parts[2 * index - 1]?.value ?? '' }));
};
