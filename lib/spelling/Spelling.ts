/** What a rule asks of the dictionaries of a language. Words are in lower case. */
export type Spelling = {
  /** True if a dictionary has the word, written so. */
  isRight(word: string): boolean;
  /** True if readers may take it for a word: also a name, a compound, or one with parts before an apostrophe. */
  isKnown(word: string): boolean;
};

/** In letters. Shorter parts are in most misspelt words. */
const minCompoundPart = 4;
/** Longer words are in no dictionary, and have more parts than are looked up. In letters. */
const maxCompound = 40;

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Returns true if one of the dictionaries has a word, each of which knows it exactly as it is written. */
export const spellingOf = (dictionaries: ((word: string) => boolean)[]): Spelling => {
  const has = (word: string): boolean => dictionaries.some((hasWord) => hasWord(word));
  const isRight = (word: string): boolean => {
    const straight = word.replaceAll('’', "'");
    return has(straight) || (straight.includes("'") && has(straight.replaceAll("'", '’')));
  };
  const isInAnyCase = (word: string): boolean =>
    isRight(word) || isRight(capitalised(word)) || isRight(word.toUpperCase());
  const isCompound = (word: string): boolean => {
    if (word.length > maxCompound) return false;
    for (let at = minCompoundPart; at <= word.length - minCompoundPart; at += 1) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      if (
        isInAnyCase(second) &&
        (isInAnyCase(first) || (first.endsWith('s') && isInAnyCase(first.slice(0, -1))))
      )
        return true;
    }
    return false;
  };
  const isKnown = (word: string): boolean =>
    isInAnyCase(word) || isCompound(word) || (/['’]/u.test(word) && word.split(/['’]/u).every(isPart));
  const isPart = (part: string): boolean => part.length <= 2 || isInAnyCase(part) || isCompound(part);
  return { isRight, isKnown };
};
