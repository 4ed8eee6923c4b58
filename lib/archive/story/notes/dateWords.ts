import { comparable } from './comparable.ts';

/** Ways of one language to name the months. */
const locales: Record<string, string[]> = {
  ar: ['ar', 'ar-LB', 'ar-DZ', 'ar-u-ca-islamic'],
  fa: ['fa-u-ca-gregory', 'fa-u-ca-persian'],
};
const dayMs = 24 * 60 * 60 * 1000;
const zones = ['gmt', 'utc', 'bst', 'cet', 'cest', 'mez', 'mesz', 'est', 'edt', 'et', 'pst', 'pdt'];

const known = new Map<string, ReadonlySet<string>>();

/** The names of months and days in a language, in the forms that its dates have, as `comparable` writes them. */
export const dateWords = (language: string): ReadonlySet<string> => {
  const found = known.get(language) ?? new Set([...zones, ...namesIn(language)]);
  known.set(language, found);
  return found;
};

const namesIn = (language: string): string[] =>
  (locales[language] ?? [language]).flatMap((locale) =>
    [...forms(locale)].flatMap((text) => {
      const words = comparable(text).match(/[\p{L}']+/gu) ?? [];
      // Hebrew writes “in May” as one word.
      return language === 'he' ? words.flatMap((word) => [word, `ב${word}`]) : words;
    }),
  );

/** Every month, alone and in a date, and every day of the week, long and short. */
function* forms(locale: string): Generator<string> {
  const names = { month: 'long', weekday: 'long' } as const;
  const options: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { ...names, day: 'numeric' },
    { weekday: 'short' },
  ];
  for (const option of options) {
    const format = new Intl.DateTimeFormat(locale, { ...option, timeZone: 'UTC' });
    for (let day = 0; day < 370; day += 5) yield format.format(day * dayMs);
  }
}
