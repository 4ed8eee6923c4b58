import type { Action } from '@sanity/client';
import type { Finding } from '../../../lib/corrections/state/lookedOver.ts';
import { create, edit, publish } from './documentActions.ts';

type Looked = { id: string; by: string };

const mark = ({ id, by }: Looked, finding: Finding): Action[] => [
  edit(id, { set: { lookedOver: { by, finding } } }),
  publish(id),
];

/** Marks a typo fix that another editor published alone as seen. */
export const markAsSeen = (looked: Looked): Action[] => mark(looked, 'fine');

type Doubt = Looked & {
  /** The id of the new report. */
  reportId: string;
  articleId: string;
  /** The passage with the fix, or empty. */
  passage: string;
  reason: string;
  /** ISO 8601. */
  now: string;
};

/** Marks a typo fix as doubted, and reports the story for a correction. */
export const doubtTypo = ({ reportId, articleId, passage, reason, now, ...looked }: Doubt): Action[] => [
  ...mark(looked, 'doubted'),
  create(reportId, {
    _type: 'correction',
    article: { _type: 'reference', _ref: articleId, _weak: true },
    status: 'reported',
    reportedAt: now,
    reportedVia: 'staff',
    reportMessage: reason,
    ...(passage ? { reportPassage: passage } : {}),
    internalReason: `An editor doubted a typo fix: “${reason}”`,
  }),
];
