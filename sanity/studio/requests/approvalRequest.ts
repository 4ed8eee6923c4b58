import type { Action, PatchOperations } from '@sanity/client';
import { asksForRecheck, isSubstantive } from '../../../lib/corrections/isSubstantive.ts';
import type { CorrectionKind, CorrectionSeverity } from '../../../lib/corrections/vocabulary.ts';
import { edit, publish } from './documentActions.ts';
import { waitingMarks } from './waitingMarks.ts';

/** What of a correction may not become public, because a published document is. */
const privateFields = [
  'internalReason',
  'reportMessage',
  'reportPassage',
  'reporterEmail',
  'declineReason',
] as const;

export type DraftedCorrection = Partial<Record<(typeof privateFields)[number], string>> & {
  /** The published id. */
  id: string;
  articleId: string;
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  supersedes: string | null;
};

type Approval = {
  correction: DraftedCorrection;
  /** The request's draft as the approver read it. */
  noteRevision: string;
  article: {
    /** The draft as the approver read it, null where the text stays. */
    draftRevision: string | null;
    /** The revision that readers see until now. */
    revision: string;
    hasSummary: boolean;
  };
  approvedBy: string;
  /** ISO 8601. */
  now: string;
  /** Becomes the revision of all that it publishes. */
  transactionId: string;
  /** The correction's place among its story's. */
  sequence: number;
};

const articlePatch = ({ correction, article, now }: Approval): PatchOperations => ({
  set: {
    ...(isSubstantive(correction) ? { modifiedAt: now } : {}),
    ...(correction.kind === 'retraction' ? { retractedAt: now } : {}),
    ...(article.hasSummary && asksForRecheck(correction) ? { recheckSummary: true } : {}),
  },
  unset: [...waitingMarks],
});

/**
 * Publishes a correction and the corrected story in one request: neither goes live alone. What readers are not to
 * see leaves the correction; @see correctionRecord.
 */
export const approveCorrection = (approval: Approval): Action[] => {
  const { correction, noteRevision, article, approvedBy, now, transactionId, sequence } = approval;
  const patch = articlePatch(approval);
  const { draftRevision } = article;
  const touchesArticle = draftRevision !== null || Object.keys(patch.set ?? {}).length > 0;
  return [
    edit(correction.id, {
      set: {
        status: 'published',
        approvedBy,
        approvedAt: now,
        approvedNote: noteRevision,
        ...(draftRevision === null ? {} : { approvedDraft: draftRevision }),
        publishedAt: now,
        revisionBefore: article.revision,
        revisionAfter: transactionId,
        sequence,
      },
      unset: [...privateFields],
    }),
    ...(touchesArticle ? [edit(correction.articleId, patch), publish(correction.articleId)] : []),
    publish(correction.id),
    ...(correction.supersedes
      ? [edit(correction.supersedes, { set: { status: 'superseded' } }), publish(correction.supersedes)]
      : []),
  ];
};

/** The newsroom's own record of a correction, under an id that anonymous callers never see; null without secrets. */
export const correctionRecord = (correction: DraftedCorrection) => {
  const { internalReason, reportMessage, reportPassage, reporterEmail } = correction;
  if (!internalReason && !reportMessage && !reportPassage && !reporterEmail) return null;
  return {
    _id: `internal.${correction.id}`,
    _type: 'correctionRecord',
    correction: { _type: 'reference', _ref: correction.id, _weak: true },
    ...(internalReason ? { internalReason } : {}),
    ...(reportMessage ? { reportMessage } : {}),
    ...(reportPassage ? { reportPassage } : {}),
    ...(reporterEmail ? { reporterEmail } : {}),
  };
};
