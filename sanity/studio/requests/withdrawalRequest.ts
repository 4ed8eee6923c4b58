import type { Action } from '@sanity/client';
import { edit, unpublish } from './documentActions.ts';
import { marks } from './scheduleRequest.ts';

/** Asks another editor to take a live story off the site. The server holds `requestedBy` against who commits. */
export const requestWithdrawal = (
  id: string,
  { requestedBy, reason, now }: { requestedBy: string; reason: string; now: string },
): Action[] => [edit(id, { set: { withdrawal: { requestedBy, reason, requestedAt: now } } })];

/** The request is taken back, or turned down: the story stays on the site. */
export const dropWithdrawal = (id: string): Action[] => [edit(id, { unset: ['withdrawal'] })];

/** Takes a story off the site at another's request; its draft stays. `now` is ISO 8601. */
export const withdraw = (id: string, now: string): Action[] => [
  unpublish(id),
  edit(id, { set: { withdrawnAt: now }, unset: ['withdrawal', ...marks] }),
];
