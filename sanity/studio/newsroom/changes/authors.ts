import type { MutationEvent } from '@sanity/client';

/** One change of a document that a listener heard of. A revision is null where there is no document, undefined if unknown. */
export type HeardChange = {
  id: string;
  before: string | null | undefined;
  after: string | null | undefined;
  author: string;
};

/** A document and two of its revisions: the one that was read, and the present one. */
export type Span = { id: string; from: string | null; to: string | null };

type Heard = Pick<MutationEvent, 'documentId' | 'identity' | 'transition' | 'previousRev' | 'resultRev'>;

export const heardChange = (event: Heard): HeardChange => ({
  id: event.documentId,
  before: event.previousRev ?? (event.transition === 'appear' ? null : undefined),
  after: event.transition === 'disappear' ? null : event.resultRev,
  author: event.identity,
});

/**
 * The ids of all who changed the documents between the two revisions of each, or null if that is not known: a listener
 * misses what happened before it began and while it was cut off.
 */
export const findAuthors = (heard: readonly HeardChange[], spans: readonly Span[]): string[] | null => {
  const authors = new Set<string>();
  for (const { id, from, to } of spans) {
    const changes = heard.filter((change) => change.id === id);
    let at: HeardChange['before'] = to;
    // Back from the present revision: each change must be the one that made the next one's text.
    while (at !== from) {
      const change = changes.pop();
      if (!change) return null;
      if (change.after !== at) continue;
      authors.add(change.author);
      at = change.before;
    }
  }
  return [...authors];
};

/** @param name of the first of them, or null if it is unknown. */
export const nameOfAuthors = (authors: string[] | null, name: string | null): string | null =>
  authors && authors.length > 1 ? 'Several people' : authors?.length === 1 ? name : null;
