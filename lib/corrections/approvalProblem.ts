import { mayBeOnePersonProblem } from '../fourEyes.ts';
import { isSameValue } from '../isSameValue.ts';
import { agreedFields } from './agreedFields.ts';

/**
 * What an approver reviews. Revisions are `_rev`s, authors are user ids; null if there is none. The author is whoever does
 * not count as a second person and changed it after the request; else the last one.
 */
export type ApprovedRequest = {
  note: { revision: string; author: string | null } | null;
  /** The story's draft, if it differs from the published version. */
  draft: { revision: string; author: string | null } | null;
  /** The revision of the story's draft, also of one that changes nothing. Null if there is none. */
  draftRevision: string | null;
};

type Fields = Record<string, unknown>;

type Approval = {
  before: Fields | null;
  after: Fields;
  request: ApprovedRequest;
  by: string;
  /** True if an id belongs to a person. */
  isPerson: (id: string) => boolean;
  /** True if one person may have the passwords of both. */
  mayBeOnePerson: (one: string, other: string) => boolean;
};

/** Also of a note that needs no approval, and that a token brought in the name of somebody else. */
export const requestOfTokenProblem =
  'An API token was the last to change this request, or changed it after it was made. A person who is signed in must make the request.';

type Rule = (approval: Approval) => string | null;

const isOfARequest: Rule = ({ before, request }) =>
  before && request.note
    ? null
    : 'There is no request to approve. Someone else must request the correction first.';

const changesNothing: Rule = ({ before, after }) =>
  agreedFields.some((name) => !isSameValue(before?.[name], after[name]))
    ? 'You cannot change a correction while you approve it. Save the change, then ask another editor to approve it.'
    : null;

const isOfAnother: Rule = ({ request, by }) => {
  if (request.note?.author === by)
    return 'You were the last to change this request, or changed it after it was made, so another editor must approve it.';
  return request.draft?.author === by
    ? 'You were the last to change the text of this story, or changed it after the correction was asked for, so another editor must approve it.'
    : null;
};

const isOfAnIndependentPerson: Rule = ({ after, request, by, mayBeOnePerson }) =>
  [after.requestedBy, request.note?.author, request.draft?.author].some(
    (other) => typeof other === 'string' && other !== '' && mayBeOnePerson(by, other),
  )
    ? mayBeOnePersonProblem
    : null;

const isOfAPerson: Rule = ({ request, isPerson }) => {
  const isByToken = (author: string | null | undefined) => typeof author === 'string' && !isPerson(author);
  if (isByToken(request.note?.author)) return requestOfTokenProblem;
  return isByToken(request.draft?.author)
    ? 'An API token was the last to change the text of this story, or changed it after the correction was asked for. A person who is signed in must make the change, and ask for the correction.'
    : null;
};

const namesTheNote: Rule = ({ after, request }) =>
  after.approvedNote === request.note?.revision
    ? null
    : 'The request has changed since you read it. Read it again, then approve it.';

/** A text that was discarded, or changed back, is not what was read either. */
const namesTheDraft: Rule = ({ after, request }) =>
  (after.approvedDraft ?? null) === request.draftRevision || (!request.draft && !after.approvedDraft)
    ? null
    : 'The text of the story has changed since you read it. Read it again, then approve it.';

const rules: Rule[] = [
  isOfARequest,
  changesNothing,
  isOfAnother,
  isOfAPerson,
  isOfAnIndependentPerson,
  namesTheNote,
  namesTheDraft,
];

/**
 * Returns why an approval is invalid, or null. It names the revisions of note and draft that the approver read.
 * The requester and the last author of either must be people other than the approver, who changed neither since the request:
 * whoever asked has not read that.
 */
export const approvalProblem = (approval: Approval): string | null => {
  for (const rule of rules) {
    const problem = rule(approval);
    if (problem) return problem;
  }
  return null;
};
