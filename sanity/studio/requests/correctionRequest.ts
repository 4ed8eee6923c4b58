import type { Action } from '@sanity/client';
import type { Passage } from '../../../lib/articles/changes/changedPassage.ts';
import type {
  AffectedPart,
  CorrectionKind,
  CorrectionSeverity,
} from '../../../lib/corrections/vocabulary.ts';
import { create, edit, publish } from './documentActions.ts';
import { waitingMarks } from './waitingMarks.ts';

/** The form of a correction request. */
export type CorrectionWords = Passage & {
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  affects: AffectedPart[];
  note: string;
  internalReason: string;
};

type Asked = {
  /** The id of the new correction, or of the answered report. */
  id: string;
  articleId: string;
  words: CorrectionWords;
  /** The requester's user id. The server compares it with the session. */
  requestedBy: string;
  /** The published note that this one supersedes. */
  supersedes?: string;
};

const filled = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));

const weakly = (id: string) => ({ _type: 'reference', _ref: id, _weak: true });

const fieldsOf = ({ articleId, words, requestedBy, supersedes }: Asked) => ({
  ...filled(words),
  article: weakly(articleId),
  status: 'drafted',
  requestedBy,
  ...(supersedes ? { supersedes: weakly(supersedes) } : {}),
});

/** Requests a correction. Publishes nothing. */
export const requestCorrection = (asked: Asked): Action[] => [
  create(asked.id, { _type: 'correction', ...fieldsOf(asked), reportedVia: 'staff' }),
];

/** Requests a correction in answer to a report. The report becomes the correction and keeps the reader's text. */
export const answerReport = (asked: Asked): Action[] => [edit(asked.id, { set: fieldsOf(asked) })];

/** Publishes a typo at once: logged for the newsroom, without a note or an “Updated” time. */
export const publishTypo = ({
  id,
  articleId,
  affects,
  passage,
  requestedBy,
  now,
}: {
  id: string;
  articleId: string;
  affects: AffectedPart[];
  passage: Passage | null;
  requestedBy: string;
  /** ISO 8601. */
  now: string;
}): Action[] => [
  create(id, {
    _type: 'correction',
    ...filled({ ...passage }),
    article: weakly(articleId),
    kind: 'typo',
    severity: 'minor',
    affects,
    status: 'published',
    reportedVia: 'staff',
    requestedBy,
    publishedAt: now,
  }),
  edit(articleId, { unset: [...waitingMarks] }),
  publish(id),
  publish(articleId),
];

/** Publishes an update that only adds, with its note, at once. */
export const publishUpdate = (asked: Asked): Action[] => [
  ...requestCorrection(asked),
  edit(asked.id, { set: { status: 'published' }, unset: ['internalReason'] }),
  edit(asked.articleId, { unset: [...waitingMarks] }),
  publish(asked.id),
  publish(asked.articleId),
];
