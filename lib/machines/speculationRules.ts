/** Addresses are read as on the page: the rules themselves have no address. */
const matching = (patterns: string[]) => ({ href_matches: patterns, relative_to: 'document' });

/**
 * What browsers may render ahead: the front, sections and stories, once a reader rests over a link or begins to press
 * it. These pages are the same for all and are in the memory of the edge. Nothing on them counts, is marked as read or
 * opens a stream before the reader opens them: `components/elements/elements.ts`. Never ahead: Studio, searches, forms,
 * files.
 *
 * @see https://html.spec.whatwg.org/multipage/speculative-loading.html
 */
const rules = {
  prerender: [
    {
      where: {
        and: [
          matching(['/', '/sections/:slug', '/articles/:slug']),
          // Other formats of a story, and addresses with a query.
          { not: matching(['/articles/*.md', '/articles/*.json', '/*\\?:query']) },
          { not: { selector_matches: '[href^="#"], [download], [data-opens], [rel~="nofollow"]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

/**
 * The header of a page. It holds the rules: a file of their own would be the first request of a page, and share a slow
 * line with its styles and its lead picture.
 */
export const speculationRulesHeader = `"data:application/speculationrules+json,${encodeURIComponent(JSON.stringify(rules))}"`;
