/** Parameters that say where a reader came from, or how a page looks. */
const trackers = new Set(
  'amp at_medium at_campaign cmp cmpid fbclid gclid mc_cid mc_eid msclkid ref source xtor'.split(' '),
);

/**
 * Returns true if the query may tell a story from others of the same path, such as `/article.php?id=7`: a parameter counts
 * unless it is known to say nothing of the story.
 */
export const isToldByQuery = ({ searchParams }: URL): boolean =>
  [...searchParams.keys()]
    .map((name) => name.toLowerCase())
    .some((name) => !name.startsWith('utm') && !trackers.has(name));
