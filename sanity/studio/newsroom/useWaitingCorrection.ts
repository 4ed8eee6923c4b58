import type { WaitingCorrection } from '../../../lib/corrections/state/waitingWords.ts';
import { useListenedQuery } from './useListenedQuery.ts';

const correctionQuery = '*[_id == $id][0]{status, kind, scheduledFor}';

/** The correction that the draft of a live story refers to, while it waits. @param id its published id. */
export const useWaitingCorrection = (id: string | undefined): WaitingCorrection | null =>
  useListenedQuery<WaitingCorrection | null>(
    id ? correctionQuery : null,
    { id: `drafts.${id ?? ''}` },
    { perspective: 'raw' },
  ) ?? null;
