import { plainReason } from '../requests/errorText.ts';
import type { Schedule } from '../requests/scheduleRequest.ts';

export type Outcome = { kind: 'open' } | { kind: 'live' } | { kind: 'missed'; reason: string };

/**
 * The outcome for a draft whose scheduled time has passed. `live` means that the story was published: the draft is
 * newer and only copied the schedule's fields.
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
  return { kind: 'missed', reason: plainReason(reason || 'The server has no schedule for it.') };
};
