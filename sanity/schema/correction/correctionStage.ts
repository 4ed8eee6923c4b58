import type { ConditionalPropertyCallbackContext, SanityDocument } from 'sanity';
import type { CorrectionStatus } from '../../../lib/corrections/vocabulary.ts';

type StatusIn = (document: SanityDocument | undefined, statuses: CorrectionStatus[]) => boolean;

const hasStatus: StatusIn = (document, statuses) => statuses.some((status) => document?.status === status);

/** Required once drafted. Reported and declined ones may be incomplete. */
export const isUnderway = (document: SanityDocument | undefined): boolean =>
  hasStatus(document, ['drafted', 'approved', 'published']);

/** Approved, published and declined corrections are read-only. A new note supersedes a wrong one. */
export const isDecided = ({ document }: ConditionalPropertyCallbackContext): boolean =>
  hasStatus(document, ['approved', 'declined', 'published', 'superseded']);
