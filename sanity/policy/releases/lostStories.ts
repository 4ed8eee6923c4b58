import type { Companion, DocumentChange, Proposal } from 'local-lake/policy';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { lostStoryError } from '../../../lib/releases/lostStory.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { asText, isPublic, versionsOf } from '../changes.ts';

const entriesOf = '*[_type == "liveEntry" && story._ref == $id && _id in path("versions.**")]._id';
const correctionsOf = '*[_type == "correction" && article._ref == $id && _id in path("versions.**")]._id';

/**
 * The server's patches for scheduled releases. A story or entry leaves the site at once, whoever needs it. A release whose
 * copy belongs or leads to it could not go live: it is unscheduled, with the reason, before its hour.
 */
export const unscheduleLostStories = (proposal: Proposal): Companion[] => {
  const lost = new Map<string, Companion>();
  for (const change of proposal.changes) {
    if (!isPublic(change) || change.after || !asText(change.before)) continue;
    for (const copy of copiesWith(change, proposal)) {
      const release = proposal.get(`_.releases.${releaseIn(copy)}`);
      if (release?.state !== 'scheduled' || !proposal.get(copy) || lost.has(release._id)) continue;
      lost.set(release._id, unschedule(release, change, proposal, copy));
    }
  }
  return [...lost.values()];
};

/** The copies in releases that belong to a story or entry, or refer to it so that they are not published without it. */
const copiesWith = ({ id }: DocumentChange, { ask, listReferrers }: Proposal): string[] =>
  [
    ...[versionsOf, entriesOf, correctionsOf].flatMap((query) => ask(query, { id }) as string[]),
    ...listReferrers(id),
  ].filter((one) => releaseIn(one) !== null);

const unschedule = (
  { _id, publishAt, scheduledBy }: Record<string, unknown> & { _id: string },
  { id, before }: DocumentChange,
  { get, at }: Proposal,
  copy: string,
): Companion => ({
  patch: {
    id: _id,
    set: {
      state: 'active',
      error: lostStoryError({
        story: titleOf(before) ?? id,
        copy: titleOf(get(copy)) ?? copy,
        publishAt,
        scheduledBy,
        at,
      }),
    },
    unset: ['publishAt', 'scheduledBy'],
  },
});
