import { useMemo } from 'react';
import type { Newsroom } from '../../../lib/import/importArticle.ts';
import { useListenedQuery } from '../newsroom/useListenedQuery.ts';

const newsroomQuery = `{
  "sections": *[_type == "section" && defined(title)]{ "id": _id, title },
  "people": *[_type == "person" && defined(name)]{ "id": _id, name },
  "topics": *[_type == "topic" && defined(title)]{ "id": _id, title }
}`;

/** The published sections, contacts and topics that a story can name; null until they are known. */
export const useNewsroom = (): Newsroom | null => {
  const newsroom = useListenedQuery<Newsroom>(
    newsroomQuery,
    {},
    { perspective: 'published', listenTo: '_type in ["section", "person", "topic"]' },
  );
  return useMemo(() => newsroom ?? null, [newsroom]);
};
