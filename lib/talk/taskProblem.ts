import { isSameValue } from '../isSameValue.ts';

/** A stored task of Studio. */
type StoredTask = { authorId?: unknown; [field: string]: unknown };

type TaskChange = {
  before: StoredTask | null;
  /** Null if it is deleted. */
  after: StoredTask | null;
  by: { id: string; mayPublish: boolean; isAdministrator: boolean };
};

/** What a task asks for. The mail about it names its author. */
const wordingFields = ['title', 'description'];

/**
 * Returns why a task may not be written, changed or deleted, or null. Everybody who may write tasks gives them to
 * colleagues, in their own name, and closes or passes on any. Only its author or an administrator changes its words, as the mail about it
 * names its author. Its author or an editor deletes it.
 */
export const taskProblem = ({ before, after, by }: TaskChange): string | null => {
  if (!after) {
    return before?.authorId === by.id || by.mayPublish
      ? null
      : 'Only its author or an editor can delete a task. Write a comment on it, or set it to “Done”, instead.';
  }
  if (before) {
    if (before.authorId !== after.authorId) return 'The author of a task cannot be changed.';
    const isReworded = wordingFields.some((name) => !isSameValue(before[name], after[name]));
    return isReworded && before.authorId !== by.id && !by.isAdministrator
      ? 'Only its author or an administrator can change the words of a task. Write a comment on it instead.'
      : null;
  }
  return after.authorId === by.id
    ? null
    : 'You can create a task only in your own name. Set authorId to your own user id.';
};
