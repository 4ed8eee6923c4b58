import { useListenedQuery } from '../../newsroom/useListenedQuery.ts';

const query = `*[_type == "correction" && article._ref == $articleId && status in ["drafted", "approved"]][0]{ _id }`;

/** Returns true if a correction of the story waits for approval. Until then the changed text stays in the draft. */
export const useHasPendingCorrection = (articleId: string, isAsked: boolean): boolean =>
  Boolean(useListenedQuery<{ _id: string } | null>(isAsked ? query : null, { articleId }));
