import type { DocumentChange, Identity, Proposal, SanityDocument } from 'local-lake/policy';
import { isAdministrator } from '../../lib/roles.ts';
import { commentProblem } from '../../lib/talk/commentProblem.ts';
import { talkSizeProblem } from '../../lib/talk/talkSizeProblem.ts';
import { taskProblem } from '../../lib/talk/taskProblem.ts';
import { mayApprove, ofType } from './changes.ts';

const talkTypes = ['comment', 'tasks.task'];

/**
 * Who can read the data folder imports comments with their authors. An API token cannot: an administrator could write
 * with it in a colleague's name.
 */
const mayRestore = ({ kind, credential }: Identity): boolean =>
  kind === 'system' || credential?.kind === 'admin-token';

/** Returns why comments and tasks may not be written, or null. They have their own private dataset. */
export const findTalkProblem = (proposal: Proposal): string | null => {
  const { dataset, changes, identity } = proposal;
  if (!dataset.endsWith('-comments')) {
    return changes.some(({ after }) => after && talkTypes.includes(after._type))
      ? 'Comments and tasks are private. Write them to the dataset whose name ends with “-comments”.'
      : null;
  }
  if (mayRestore(identity)) return null;
  if (changes.some(({ after }) => after && !talkTypes.includes(after._type)))
    return 'This dataset is for comments and tasks alone.';
  for (const change of changes) {
    const problem =
      problemOfComment(change, proposal) ??
      problemOfTask(change, proposal) ??
      talkSizeProblem(change.before, change.after);
    if (problem) return problem;
  }
  return null;
};

const problemOfComment = (change: DocumentChange, proposal: Proposal): string | null => {
  const before = ofType(change.before, 'comment');
  const after = ofType(change.after, 'comment');
  const { id, roles } = proposal.identity;
  return before || after
    ? commentProblem({
        before,
        after,
        threadAuthor: authorOfThread(before, proposal),
        isReplyToNothing: isReplyToNothing(after, proposal),
        hasOlderReplies: !before && hasReplies(change.id, proposal),
        by: { id, isAdministrator: isAdministrator(roles) },
      })
    : null;
};

const isReplyToNothing = (comment: SanityDocument | null, { get }: Proposal): boolean => {
  const id = comment?.parentCommentId ?? null;
  return id !== null && !(typeof id === 'string' && ofType(get(id), 'comment'));
};

const hasReplies = (id: string, { ask }: Proposal): boolean =>
  Number(ask('count(*[_type == "comment" && parentCommentId == $id])', { id })) > 0;

/** Studio deletes a comment and its replies in two requests, in either order. */
const authorOfThread = (
  comment: SanityDocument | null,
  { getBefore, findDeleted }: Proposal,
): string | null => {
  const id = comment?.parentCommentId;
  if (typeof id !== 'string') return null;
  const parent = ofType(getBefore(id), 'comment') ?? findDeleted(id, 'comment')?.document;
  return typeof parent?.authorId === 'string' ? parent.authorId : null;
};

const problemOfTask = (change: DocumentChange, { identity }: Proposal): string | null => {
  const before = ofType(change.before, 'tasks.task');
  const after = ofType(change.after, 'tasks.task');
  return before || after
    ? taskProblem({
        before,
        after,
        by: {
          id: identity.id,
          mayPublish: mayApprove(identity),
          isAdministrator: isAdministrator(identity.roles),
        },
      })
    : null;
};
