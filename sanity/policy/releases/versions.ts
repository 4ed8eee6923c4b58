import type { Proposal } from 'local-lake/policy';
import { publishedId } from '../changes.ts';

/** The release of a version, or null for other documents. */
export const releaseIn = (id: string): string | null => /^versions\.([^.]+)\./.exec(id)?.[1] ?? null;

/** Returns true if a commit publishes the version of a release, so that nobody reviews it at that time. */
export const isReleased = (id: string, { changes }: Proposal): boolean =>
  changes.some(
    (change) =>
      releaseIn(change.id) !== null &&
      publishedId(change.id) === id &&
      change.before !== null &&
      !change.after,
  );
