import type { SanityClient } from '@sanity/client';
import { useEffect } from 'react';
import { getDraftId } from 'sanity';
import { scheduleFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { listSchedules } from '../requests/scheduleRequest.ts';
import { outcomeOf } from './outcomeOf.ts';

type PlannedStory = { _id: string; _rev: string; scheduledFor: string };

const plannedStories =
  '*[_type == "article" && defined(scheduledFor) && !defined(missedBecause) && coalesce(_originalId, _id) in path("drafts.**")]{ _id, _rev, scheduledFor }';

const checkIntervalMs = 5_000;
/** A published story's draft disappears within this time. */
const graceMs = 2_000;

/**
 * The server cancels a schedule that fails and stores the reason, but lists do not show it. So each open Studio of
 * a user who may write finds overdue drafts and writes the reason to them.
 */
export const useSettledSchedules = (client: SanityClient, mayWrite: boolean): void => {
  const planned = useListenedQuery<PlannedStory[]>(mayWrite ? plannedStories : null, {});

  useEffect(() => {
    if (!planned?.length) return;
    const asked = new Set<string>();
    const check = (): void => {
      const due = planned.filter(({ scheduledFor }) => Date.parse(scheduledFor) + graceMs < Date.now());
      for (const story of due.filter(({ _id }) => !asked.has(_id))) {
        asked.add(story._id);
        // Another Studio may have written it first, or the lake is down. The next run retries.
        void settle(client, story)
          .catch(() => {})
          .finally(() => asked.delete(story._id));
      }
    };
    check();
    const timer = setInterval(check, checkIntervalMs);
    return () => clearInterval(timer);
  }, [client, planned]);
};

const settle = async (client: SanityClient, { _id, _rev, scheduledFor }: PlannedStory): Promise<void> => {
  const [schedules, published] = await Promise.all([listSchedules(client, _id), client.getDocument(_id)]);
  const outcome = outcomeOf(scheduledFor, published !== undefined, schedules);
  if (outcome.kind === 'open') return;
  const patch = client.patch(getDraftId(_id)).ifRevisionId(_rev);
  await (outcome.kind === 'missed'
    ? patch.set({ missedBecause: outcome.reason })
    : patch.unset([...scheduleFields])
  ).commit();
};
