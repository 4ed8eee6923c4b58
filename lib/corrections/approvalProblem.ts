import { isSameValue } from '../isSameValue.ts';
import { agreedFields } from './agreedFields.ts';

/** What an approver reviews. Revisions are `_rev`s, authors are user ids; null if there is none. */
export type ApprovedRequest = {
  note: { revision: string; author: string | null } | null;
  /** The story's draft, if it differs from the published version. */
  draft: { revision: string; author: string | null } | null;
};

type Fields = Record<string, unknown>;

type Approval = {
  before: Fields | null;
  after: Fields;
  request: ApprovedRequest;
  by: string;
  /** True if an id belongs to a person. */
  isPerson: (id: string) => boolean;
};

type Rule = (approval: Approval) => string | null;

const isOfARequest: Rule = ({ before, request }) =>
  before && request.note
    ? null
    : 'An approval is of a request that somebody else has made: there is none that stands.';

const changesNothing: Rule = ({ before, after }) =>
  agreedFields.some((name) => !isSameValue(before?.[name], after[name]))
    ? 'An approval changes nothing of what it approves. Save the change; another editor approves it then.'
    : null;

const isOfAnother: Rule = ({ request, by }) => {
  if (request.note?.author === by)
    return 'You were the last to change this request: another editor has to approve it.';
  return request.draft?.author === by
    ? 'You were the last to change the text of this story: another editor has to approve it.'
    : null;
};

const isOfAPerson: Rule = ({ request, isPerson }) => {
  const isByToken = (author: string | null | undefined) => typeof author === 'string' && !isPerson(author);
  if (isByToken(request.note?.author))
    return 'An API token was the last to change this request, and it is no person: somebody has to make the request in their own name.';
  return isByToken(request.draft?.author)
    ? 'An API token was the last to change the text of this story, and it is no person: somebody has to change it in their own name.'
    : null;
};

const namesTheNote: Rule = ({ after, request }) =>
  after.approvedNote === request.note?.revision
    ? null
    : 'The request changed since it was read: read it again (approvedNote is the revision that was read).';

const namesTheDraft: Rule = ({ after, request }) =>
  !request.draft || after.approvedDraft === request.draft.revision
    ? null
    : 'The text of the story changed since it was read: read it again (approvedDraft is the revision that was read).';

const rules: Rule[] = [isOfARequest, changesNothing, isOfAnother, isOfAPerson, namesTheNote, namesTheDraft];

/**
 * Returns why an approval is invalid, or null. It names the revisions of note and draft that the approver read.
 * The last author of either must be a person other than the approver.
 */
export const approvalProblem = (approval: Approval): string | null => {
  for (const rule of rules) {
    const problem = rule(approval);
    if (problem) return problem;
  }
  return null;
};
