import {
  type DocumentChange,
  isPersonId,
  type Proposal,
  type SanityDocument,
  unknownAuthor,
} from 'local-lake/policy';
import { hasSameContent } from '../../../lib/articles/changes/readContent.ts';
import { agreedFields } from '../../../lib/corrections/agreedFields.ts';
import type { ApprovedRequest } from '../../../lib/corrections/approvalProblem.ts';
import { isInstant } from '../../../lib/dates/instants.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import {
  asText,
  draftIdBeside,
  findForerunnerId,
  isPublishedId,
  mayBeOnePerson,
  priorText,
  publishedId,
} from '../changes.ts';
import { asCorrection } from './published.ts';
import { changedDraft } from './requestedText.ts';

/** The pending correction: the draft or version to be published or changed. */
export const waitingIdOf = (id: string, changes: DocumentChange[]): string =>
  isPublishedId(id) ? (findForerunnerId(id, changes) ?? `drafts.${id}`) : id;

/** The draft behind a version in a release. It contains the requester's text. */
export const originOf = (id: string): string | null =>
  id.startsWith('versions.') ? `drafts.${publishedId(id)}` : null;

export const hasSameAgreedFields = (one: SanityDocument | null, other: SanityDocument | null): boolean =>
  one !== null && other !== null && agreedFields.every((name) => isSameValue(one[name], other[name]));

/** The story's draft that goes live with a correction, if it differs from the published version. */
const draftOfStory = (correctionId: string, articleId: string, proposal: Proposal): SanityDocument | null => {
  const waitingId = waitingIdOf(correctionId, proposal.changes);
  return changedDraft(
    proposal.getBefore(draftIdBeside(waitingId, articleId, proposal)),
    priorText(articleId, proposal),
  );
};

/**
 * The text that the approver of a correction read, or null if it did not differ from the published one. An approval of
 * an earlier commit is looked up in the history: the draft and its versions in releases can have the same revision.
 */
export const textRead = (
  correction: SanityDocument,
  articleId: string,
  proposal: Proposal,
): SanityDocument | null => {
  const { changes, getBefore, getAt } = proposal;
  const waitingId = waitingIdOf(correction._id, changes);
  const waiting = asCorrection(getBefore(waitingId));
  if (!waiting || waiting.approvedBy !== correction.approvedBy)
    return draftOfStory(correction._id, articleId, proposal);
  const { approvedAt } = waiting;
  if (!isInstant(approvedAt)) return null;
  const getThen = (id: string) => getAt(id, approvedAt);
  const draftId = draftIdBeside(waitingId, articleId, { getBefore: getThen });
  return changedDraft(getThen(draftId), asText(getThen(articleId)));
};

export const requestOf = (id: string, articleId: string | null, proposal: Proposal): ApprovedRequest => {
  const waitingId = waitingIdOf(id, proposal.changes);
  const note = asCorrection(proposal.getBefore(waitingId));
  const draft = articleId === null ? null : draftOfStory(id, articleId, proposal);
  const stored =
    articleId === null ? null : proposal.getBefore(draftIdBeside(waitingId, articleId, proposal));
  const isBeforeRequest = (after: SanityDocument | null) =>
    (['requestedBy', 'requestedText'] as const).some((name) => after?.[name] !== note?.[name]);
  const isTextRead = (after: SanityDocument | null) => after === null || after._rev === note?.requestedText;
  return {
    note: note && {
      revision: note._rev,
      author:
        laterAuthorOf(note, hasSameAgreedFields, isBeforeRequest, proposal) ??
        authorOf(waitingId, hasSameAgreedFields, proposal),
    },
    draft: draft && {
      revision: draft._rev,
      author:
        laterAuthorOf(draft, hasSameContent, isTextRead, proposal) ??
        authorOf(draft._id, hasSameContent, proposal),
    },
    draftRevision: stored?._rev ?? null,
  };
};

/**
 * Who changed a text after somebody asked for its publication, of those who do not count as a second person: the current
 * user, whoever may be the same person, and API tokens. Null if there is nobody: whoever asked has read the rest.
 */
const laterAuthorOf = (
  { _id }: SanityDocument,
  isSame: Parameters<Proposal['findAuthor']>[1],
  isStart: (after: SanityDocument | null) => boolean,
  proposal: Proposal,
): string | null => {
  const { identity, getBefore, findAuthor } = proposal;
  const isOne = mayBeOnePerson(proposal);
  const isAsked = (author: string) => !isPersonId(author) || isOne(author, identity.id);
  // Whoever begins a draft or a copy without a change has written nothing.
  const first = getBefore(originOf(_id) ?? '') ?? getBefore(publishedId(_id));
  for (const id of [_id, originOf(_id)]) {
    const author =
      id && findAuthor(id, (before, after) => isSame(before ?? first, after), { isAsked, isStart });
    if (author) return author === unknownAuthor ? identity.id : author;
  }
  return null;
};

/**
 * The author of a text that waits. Whoever copies a draft into a release writes nothing: a copy has the author of the
 * draft whose text it has. If the author is unknown, it may be the current user.
 */
export const authorOf = (
  id: string,
  isSame: (before: SanityDocument | null, after: SanityDocument | null) => boolean,
  { identity, findAuthor, getBefore }: Proposal,
): string | null => {
  const origin = originOf(id);
  const isCopied = origin !== null && getBefore(origin) !== null && isSame(getBefore(origin), getBefore(id));
  const author = findAuthor(isCopied ? origin : id, isSame);
  return author === unknownAuthor ? identity.id : author;
};
