export const speculationRulesPath = '/speculation-rules.json';

/**
 * What browsers may render ahead: the front, sections and stories, once a reader rests over a link or begins to press
 * it. These pages are the same for all and are in the memory of the edge. Nothing on them counts, is marked as read or
 * opens a stream before the reader opens them: `components/elements/elements.ts`. Never ahead: Studio, searches, forms,
 * files.
 *
 * @see https://html.spec.whatwg.org/multipage/speculative-loading.html
 */
export const speculationRules = {
  prerender: [
    {
      where: {
        and: [
          { href_matches: ['/', '/sections/:slug', '/articles/:slug'] },
          // Other formats of a story, and addresses with a query.
          { not: { href_matches: ['/articles/*.md', '/articles/*.json', '/*\\?:query'] } },
          { not: { selector_matches: '[href^="#"], [download], [data-opens], [rel~="nofollow"]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};
