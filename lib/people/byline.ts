/** Who a story is by, as a page needs it. */
export type Author = { name: string; slug: string | null; role: string | null };

/** A story without a byline carries the house's line for that, never a blank. */
export type Byline<A extends Author = Author> =
  | { kind: 'named'; authors: A[] }
  | { kind: 'none'; line: string };

/** Said when the site has not worded its own line. */
const defaultNoBylineLine = 'By our staff. This story carries no byline to protect those who worked on it.';

export const bylineOf = <A extends Author>(authors: A[], noBylineLine: string | null): Byline<A> =>
  authors.length > 0
    ? { kind: 'named', authors }
    : { kind: 'none', line: noBylineLine ?? defaultNoBylineLine };

/** `Harry Davies, Yuval Abraham and Ann Other`: names in a sentence, in the language's own way. */
export const listNames = (names: string[], language = 'en'): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(names);
