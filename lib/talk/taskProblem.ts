/** A stored task of Studio. */
type StoredTask = { authorId?: unknown; [field: string]: unknown };

type TaskChange = {
  before: StoredTask | null;
  /** Null if it is deleted. */
  after: StoredTask | null;
  by: { id: string; mayPublish: boolean };
};

/**
 * Returns why a task may not be written, changed or deleted, or null. Everybody who may write tasks gives them to
 * colleagues, in their own name. Studio records who changes one. Its author deletes it, or an editor.
 */
export const taskProblem = ({ before, after, by }: TaskChange): string | null => {
  if (!after) {
    return before?.authorId === by.id || by.mayPublish
      ? null
      : 'Only its author or an editor can delete a task. Set it to “Done” instead.';
  }
  if (before) return before.authorId === after.authorId ? null : 'The author of a task cannot be changed.';
  return after.authorId === by.id
    ? null
    : 'You can create a task only in your own name. Set authorId to your own user id.';
};
