import type { ConditionalPropertyCallbackContext, SanityDocument } from 'sanity';
import type { CorrectionStatus } from '../../../lib/corrections/vocabulary.ts';

type StatusIn = (document: SanityDocument | undefined, statuses: CorrectionStatus[]) => boolean;

const hasStatus: StatusIn = (document, statuses) => statuses.some((status) => document?.status === status);

/** From the draft on a correction has to be complete; a report or a declined one need not be. */
export const isUnderway = (document: SanityDocument | undefined): boolean =>
  hasStatus(document, ['drafted', 'approved', 'published']);

/** What was published or declined is never edited: a wrong note gets a successor. */
export const isDecided = ({ document }: ConditionalPropertyCallbackContext): boolean =>
  hasStatus(document, ['declined', 'published', 'superseded']);
