import { strongReferencesIn } from './referencesIn.ts';

/**
 * Why a document may not be published or put into a release, or null: it has a new strong reference to a draft or a copy.
 * Whoever may discard that one would decide when the document goes live.
 *
 * @param before what was published or in the release. Its references stay.
 */
export const privateReferenceProblem = (before: unknown, after: unknown): string | null => {
  const known = strongReferencesIn(before);
  const target = [...strongReferencesIn(after)].find((id) => id.includes('.') && !known.has(id));
  return target === undefined
    ? null
    : `This refers to “${target}”, which is no published document. Refer to the published one, by its id without a dot, or take the reference out.`;
};
