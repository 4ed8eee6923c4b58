/** Entries on one of the numbered pages of a live story. */
export const entriesPerPage = 50;

/** The number of numbered pages, from 1 with the oldest entries. An entry stays on its page. */
export const countPages = (count: number): number => Math.ceil(count / entriesPerPage);

/**
 * The newest numbered page whose entries the story's own page does not show while the coverage goes on, or 0. The story's
 * page has all newer ones: at least a whole page, and fewer than two.
 */
export const newestOtherPage = (count: number): number => Math.max(0, Math.floor(count / entriesPerPage) - 1);

/** The index of the first entry of a numbered page among all entries, oldest first. */
export const firstOfPage = (page: number): number => (page - 1) * entriesPerPage;
