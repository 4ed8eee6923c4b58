import { houseStyleId, maxEntries, storedHouseStyle } from './HouseStyle.ts';
import { tokensOf } from './words/tokensOf.ts';

type Document = { _type: string; [field: string]: unknown };

/** In words and signs. */
const maxPhraseTokens = 8;

/** Returns why words cannot be an entry of the list, or null. */
export const wordsProblem = (words: string): string | null => {
  const tokens = tokensOf(words, 'en');
  if (!tokens.some(({ isWord }) => isWord)) return 'Write a word or a phrase.';
  return tokens.length > maxPhraseTokens ? `A phrase has at most ${maxPhraseTokens} words and signs.` : null;
};

/**
 * Returns why a document may not be the house style, or may not be beside it, or null.
 *
 * @param id the published id.
 */
export const houseStyleIdProblem = (id: string, { _type }: Document): string | null => {
  if (_type !== 'houseStyle')
    return id === houseStyleId ? `The document “${houseStyleId}” has the type houseStyle.` : null;
  return id === houseStyleId
    ? null
    : `There is one house style, the document “${houseStyleId}”. Change that one.`;
};

/**
 * Returns why the house style may not be published, or null. The server reads the list at each publication, so a list
 * that it cannot read is rejected.
 */
export const houseStyleProblem = (document: Document): string | null => {
  const { success, data, error } = storedHouseStyle.safeParse(document);
  if (!success) {
    const place = error.issues[0]?.path.join('.') || 'its start';
    return `The list of words cannot be read at ${place}. It has at most ${maxEntries} entries, each with words.`;
  }
  for (const { words } of data.words ?? []) {
    const problem = wordsProblem(words);
    if (problem) return `“${words}” cannot be in the list. ${problem}`;
  }
  return null;
};
