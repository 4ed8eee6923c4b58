import type { Action } from '@sanity/client';
import type { Passage } from '../../../lib/articles/changes/changedPassage.ts';
import type {
  AffectedPart,
  CorrectionKind,
  CorrectionSeverity,
} from '../../../lib/corrections/vocabulary.ts';
import { create, edit, publish } from './documentActions.ts';
import { waitingMarks } from './waitingMarks.ts';

/** What somebody fills in who asks for a correction. */
export type CorrectionWords = Passage & {
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  affects: AffectedPart[];
  note: string;
  internalReason: string;
};

type Asked = {
  /** The id of the new correction, or of the report that it answers. */
  id: string;
  articleId: string;
  words: CorrectionWords;
  /** The id of whoever asks: the server holds it against who commits. */
  requestedBy: string;
  /** The published note that this one replaces. */
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

/** Asks for a correction; nothing goes live by it. */
export const requestCorrection = (asked: Asked): Action[] => [
  create(asked.id, { _type: 'correction', ...fieldsOf(asked), reportedVia: 'staff' }),
];

/** The same in answer to a report, which becomes the correction and keeps what its reader wrote. */
export const answerReport = (asked: Asked): Action[] => [edit(asked.id, { set: fieldsOf(asked) })];

/** A typo goes live at once: logged for the newsroom, without a note, without a new time on the story. */
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

/** News that only adds to a live story goes out at once, with the note that says so. */
export const publishUpdate = (asked: Asked): Action[] => [
  ...requestCorrection(asked),
  edit(asked.id, { set: { status: 'published' }, unset: ['internalReason'] }),
  edit(asked.articleId, { unset: [...waitingMarks] }),
  publish(asked.id),
  publish(asked.articleId),
];
