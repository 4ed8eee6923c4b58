import { isObject } from '../../isObject.ts';
import { isSameValue } from '../../isSameValue.ts';
import type { StoredStory } from '../changes/readContent.ts';

/** An editor's answer to a filed draft. It is stored in the draft, and never published. */
export type SentBack = { reason: string; by: string; at: string; to?: string };

type DraftChange = {
  before: StoredStory | null;
  after: StoredStory;
  by: { id: string; mayApprove: boolean };
  /** ISO 8601. */
  at: string;
};

const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/**
 * The mark of a draft that an editor sent back to its writer, for the draft's field `sentBack`. Undefined for none. An
 * editor gives the reason, and the server adds the names and the time. The mark stays until the story is filed or
 * scheduled again.
 */
export const sentBackMark = ({ before, after, by, at }: DraftChange): SentBack | undefined => {
  if (isFilled(after.filedAt) || isFilled(after.scheduledFor)) return undefined;
  const known = before?.sentBack as SentBack | undefined;
  if (!by.mayApprove || isSameValue(after.sentBack, known)) return known;
  const reason = isObject(after.sentBack) ? after.sentBack.reason : null;
  if (!isFilled(reason)) return undefined;
  const to = [before?.filedBy, after.startedBy].find(isFilled);
  return { reason: reason.trim(), by: by.id, at, ...(to ? { to } : {}) };
};
