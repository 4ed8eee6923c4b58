import type { SanityClient } from '@sanity/client';
import { partsToName } from '../../../../lib/articles/changes/partsToName.ts';
import { hasSameContent } from '../../../../lib/articles/changes/readContent.ts';
import type { StoryAction } from '../../../../lib/articles/storyOffers.ts';
import type { CorrectionAction } from '../../../../lib/corrections/correctionOffers.ts';
import { namedParts } from '../../../../lib/corrections/state/namedParts.ts';
import {
  correctionOf,
  declinable,
  draftedCorrection,
} from '../../../../sanity/studio/actions/corrections/correctionOf.ts';
import { type StudioStory, storyOf } from '../../../../sanity/studio/actions/storyOf.ts';
import { approveCorrection } from '../../../../sanity/studio/requests/approvalRequest.ts';
import { answerReport, requestCorrection } from '../../../../sanity/studio/requests/correctionRequest.ts';
import { declineRequest, takeBackRequest } from '../../../../sanity/studio/requests/declineRequest.ts';
import { edit } from '../../../../sanity/studio/requests/documentActions.ts';
import { sendBackStory, takeBackStory } from '../../../../sanity/studio/requests/filingRequest.ts';
import { doubtTypo, markAsSeen } from '../../../../sanity/studio/requests/lookRequest.ts';
import { assignReport } from '../../../../sanity/studio/requests/reportRequest.ts';
import { takeBackApproval } from '../../../../sanity/studio/requests/scheduledApproval.ts';
import {
  publishStoryNow,
  scheduleStory,
  unscheduleStory,
} from '../../../../sanity/studio/requests/scheduleRequest.ts';
import {
  dropWithdrawal,
  keepOnSite,
  requestWithdrawal,
  withdraw,
} from '../../../../sanity/studio/requests/withdrawalRequest.ts';

/** What a person sends, who it is, and what they see. */
export type Sender = {
  client: SanityClient;
  userId: string;
  getDocument(id: string): Record<string, unknown> | null;
  newId(): string;
};

type Send<Id> = (id: Id, sender: Sender) => Promise<unknown>;

const hourMs = 3_600_000;
const now = (): string => new Date().toISOString();
const storyAt = ({ getDocument }: Sender, id: string): StudioStory | null =>
  storyOf(getDocument(id) as never);
const draftAt = (sender: Sender, id: string): StudioStory => {
  const draft = storyAt(sender, `drafts.${id}`);
  if (!draft) throw new Error('The story has no draft.');
  return draft;
};

const words = {
  kind: 'correction',
  severity: 'substantive',
  affects: ['headline'] as ['headline'],
  was: '',
  is: '',
  note: 'An earlier version gave a wrong number of schools. The council will close nine.',
  internalReason: 'A wrong list.',
} as const;
const note = { ...words, affects: [...words.affects] };

/** What Studio's form shows, and what a request names. */
const readBy = ({ getDocument, userId }: Sender, articleId: string, more: object = {}) => {
  const [live, draft] = [getDocument(articleId), getDocument(`drafts.${articleId}`)];
  const affects = namedParts(note.affects, partsToName(note.kind, live, draft));
  return {
    articleId,
    requestedBy: userId,
    requestedText: String((draft ?? live)?._rev ?? ''),
    words: { ...note, affects, ...more },
  };
};

const correct = (articleId: string, sender: Sender, more: object = {}) =>
  sender.client.action(requestCorrection({ id: sender.newId(), ...readBy(sender, articleId, more) }));

