import { useMemo } from 'react';
import { type PlannedStory, plannedStoriesFrom } from '../../../lib/planning/PlannedStory.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';
import { everyPlan, type PlanFilter, planCount, planList, planWeek } from './planQueries.ts';

const listenTo = everyPlan;

const usePlannedStories = (query: string, params: Record<string, string>): PlannedStory[] | undefined => {
  const rows = useListenedQuery<unknown>(query, params, { listenTo });
  return useMemo(() => (rows === undefined ? undefined : plannedStoriesFrom(rows)), [rows]);
};

/** The planned stories of the list and their number; undefined until they are known. */
export const usePlanList = (filter: PlanFilter, limit: number) => {
  const { query, params } = planList(filter, limit);
  const counted = planCount(filter);
  const plans = usePlannedStories(query, params);
  const count = useListenedQuery<number>(counted.query, counted.params, { listenTo });
  return { plans, count };
};

/** The planned stories of a week, and some of the days around it; undefined until they are known. */
export const usePlanWeek = (filter: PlanFilter, days: string[]): PlannedStory[] | undefined => {
  const { query, params } = planWeek(filter, days);
  return usePlannedStories(query, params);
};
