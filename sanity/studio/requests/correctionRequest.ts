import type { Action } from '@sanity/client';
import { waitingFields } from '../../../lib/articles/publishing/workflowFields.ts';
import type { PassageChange } from '../../../lib/corrections/passages/passageChanges.ts';
import { privateFields } from '../../../lib/corrections/privateFields.ts';
import type {
  AffectedPart,
  CorrectionKind,
  CorrectionSeverity,
} from '../../../lib/corrections/vocabulary.ts';
import { correctionRecord } from './approvalRequest.ts';
import { create, edit, publish } from './documentActions.ts';

/** The form of a correction request. */
export type CorrectionWords = {
  /** Typed wordings, for a correction that changes no text of the story. Otherwise empty: `changes` has them all. */
  was: string;
  is: string;
  /** All passages that the draft changes. The server writes them anew at publication. */
  changes?: PassageChange[];
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  affects: AffectedPart[];
  note: string;
  internalReason: string;
  /** The time at which it goes live, ISO 8601, and the IANA zone in which it was chosen. */
  scheduledFor?: string;
  scheduledZone?: string;
};

type Asked = {
  /** The id of the new correction, or of the answered report. */
  id: string;
  articleId: string;
  words: CorrectionWords;
  /** The requester's user id. The server compares it with the session. */
  requestedBy: string;
  /** The revision of the text that the requester read: of the story's draft, or of the live story without one. */
  requestedText: string;
  /** The published note that this one supersedes. */
  supersedes?: string;
};

const filled = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== '' && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

const weakly = (id: string) => ({ _type: 'reference', _ref: id, _weak: true });

const fieldsOf = ({ articleId, words, requestedBy, requestedText, supersedes }: Asked) => ({
  ...filled({ ...words, requestedText }),
  article: weakly(articleId),
  status: 'drafted',
  requestedBy,
  ...(supersedes ? { supersedes: weakly(supersedes) } : {}),
});

/** Requests a correction. Publishes nothing. */
export const requestCorrection = (asked: Asked): Action[] => [
  create(asked.id, { _type: 'correction', ...fieldsOf(asked), reportedVia: 'staff' }),
];

/**
 * Requests a correction in answer to a report. The report becomes the correction and keeps the reader's text.
 *
 * @param revision of the report that was read: somebody else's answer is not overwritten.
 */
export const answerReport = (asked: Asked, revision?: string): Action[] => [
  edit(asked.id, {
    set: fieldsOf(asked),
    unset: ['declineReason'],
    ...(revision ? { ifRevisionID: revision } : {}),
  }),
];

/** Publishes a typo at once: logged for the newsroom, without a note or an “Updated” time. */
export const publishTypo = ({
  id,
  articleId,
  draftRevision,
  affects,
  changes,
  requestedBy,
  now,
}: {
  id: string;
  articleId: string;
  /** The revision of the draft that the editor read. Later changes are not published. */
  draftRevision: string;
  affects: AffectedPart[];
  changes: PassageChange[];
  requestedBy: string;
  /** ISO 8601. */
  now: string;
}): Action[] => [
  create(id, {
    _type: 'correction',
    ...filled({ changes }),
    article: weakly(articleId),
    kind: 'typo',
    severity: 'minor',
    affects,
    status: 'published',
    reportedVia: 'staff',
    requestedBy,
    publishedAt: now,
  }),
  edit(articleId, { unset: [...waitingFields], ifRevisionID: draftRevision }),
  publish(id),
  publish(articleId),
];

/**
 * Publishes an update that only adds, with its note, at once. Private fields move to the newsroom's record; see
 * correctionRecord.
 *
 * @param draftRevision the revision of the draft that the editor read.
 */
export const publishUpdate = (update: Omit<Asked, 'requestedText'>, draftRevision: string): Action[] => {
  const asked = { ...update, requestedText: draftRevision };
  const { id, articleId, words } = asked;
  const record = correctionRecord({ id, internalReason: words.internalReason });
  return [
    ...requestCorrection(asked),
    edit(id, { set: { status: 'published' }, unset: [...privateFields] }),
    edit(articleId, { unset: [...waitingFields], ifRevisionID: draftRevision }),
    publish(id),
    publish(articleId),
    ...(record ? [create(record._id, record), publish(record._id)] : []),
  ];
};
