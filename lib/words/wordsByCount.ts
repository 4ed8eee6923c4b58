import { remembered } from '../remembered.ts';
import { languageOfWords } from './languageOfWords.ts';
import { wordsOf } from './wordsOf.ts';

type CountedWords = 'reading.views' | 'live.newUpdates' | 'live.newSince';

/** Numbers that have all the forms of all languages: French and Spanish have one for millions. */
const samples = [0, 1, 2, 3, 5, 11, 100, 1_000_000];

const pluralRules = remembered((language: string) => new Intl.PluralRules(language));

/**
 * Words for a number that only the browser knows: one text for each plural category, with `{shown}` where the number
 * stands, such as `{one: '{shown} view', other: '{shown} views'}`.
 *
 * @param prefix of each category, for an element with several such words.
 */
export const wordsByCount = (
  setting: { language: string },
  key: CountedWords,
  prefix = '',
): Record<string, string> => {
  const words = wordsOf(setting);
  const categoryOf = pluralRules(languageOfWords(setting.language));
  const ofCount = samples.map((count) => [
    `${prefix}${categoryOf.select(count)}`,
    words(key, { count, shown: '{shown}', today: '{today}' }),
  ]);
  return Object.fromEntries(ofCount);
};
