/** The words of a page or text, without its markup: a book has about a million characters. */
export const maxTextCharacters = 3_000_000;
/** The site shows no longer story. */
export const maxBlocks = 10_000;

const million = 1_000_000;

/** What is too long, and the ways out, as text for people. */
export const tooLongText = (characters: number): string =>
  `Its text has ${(characters / million).toFixed(1)} million characters, as ${Math.round(characters / million)} books have. At most ${maxTextCharacters / million} million can be read. If all of it is the article, divide it into several files.`;
