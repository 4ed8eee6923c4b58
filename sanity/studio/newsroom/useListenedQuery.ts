import { useEffect, useState } from 'react';
import { type QueryParams, useDocumentStore } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { subscribeAgain } from './subscribeAgain.ts';

const throttleTimeMs = 500;

type Options = {
  perspective?: 'drafts' | 'published' | 'raw';
  /** A filter: the query runs again only if a document begins or ceases to match it. */
  membersOf?: string;
  /** A filter: the query runs again if a document that matches it changes. */
  listenTo?: string;
};

/**
 * The result of a query, refreshed when one of its documents changes; undefined until the first response. It survives a
 * server that is away.
 */
export const useListenedQuery = <Answer>(
  query: string | null,
  params: QueryParams,
  { perspective = 'drafts', membersOf, listenTo }: Options = {},
): Answer | undefined => {
  const store = useDocumentStore();
  const [answer, setAnswer] = useState<Answer>();
  const key = JSON.stringify(params);

  useEffect(() => {
    if (query === null) return;
    const options = { apiVersion, perspective, throttleTime: throttleTimeMs };
    const listened = membersOf
      ? store.listenQuery({ fetch: query, listen: `*[${membersOf}]` }, JSON.parse(key), {
          ...options,
          transitions: ['appear', 'disappear'],
        })
      : store.listenQuery(
          listenTo ? { fetch: query, listen: `*[${listenTo}]` } : query,
          JSON.parse(key),
          options,
        );
    const subscription = listened
      .pipe(subscribeAgain())
      .subscribe({ next: (next: Answer) => setAnswer(next) });
    return () => subscription.unsubscribe();
  }, [store, query, key, perspective, membersOf, listenTo]);

  return answer;
};
