import type { Cancellation, Companion, DocumentChange, Proposal } from 'local-lake/policy';
import { lostStoryReason } from '../../../lib/references/lostStoryReason.ts';
import { titleOf } from '../../../lib/references/titleOf.ts';
import { lostStoryError } from '../../../lib/releases/lostStory.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { asText, isPublic, publishedId, versionsOf } from '../changes.ts';

const entriesOf = '*[_type == "liveEntry" && story._ref == $id && _id in path("versions.**")]._id';
const correctionsOf = '*[_type == "correction" && article._ref == $id && _id in path("versions.**")]._id';
const draftedCorrectionsOf =
  '*[_type == "correction" && article._ref == $id && _id in path("drafts.**")]._id';

/**
 * The server's patches for scheduled releases. A story or entry leaves the site at once, whoever needs it. A release whose
 * copy belongs or leads to it could not go live: it is unscheduled, with the reason, before its hour.
 */
export const unscheduleLostStories = (proposal: Proposal): Companion[] => {
  const lost = new Map<string, Companion>();
  for (const change of takenOff(proposal)) {
    for (const copy of copiesWith(change, proposal)) {
      const release = proposal.get(`_.releases.${releaseIn(copy)}`);
      if (release?.state !== 'scheduled' || !proposal.get(copy) || lost.has(release._id)) continue;
      lost.set(release._id, unschedule(release, change, proposal, copy));
    }
  }
  return [...lost.values()];
};

/**
 * The schedules of single drafts that the server takes off: a draft that corrects or leads to a story which leaves the site
 * could not go live. Its writer hears so at once, and not at its hour.
 */
export const cancelLostStories = (proposal: Proposal): Cancellation[] => {
  const { ask, get, listReferrers, findSchedule } = proposal;
  return takenOff(proposal).flatMap(({ id, before }) => {
    const drafts = [...(ask(draftedCorrectionsOf, { id }) as string[]), ...listReferrers(id)];
    return [...new Set(drafts)].flatMap((one) => {
      const draft = one.startsWith('drafts.') ? get(one) : null;
      const published = publishedId(one);
      if (!draft || published === id || !findSchedule(published)) return [];
      const because = lostStoryReason({
        story: titleOf(before) ?? id,
        draft: titleOf(draft),
        isCorrection: draft._type === 'correction',
      });
      return [{ cancelSchedule: { publishedId: published, because } }];
    });
  });
};

/** The stories and entries that a commit takes off the site. */
const takenOff = ({ changes }: Proposal): DocumentChange[] =>
  changes.filter((change) => isPublic(change) && !change.after && asText(change.before));

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
