import type { SanityClient } from '@sanity/client';
import { getDraftId } from '@sanity/client/csm';
import { scheduleFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { listSchedules } from '../requests/scheduleRequest.ts';
import { outcomeOf } from './outcomeOf.ts';

/** `_id` is the published id, `_rev` the revision of the draft. */
export type PlannedStory = { _id: string; _rev: string; scheduledFor: string };

const unchangedDraft = /* groq */ '*[_id == $draftId && _rev == $revision]';

/**
 * Writes the outcome of a schedule whose time has passed to the story's draft. Several Studios do so at the same moment:
 * a draft that another one has written no longer matches the query. A condition on the revision would be an HTTP error.
 */
export const settleSchedule = async (
  client: SanityClient,
  { _id, _rev, scheduledFor }: PlannedStory,
): Promise<void> => {
  const [schedules, published] = await Promise.all([listSchedules(client, _id), client.getDocument(_id)]);
  const outcome = outcomeOf(scheduledFor, published !== undefined, schedules);
  if (outcome.kind === 'open') return;
  const patch = client.patch({
    query: unchangedDraft,
    params: { draftId: getDraftId(_id), revision: _rev },
  });
  await (outcome.kind === 'missed'
    ? patch.set({ missedBecause: outcome.reason })
    : patch.unset([...scheduleFields])
  ).commit();
};
