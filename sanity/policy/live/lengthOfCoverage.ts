import type { Proposal, SanityDocument } from 'local-lake/policy';
import { lengthOfEntry } from '../../../lib/live/liveEntryProblem.ts';
import { isPublic, ofType, referenceOf } from '../changes.ts';

const publishedEntries = '*[_type == "liveEntry" && story._ref == $id && _id in path("*")]';

/** The length of all published entries of a story, before and after the commit. It reads each of them. */
export const lengthOfCoverage = (
  storyId: string,
  { ask, changes }: Proposal,
): { before: number; after: number } => {
  const lengthOf = (document: SanityDocument | null): number => {
    const entry = ofType(document, 'liveEntry');
    return entry && referenceOf(entry, 'story') === storyId ? lengthOfEntry(entry) : 0;
  };
  const before = (ask(publishedEntries, { id: storyId }) as SanityDocument[]).reduce(
    (length, entry) => length + lengthOfEntry(entry),
    0,
  );
  const grown = changes
    .filter(isPublic)
    .reduce((length, change) => length + lengthOf(change.after) - lengthOf(change.before), 0);
  return { before, after: before + grown };
};
