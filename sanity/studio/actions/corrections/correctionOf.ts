import type { SanityDocument } from 'sanity';
import type { PassageChange } from '../../../../lib/corrections/passages/passageChanges.ts';
import { privateFieldsOf } from '../../../../lib/corrections/privateFields.ts';
import type { Finding } from '../../../../lib/corrections/state/lookedOver.ts';
import type { AffectedPart, CorrectionStatus } from '../../../../lib/corrections/vocabulary.ts';
import type { DraftedCorrection } from '../../requests/approvalRequest.ts';
import type { Declinable } from '../../requests/declineRequest.ts';

/** A correction in Studio. Its status decides which fields are filled. */
export type StudioCorrection = Partial<Omit<DraftedCorrection, 'supersedes' | 'articleId'>> & {
  _id: string;
  _rev: string;
  status?: CorrectionStatus;
  article?: { _ref: string };
  supersedes?: { _ref: string };
  affects?: AffectedPart[];
  was?: string;
  is?: string;
  note?: string;
  requestedBy?: string;
  approvedBy?: string;
  approvedAt?: string;
  approvedDraft?: string;
  reportedVia?: string;
  reportPassage?: string;
  reportMessage?: string;
  scheduledFor?: string;
  scheduledZone?: string;
  inRelease?: string;
  missedBecause?: string;
  unscheduledAt?: string;
  unreviewedChangeBy?: string;
  assigned?: { to?: string; by?: string; at?: string };
  declined?: { to?: string; by?: string; at?: string };
  publishedAt?: string;
  changes?: PassageChange[];
  lookedOver?: { by?: string; at?: string; finding?: Finding };
};

export const correctionOf = (document: SanityDocument | null | undefined): StudioCorrection | null =>
  document ? (document as SanityDocument & StudioCorrection) : null;

/** What declining it, or taking it back, depends on. */
export const declinable = (id: string, { status, reportedVia }: StudioCorrection): Declinable => ({
  id,
  ...(status ? { status } : {}),
  ...(reportedVia ? { reportedVia } : {}),
});

/** The fields that an approval needs, or null if one is missing. */
export const draftedCorrection = (id: string, correction: StudioCorrection): DraftedCorrection | null => {
  const { kind, severity, article, supersedes } = correction;
  if (!kind || !severity || !article) return null;
  return {
    id,
    articleId: article._ref,
    kind,
    severity,
    supersedes: supersedes?._ref ?? null,
    ...privateFieldsOf(correction),
  };
};
