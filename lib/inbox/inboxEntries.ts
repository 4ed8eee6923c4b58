import type { MissedSchedule } from '../articles/publishing/missedSchedule.ts';
import { isInstant } from '../dates/instants.ts';
import { isObject } from '../isObject.ts';
import type { InboxEntry, InboxKind } from './InboxEntry.ts';

/** A story, correction or planned story as `waitingProjection` returns it. Drafts are unvalidated: a field may hold anything. */
export type WaitingDocument = {
  _id: string;
  _type: string;
  _updatedAt: string;
  headline?: string | null;
  startedBy?: string | null;
  status?: string | null;
  sentBack?: { reason?: string; by?: string; to?: string; at?: string } | null;
  missedBecause?: string | null;
  unscheduledAt?: string | null;
  scheduledFor?: string | null;
  scheduledBy?: string | null;
  missedSchedule?: Partial<MissedSchedule> | null;
  filedAt?: string | null;
  filedBy?: string | null;
  unreadCopy?: { release?: string; by?: string; at?: string } | null;
  withdrawal?: { requestedBy?: string; requestedAt?: string; reason?: string } | null;
  keptOnSite?: { reason?: string; by?: string; to?: string; at?: string } | null;
  requestedBy?: string | null;
  assigned?: { to?: string; by?: string; at?: string } | null;
  declined?: { to?: string; by?: string; at?: string } | null;
  declineReason?: string | null;
  reportedAt?: string | null;
  reportMessage?: string | null;
  note?: string | null;
  brief?: string | null;
  assignedBy?: string | null;
  assignedAt?: string | null;
};

/** The fields of stories, corrections and planned stories that entries use, in GROQ. */
export const waitingProjection = `{
  _id, _type, _updatedAt, startedBy, status, sentBack, missedBecause, unscheduledAt, scheduledFor, scheduledBy, missedSchedule, filedAt, filedBy, unreadCopy, withdrawal,
  keptOnSite, requestedBy, assigned, declined, declineReason, reportedAt, reportMessage, note, brief, assignedBy, assignedAt,
  "headline": select(_type == "correction" => article->headline, _type == "coverage" => slug, _type == "liveEntry" => coalesce(headline, story->headline), coalesce(headline, title, name))
}`;

/** A comment or task as `talkProjection` returns it. */
export type Talk = {
  _id: string;
  _type: string;
  _createdAt: string;
  authorId?: string | null;
  title?: string | null;
  message?: unknown;
  createdByUser?: string | null;
  headline?: string | null;
  documentId?: string | null;
  documentType?: string | null;
};

/** The fields of comments and tasks that entries use, in GROQ. */
export const talkProjection = `{
  _id, _type, _createdAt, authorId, title, message, createdByUser,
  "headline": select(
    target.documentType == "tasks.task" => target.document->title,
    coalesce(context.notification.documentTitle, context.notification.targetContentTitle)
  ),
  "documentId": target.document._ref,
  "documentType": target.documentType
}`;

type Facts = Pick<InboxEntry, 'kind' | 'reason' | 'by' | 'at'>;

/** The entries of a person for stories, live entries and corrections that wait for them. @see waitingFilter */
export const entriesOfDocuments = (documents: WaitingDocument[], me: string): InboxEntry[] =>
  documents.map((document) => {
    const facts = factsOf(document, me);
    return {
      ...validFacts(facts, document._updatedAt),
      key: keyOf(facts.kind, document._id, facts.at, facts.reason),
      title: textIn(document.headline) ?? 'No headline yet',
      opens: { kind: 'document', id: document._id.replace(/^drafts\./, ''), type: document._type },
    };
  });

const factsOf = (document: WaitingDocument, me: string): Facts => {
  const { missedSchedule } = document;
  if (missedSchedule?.by === me)
    return ofMissed({ ...document, ...missedSchedule, missedBecause: missedSchedule.reason ?? null });
  switch (document._type) {
    case 'correction':
      return ofCorrection(document, me);
    case 'coverage':
      return ofPlan(document);
    default:
      return ofStory(document, me);
  }
};

const ofPlan = ({ brief, assignedBy, assignedAt, _updatedAt }: WaitingDocument): Facts => ({
  kind: 'planned',
  reason: brief ?? null,
  by: assignedBy ?? null,
  at: assignedAt ?? _updatedAt,
});

/** Null for what is not a text, and for an empty one. */
const textIn = (value: unknown): string | null => (typeof value === 'string' && value) || null;

/** Without what is not a text or a time: one document must not break the list, or the mails to everybody. */
const validFacts = ({ kind, reason, by, at }: Facts, storedAt: string): Facts => ({
  kind,
  reason: textIn(reason),
  by: textIn(by),
  at: isInstant(at) ? at : storedAt,
});

/** What missed its time, or whose schedule the server took off before. */
const ofMissed = ({ missedBecause, unscheduledAt, scheduledFor, _updatedAt }: WaitingDocument): Facts => ({
  kind: unscheduledAt ? 'unscheduled' : 'missed',
  reason: missedBecause ?? null,
  by: null,
  at: unscheduledAt ?? scheduledFor ?? _updatedAt,
});

