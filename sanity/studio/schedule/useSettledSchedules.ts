import type { SanityClient } from '@sanity/client';
import { useEffect } from 'react';
import { has } from '../../../lib/inbox/inboxFilters.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { type PlannedStory, settleSchedule } from './settleSchedule.ts';

const plannedStories = `*[_type == "article" && ${has('scheduledFor')} && !defined(missedBecause) && coalesce(_originalId, _id) in path("drafts.**")]{ _id, _rev, scheduledFor }`;

const checkIntervalMs = 5_000;
/** A published story's draft disappears within this time. */
const graceMs = 2_000;

/**
 * The server cancels a schedule that fails and stores the reason, but lists do not show it. So each open Studio of
 * an editor finds overdue drafts and writes the reason to them. The server takes it from nobody else.
 */
export const useSettledSchedules = (client: SanityClient, mayPublish: boolean): void => {
  const planned = useListenedQuery<PlannedStory[]>(mayPublish ? plannedStories : null, {});

  useEffect(() => {
    if (!planned?.length) return;
    const asked = new Set<string>();
    const check = (): void => {
      const due = planned.filter(({ scheduledFor }) => Date.parse(scheduledFor) + graceMs < Date.now());
      for (const story of due.filter(({ _id }) => !asked.has(_id))) {
        asked.add(story._id);
        // The lake may be down. The next run retries.
        void settleSchedule(client, story)
          .catch(() => {})
          .finally(() => asked.delete(story._id));
      }
    };
    check();
    const timer = setInterval(check, checkIntervalMs);
    return () => clearInterval(timer);
  }, [client, planned]);
};
