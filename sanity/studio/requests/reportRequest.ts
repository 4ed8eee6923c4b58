import type { Action } from '@sanity/client';
import { edit } from './documentActions.ts';

/** Assigns a report to a person, or to nobody. The server adds the editor and the time. */
export const assignReport = (id: string, to: string | null): Action[] => [
  edit(id, to === null ? { unset: ['assigned'] } : { set: { assigned: { to } } }),
];
