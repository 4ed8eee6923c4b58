import type { Proposal, SanityDocument } from 'local-lake/policy';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { publishedId } from '../changes.ts';

/** The version of a release that a commit publishes, so that nobody reviews it at that time; null for none. */
export const releasedCopy = (id: string, { changes }: Proposal): SanityDocument | null =>
  changes.find(
    (change) =>
      releaseIn(change.id) !== null && publishedId(change.id) === id && change.before && !change.after,
  )?.before ?? null;
