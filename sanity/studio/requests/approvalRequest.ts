import type { Action, PatchOperations } from '@sanity/client';
import { waitingFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { asksForRecheck, isSubstantive } from '../../../lib/corrections/isSubstantive.ts';
import { type PrivateField, privateFields, privateFieldsOf } from '../../../lib/corrections/privateFields.ts';
import type { CorrectionKind, CorrectionSeverity } from '../../../lib/corrections/vocabulary.ts';
import { edit, publish } from './documentActions.ts';

export type DraftedCorrection = Partial<Record<PrivateField, string>> & {
  /** The published id. */
  id: string;
  articleId: string;
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  supersedes: string | null;
};

type Approval = {
  correction: DraftedCorrection;
  /** The revision of the request that the approver read. */
  noteRevision: string;
  article: {
    /** The draft that the approver read, or null if the text does not change. */
    draftRevision: string | null;
    /** The currently published revision. */
    revision: string;
    hasSummary: boolean;
  };
  approvedBy: string;
  /** ISO 8601. */
  now: string;
  /** Becomes the revision of all published documents. */
  transactionId: string;
  /** The correction's number in its story. */
  sequence: number;
};

const articlePatch = ({ correction, article, now }: Approval): PatchOperations => ({
  set: {
    ...(isSubstantive(correction) ? { modifiedAt: now } : {}),
    ...(correction.kind === 'retraction' ? { retractedAt: now } : {}),
    ...(article.hasSummary && asksForRecheck(correction) ? { recheckSummary: true } : {}),
  },
  unset: [...waitingFields],
});

/**
 * Publishes a correction and the corrected story in one transaction. Private fields are removed; see
 * correctionRecord.
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

/**
 * The private record of a correction, under an id that anonymous clients cannot read. Null if there is nothing
 * private.
 */
export const correctionRecord = (correction: Pick<DraftedCorrection, 'id' | PrivateField>) => {
  const fields = privateFieldsOf(correction);
  if (Object.keys(fields).length === 0) return null;
  return {
    _id: `internal.${correction.id}`,
    _type: 'correctionRecord',
    correction: { _type: 'reference', _ref: correction.id, _weak: true },
    ...fields,
  };
};
