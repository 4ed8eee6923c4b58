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

/** An editor's answer that the server has not stamped yet. One of the history, which is restored, has its editor. */
const isAnswer = (mark: unknown): boolean => isObject(mark) && isFilled(mark.reason) && !isFilled(mark.by);

/** Returns why a draft is not sent back, or null. Only a filed story waits for an answer. */
export const sentBackProblem = ({ before, after, by }: Omit<DraftChange, 'at'>): string | null =>
  by.mayApprove && isAnswer(after.sentBack) && !isFilled(before?.filedAt)
    ? 'The story is no longer filed: it was sent back, taken back or published meanwhile.'
    : null;

/**
 * What others did to a filed story while an editor wrote why it is sent back, or null.
 *
 * @param draft null if there is none any more. @param filedAt when the story was filed that the editor read.
 */
export const sendBackOvertaken = (
  draft: { filedAt?: string | null; sentBack?: unknown } | null,
  filedAt: string | null,
): string | null => {
  if (!draft) return 'The story was published or discarded while you wrote.';
  if (draft.filedAt === filedAt) return null;
  if (draft.filedAt) return 'The story was filed again while you wrote. Close this form, and read it first.';
  return draft.sentBack
    ? 'Another editor sent the story back while you wrote.'
    : 'The story was taken back while you wrote.';
};
