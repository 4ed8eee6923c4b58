import type { Action } from '@sanity/client';
import { scheduleFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { edit, unpublish } from './documentActions.ts';

/** Requests that another editor unpublish a live story. The server compares `requestedBy` with the session. */
export const requestWithdrawal = (
  id: string,
  { requestedBy, reason, now }: { requestedBy: string; reason: string; now: string },
): Action[] => [edit(id, { set: { withdrawal: { requestedBy, reason, requestedAt: now } } })];

/** Declines the request with a reason for whoever asked. The server adds the names and the time. */
export const keepOnSite = (id: string, reason: string): Action[] => [
  edit(id, { set: { keptOnSite: { reason } }, unset: ['withdrawal'] }),
];

/** Takes back the own request. */
export const dropWithdrawal = (id: string): Action[] => [edit(id, { unset: ['withdrawal'] })];

/** Unpublishes a story at another person's request. Its draft stays. `now` is ISO 8601. */
export const withdraw = (id: string, now: string): Action[] => [
  unpublish(id),
  edit(id, { set: { withdrawnAt: now }, unset: ['withdrawal', ...scheduleFields] }),
];
