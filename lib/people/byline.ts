/** The byline of a story. */
export type Author = { name: string; slug: string | null; role: string | null };

/** The line for a story without authors. It is never empty. */
export type Byline<A extends Author = Author> =
  | { kind: 'named'; authors: A[] }
  | { kind: 'none'; line: string };

/** The default if the site has no line of its own. */
const defaultNoBylineLine = 'By our staff. This story carries no byline to protect those who worked on it.';

export const bylineOf = <A extends Author>(authors: A[], noBylineLine: string | null): Byline<A> =>
  authors.length > 0
    ? { kind: 'named', authors }
    : { kind: 'none', line: noBylineLine ?? defaultNoBylineLine };

/** Joins names in the language's own way: `Harry Davies, Yuval Abraham and Ann Other`. */
export const listNames = (names: string[], language = 'en'): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(names);