/** What Studio's actions send for a story. The dialog of a changed live story leads to a request. */
export const storyRequests: Record<StoryAction, Send<string>> = {
  file: (id, { client, userId }) =>
    client.action(edit(id, { set: { filedAt: now(), filedBy: userId }, unset: ['sentBack'] })),
  takeBack: (id, { client }) => client.action(takeBackStory(id)),
  sendBack: (id, { client }) => client.action(sendBackStory(id, 'The figures need a source.')),
  publish: (id, sender) => {
    const [live, draft] = [storyAt(sender, id), draftAt(sender, id)];
    return live && !hasSameContent(live, draft)
      ? correct(id, sender)
      : publishStoryNow(id, draft, now(), draft)(sender.client);
  },
  schedule: (id, sender) => {
    const draft = draftAt(sender, id);
    const earliest = Math.max(Date.now(), Date.parse(draft.embargoedUntil ?? '') || 0);
    const at = new Date(earliest + hourMs).toISOString();
    return scheduleStory(id, draft, { at, timeZone: 'UTC' })(sender.client);
  },
  unschedule: (id, sender) => unscheduleStory(id, draftAt(sender, id), now())(sender.client),
  correct: (id, sender) => correct(id, sender),
  retract: (id, sender) => correct(id, sender, { kind: 'retraction' }),
  withdraw: (id, sender) =>
    sender.client.action(
      storyAt(sender, `drafts.${id}`)?.withdrawal
        ? withdraw(id, now())
        : requestWithdrawal(id, { requestedBy: sender.userId, reason: 'A legal reason.', now: now() }),
    ),
  keep: (id, sender) => {
    const isOwn = draftAt(sender, id).withdrawal?.requestedBy === sender.userId;
    return sender.client.action(isOwn ? dropWithdrawal(id) : keepOnSite(id, 'The story is right.'));
  },
};

const declinedOf = (id: string, getDocument: Sender['getDocument']) =>
  declinable(id, correctionOf(getDocument(`drafts.${id}`) as never) ?? { _id: id, _rev: '' });

export type OfCorrection = { id: string; articleId: string };

/** What Studio's actions send for a correction. */
export const correctionRequests: Record<CorrectionAction, Send<OfCorrection>> = {
  approve: ({ id, articleId }, sender) => {
    const correction = correctionOf(sender.getDocument(`drafts.${id}`) as never);
    const drafted = correction && draftedCorrection(id, correction);
    const [live, draft] = [storyAt(sender, articleId), storyAt(sender, `drafts.${articleId}`)];
    if (!drafted || !live) throw new Error('The correction is incomplete.');
    return sender.client.action(
      approveCorrection({
        correction: drafted,
        noteRevision: correction._rev,
        article: { draftRevision: draft?._rev ?? null, revision: live._rev, hasSummary: true },
        approvedBy: sender.userId,
        now: now(),
        transactionId: sender.newId(),
        sequence: 1,
      }),
    );
  },
  takeBack: ({ id }, { client, getDocument }) => client.action(takeBackRequest(declinedOf(id, getDocument))),
  takeBackApproval: ({ id }, { client }) => takeBackApproval(id)(client),
  accept: ({ id }, { client }) => client.action(edit(id, { set: { status: 'accepted' } })),
  assign: ({ id }, { client, userId }) => client.action(assignReport(id, userId)),
  handBack: ({ id }, { client }) => client.action(assignReport(id, null)),
  correct: ({ id, articleId }, sender) =>
    sender.client.action(answerReport({ id, ...readBy(sender, articleId) })),
  supersede: ({ id, articleId }, sender) =>
    sender.client.action(
      requestCorrection({ id: sender.newId(), ...readBy(sender, articleId), supersedes: id }),
    ),
  markAsSeen: ({ id }, { client, userId }) => client.action(markAsSeen({ id, by: userId })),
  doubt: ({ id, articleId }, { client, userId, newId }) =>
    client.action(
      doubtTypo({
        ...{ id, by: userId, articleId, reportId: newId() },
        ...{ passage: 'The council', reason: 'It is another word.', now: now() },
      }),
    ),
  decline: ({ id }, { client, getDocument }) =>
    client.action(declineRequest(declinedOf(id, getDocument), 'No.')),
};
