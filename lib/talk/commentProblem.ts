import { isObject } from '../isObject.ts';
import { isSameValue } from '../isSameValue.ts';

/** A stored comment of Studio, on a field or on a task. */
type StoredComment = { authorId?: unknown; [field: string]: unknown };

type CommentChange = {
  before: StoredComment | null;
  /** Null if it is deleted. */
  after: StoredComment | null;
  /** The author of the comment that it replies to. Null if there is none. */
  threadAuthor: string | null;
  /** True for a reply to a comment that does not exist. */
  isReplyToNothing: boolean;
  /** True if there were replies to it before it was created. */
  hasOlderReplies: boolean;
  by: { id: string; isAdministrator: boolean };
};

/** What a colleague may change in somebody else's comment. */
const sharedFields = ['status', 'reactions', 'target'];
const storedFields = ['_rev', '_updatedAt'];

/**
 * Returns why a comment may not be written, changed or deleted, or null. Everybody who may write comments does so in
 * their own name, resolves and reopens any, and adds their own reactions. Only its author edits a comment. Who deletes a
 * comment deletes its replies.
 */
export const commentProblem = (change: CommentChange): string | null => {
  const { before, after, threadAuthor, by } = change;
  if (!after) {
    const isOwn = before?.authorId === by.id || threadAuthor === by.id || by.isAdministrator;
    return isOwn ? null : 'Only its author can delete a comment. Resolve it instead.';
  }
  if (!before && after.authorId !== by.id)
    return 'You can comment only in your own name. Set authorId to your own user id.';
  if (!before) {
    // Else whoever creates it could delete the replies of others.
    if (change.hasOlderReplies) return 'There are replies to a comment with this id. Choose another id.';
    if (change.isReplyToNothing) return 'The comment that you reply to was deleted. Write a new comment.';
  }
  if (!isSameValue(othersReactions(before, by.id), othersReactions(after, by.id)))
    return 'You can add and remove only your own reactions to a comment.';
  if (!before) return null;
  const edited = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !storedFields.includes(name) && !isSameValue(before[name], after[name]),
  );
  if (edited.includes('authorId')) return 'The author of a comment cannot be changed.';
  if (before.authorId === by.id) return null;
  const isShared = edited.every((name) => sharedFields.includes(name));
  return isShared && isSameValue(withoutSelection(before.target), withoutSelection(after.target))
    ? null
    : 'Only its author can edit a comment. Reply to it, or resolve it.';
};

const othersReactions = (comment: StoredComment | null, id: string): unknown[] =>
  (Array.isArray(comment?.reactions) ? comment.reactions : []).filter(
    (reaction) => !isObject(reaction) || reaction.userId !== id,
  );

/** Studio moves the selection of a comment, whoever wrote it, when the text around it changes. */
const withoutSelection = (target: unknown): unknown => {
  if (!isObject(target) || !isObject(target.path)) return target;
  const { selection, ...path } = target.path;
  return { ...target, path };
};
