import { inPaperOrder } from '../../../lib/sections/inPaperOrder.ts';
import { useListenedQuery } from './useListenedQuery.ts';

type Section = { id: string; title: string | null; slug: string | null };

const sectionsQuery =
  '*[_type == "section"] | order(order asc, title asc){ "id": _id, title, "slug": slug.current }';
const orderQuery = '*[_type == "site" && _id == "site"][0]{ "ids": sections[]._ref }';

/** The published sections in the order of the paper; undefined until they are known. */
export const useSections = (): Section[] | undefined => {
  const sections = useListenedQuery<Section[]>(sectionsQuery, {}, { perspective: 'published' });
  const order = useListenedQuery<{ ids: string[] | null } | null>(
    orderQuery,
    {},
    { perspective: 'published' },
  );
  if (!sections || order === undefined) return undefined;
  return inPaperOrder(sections, order?.ids ?? [], ({ id }) => id);
};
