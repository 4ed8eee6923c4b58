/** The words of a page or text, without its markup: a book has about a million characters. */
export const maxTextCharacters = 3_000_000;
/** The site shows no longer story. */
export const maxBlocks = 10_000;
