import { useMemo } from 'react';
import type { InboxEntry } from '../../../lib/inbox/InboxEntry.ts';
import type { Counted } from '../../../lib/inbox/inboxQuery.ts';
import { entriesOfPlans } from '../../../lib/planning/missedPlans.ts';
import { type PlannedStory, plannedStoriesFrom } from '../../../lib/planning/PlannedStory.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { useNow } from '../newsroom/useNow.ts';
import {
  everyPlan,
  maxUnready,
  type PlanFilter,
  planCount,
  planList,
  planWeek,
  unreadyPlans,
} from './planQueries.ts';

const listenTo = everyPlan;

const usePlannedStories = (query: string, params: Record<string, string>): PlannedStory[] | undefined => {
  const rows = useListenedQuery<unknown>(query, params, { listenTo });
  return useMemo(() => (rows === undefined ? undefined : plannedStoriesFrom(rows)), [rows]);
};

/** The planned stories of the list and their number; undefined until they are known. @param now ISO 8601. */
export const usePlanList = (filter: PlanFilter, limit: number, now: string) => {
  const { query, params } = planList(filter, limit, now);
  const counted = planCount(filter, now);
  const plans = usePlannedStories(query, params);
  const count = useListenedQuery<number>(counted.query, counted.params, { listenTo });
  return { plans, count };
};

const everybody: PlanFilter = { state: 'missed', desk: '', who: '' };

/** What missed its time of all that is planned, as entries; undefined until it is known. */
export const useMissedPlans = (): Counted<InboxEntry> | undefined => {
  const now = useNow();
  const plans = usePlannedStories(unreadyPlans.query, unreadyPlans.params);
  const shown = plans && entriesOfPlans(plans, now);
  const isCut = shown?.length === maxUnready;
  const counted = planCount(everybody, now);
  const count = useListenedQuery<number>(isCut ? counted.query : null, counted.params, { listenTo });
  return shown && { shown, total: isCut ? (count ?? shown.length) : shown.length };
};

/** The planned stories of a week, and some of the days around it; undefined until they are known. */
export const usePlanWeek = (filter: PlanFilter, days: string[]): PlannedStory[] | undefined => {
  const { query, params } = planWeek(filter, days);
  return usePlannedStories(query, params);
};