/** The most urgent reason first, as in the status of a story. */
const ofStory = (story: WaitingDocument, me: string): Facts => {
  const { sentBack, withdrawal, keptOnSite, unreadCopy, startedBy, _updatedAt } = story;
  if (story.missedBecause && (startedBy === me || story.scheduledBy === me)) return ofMissed(story);
  if (sentBack?.at && (sentBack.to === me || startedBy === me))
    return { kind: 'sentBack', reason: sentBack.reason ?? null, by: sentBack.by ?? null, at: sentBack.at };
  if (withdrawal?.requestedBy && withdrawal.requestedBy !== me)
    return {
      kind: 'withdrawal',
      reason: withdrawal.reason ?? null,
      by: withdrawal.requestedBy,
      at: withdrawal.requestedAt ?? _updatedAt,
    };
  if (keptOnSite?.to === me)
    return {
      kind: 'kept',
      reason: keptOnSite.reason ?? null,
      by: keptOnSite.by ?? null,
      at: keptOnSite.at ?? _updatedAt,
    };
  if (unreadCopy?.release)
    return { kind: 'filed', reason: null, by: unreadCopy.by ?? null, at: unreadCopy.at ?? _updatedAt };
  return { kind: 'filed', reason: null, by: story.filedBy ?? null, at: story.filedAt ?? _updatedAt };
};

const isOpenReport = (status: string | null | undefined): boolean =>
  status === 'reported' || status === 'accepted';

const ofCorrection = (correction: WaitingDocument, me: string): Facts => {
  const { requestedBy, assigned, declined, status, _updatedAt } = correction;
  if (correction.missedBecause && (requestedBy === me || correction.scheduledBy === me))
    return ofMissed(correction);
  if (requestedBy === me && status === 'declined')
    return {
      kind: 'declined',
      reason: correction.declineReason ?? null,
      by: declined?.by ?? null,
      at: declined?.at ?? _updatedAt,
    };
  if (assigned?.to === me && isOpenReport(status))
    return {
      kind: 'assigned',
      reason: correction.reportMessage ?? null,
      by: assigned.by ?? null,
      at: assigned.at ?? _updatedAt,
    };
  if (declined?.to === me && status === 'accepted')
    return {
      kind: 'answerDeclined',
      reason: correction.declineReason ?? null,
      by: declined.by ?? null,
      at: declined.at ?? _updatedAt,
    };
  if (status === 'drafted')
    return { kind: 'correction', reason: correction.note ?? null, by: requestedBy ?? null, at: _updatedAt };
  return {
    kind: 'report',
    reason: correction.reportMessage ?? null,
    by: null,
    at: correction.reportedAt ?? _updatedAt,
  };
};

/** The entries for comments and tasks. @see talkFilter */
export const entriesOfTalk = (talk: Talk[], me: string): InboxEntry[] =>
  talk.map((one) => {
    const { _id, _type, _createdAt } = one;
    const isTask = _type === 'tasks.task';
    const isBesideTask = one.documentType === 'tasks.task';
    const [documentId, documentType] = [textIn(one.documentId), textIn(one.documentType)];
    const facts: Facts = {
      kind: isTask ? 'task' : mentions(one.message, me) ? 'mention' : 'reply',
      reason: isTask ? (one.headline ?? null) : textOfMessage(one.message, me),
      by: one.authorId ?? null,
      at: (isTask && one.createdByUser) || _createdAt,
    };
    return {
      ...validFacts(facts, _createdAt),
      key: keyOf(facts.kind, _id),
      title: textIn(isTask ? one.title : one.headline) ?? 'Without a title',
      opens:
        isTask || isBesideTask || !documentId || !documentType
          ? { kind: 'task', id: isBesideTask && documentId ? documentId : _id }
          : { kind: 'document', id: documentId, type: documentType, comment: _id },
    };
  });

/** What changes with every edit of the document, such as `_updatedAt`, is not part of a key. */
const keyOf = (kind: InboxKind, id: string, at = '', reason: string | null = null): string =>
  [
    kind,
    id.replace(/^drafts\./, ''),
    ...(kind === 'declined' ? [reason] : kind === 'correction' || kind === 'report' ? [] : [at]),
  ].join(' ');

const maxMessageCharacters = 300;

/** The text of a comment. It has the ids of the people that it mentions, not their names. */
const textOfMessage = (message: unknown, me: string): string | null => {
  const blocks: unknown[] = Array.isArray(message) ? message : [];
  const text = blocks
    .map((block) =>
      childrenOf(block)
        .map((child) => textOf(child, me))
        .join(''),
    )
    .join(' ')
    .replaceAll('  ', ' ')
    .trim();
  return text === '' ? null : text.slice(0, maxMessageCharacters);
};

const mentions = (message: unknown, me: string): boolean =>
  Array.isArray(message) &&
  message.flatMap(childrenOf).some((child) => isObject(child) && child.userId === me);

const childrenOf = (block: unknown): unknown[] =>
  isObject(block) && Array.isArray(block.children) ? block.children : [];

const textOf = (child: unknown, me: string): string => {
  if (!isObject(child)) return '';
  if (child._type === 'mention') return child.userId === me ? '@you' : '@…';
  return typeof child.text === 'string' ? child.text : '';
};
