import type { CoverageState } from '../../../lib/planning/Coverage.ts';
import { addDays } from '../../../lib/planning/days.ts';
import { plannedStoryProjection, unreadyStates } from '../../../lib/planning/PlannedStory.ts';

/** What the lists show. `open` is everything that is not done, `missed` what is late. */
export type PlanFilter = {
  state: CoverageState | 'open' | 'missed';
  /** The id of a section, or empty for all. */
  desk: string;
  /** The id of a user, or empty for everybody. */
  who: string;
};

type Question = { query: string; params: Record<string, string> };

export const everyPlan = '_type == "coverage"';

const isUnready = `state in ${JSON.stringify(unreadyStates)}`;

const stateFilter = (state: PlanFilter['state']): string => {
  if (state === 'missed') return `${isUnready} && dueAt < $now`;
  return state === 'open' ? 'state in ["planned", "writing", "editing", "ready"]' : 'state == $state';
};

const filterOf = ({ state, desk, who }: PlanFilter): string =>
  [
    everyPlan,
    stateFilter(state),
    ...(desk ? ['desk._ref == $desk'] : []),
    ...(who ? ['$who in assignedTo'] : []),
  ].join(' && ');

const paramsOf = ({ state, desk, who }: PlanFilter, now: string): Record<string, string> => ({
  ...(state === 'missed' && { now }),
  ...(state !== 'open' && state !== 'missed' && { state }),
  ...(desk && { desk }),
  ...(who && { who }),
});

/** `coalesce()` of one value is the value. Studio's `dateTime()` would read every plan: no index orders by it. */
const order = (direction: 'asc' | 'desc'): string => `order(coalesce(dueAt) ${direction})`;

/** A page of the list, the next due first; done ones the last first. @param now ISO 8601. */
export const planList = (filter: PlanFilter, limit: number, now: string): Question => ({
  query: `*[${filterOf(filter)}] | ${order(filter.state === 'done' ? 'desc' : 'asc')} [0...${limit}] ${plannedStoryProjection}`,
  params: paramsOf(filter, now),
});

/** @param now ISO 8601. */
export const planCount = (filter: PlanFilter, now: string): Question => ({
  query: `count(*[${filterOf(filter)}])`,
  params: paramsOf(filter, now),
});

/** More are counted and not shown among what was missed. */
export const maxUnready = 200;

/** The first due of all that is not ready. Which of them are late changes with the time, not with a document. */
export const unreadyPlans: Question = {
  query: `*[${everyPlan} && ${isUnready} && defined(dueAt)] | ${order('asc')} [0...${maxUnready}] ${plannedStoryProjection}`,
  params: {},
};

/** A week has at most so many. */
export const maxInWeek = 500;

/**
 * The plans of a week, done ones too. A day more on both sides: days begin at other times in other zones.
 *
 * @param days of the week, such as `2026-11-23`.
 */
export const planWeek = (filter: Omit<PlanFilter, 'state'>, days: string[]): Question => {
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const conditions = [
    everyPlan,
    'dueAt >= $from && dueAt < $to',
    ...(filter.desk ? ['desk._ref == $desk'] : []),
    ...(filter.who ? ['$who in assignedTo'] : []),
  ];
  return {
    query: `*[${conditions.join(' && ')}] | ${order('asc')} [0...${maxInWeek}] ${plannedStoryProjection}`,
    params: {
      from: addDays(from, -1),
      to: addDays(to, 2),
      ...(filter.desk && { desk: filter.desk }),
      ...(filter.who && { who: filter.who }),
    },
  };
};
