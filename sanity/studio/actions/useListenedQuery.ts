import { useEffect, useState } from 'react';
import { type QueryParams, useDocumentStore } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';

const options = { apiVersion, perspective: 'drafts' as const, throttleTime: 500 };

/** The result of a query, refreshed when one of its documents changes; undefined until the first response. */
export const useListenedQuery = <Answer>(query: string | null, params: QueryParams): Answer | undefined => {
  const store = useDocumentStore();
  const [answer, setAnswer] = useState<Answer>();
  const key = JSON.stringify(params);

  useEffect(() => {
    if (query === null) return;
    const subscription = store.listenQuery(query, JSON.parse(key), options).subscribe({
      next: (next: Answer) => setAnswer(next),
      error: () => setAnswer(undefined),
    });
    return () => subscription.unsubscribe();
  }, [store, query, key]);

  return answer;
};
