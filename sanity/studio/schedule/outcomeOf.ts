import { plainReason } from '../requests/refusalText.ts';
import type { Schedule } from '../requests/scheduleRequest.ts';

export type Outcome = { kind: 'open' } | { kind: 'live' } | { kind: 'missed'; reason: string };

/**
 * What became of a draft whose hour has passed. `live` says that nothing is left of the plan: the story went live by
 * it, and the draft was begun since, as a copy that carries the plan's mark.
 *
 * @param scheduledFor ISO 8601.
 */
export const outcomeOf = (scheduledFor: string, isLive: boolean, schedules: Schedule[]): Outcome => {
  if (isLive) return { kind: 'live' };
  const its = schedules.filter(
    ({ executeAt }) => executeAt && Date.parse(executeAt) === Date.parse(scheduledFor),
  );
  if (its.some(({ state }) => state === 'scheduled')) return { kind: 'open' };
  if (its.some(({ state }) => state === 'succeeded')) return { kind: 'live' };
  const reason = its.find(({ state }) => state === 'cancelled')?.stateReason;
  return { kind: 'missed', reason: plainReason(reason || 'No schedule stood behind it.') };
};
