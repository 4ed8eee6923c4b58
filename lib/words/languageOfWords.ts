/** The languages of readers' pages. */
export const languagesOfWords = ['en', 'ar', 'de', 'es', 'fa', 'fr', 'he', 'pl', 'uk', 'ur'] as const;

export type LanguageOfWords = (typeof languagesOfWords)[number];

const findLanguage = (language: string): LanguageOfWords | null => {
  const [subtag = ''] = language.toLowerCase().split(/[^a-z]/u);
  return languagesOfWords.find((known) => known === subtag) ?? null;
};

/** Whether readers' pages have words in the language of a BCP 47 tag. */
export const hasWords = (language: string): boolean => findLanguage(language) !== null;

/** The language of the words for a BCP 47 tag or the first of a list: German for `de-AT`, English for one without words. */
export const languageOfWords = (language: string): LanguageOfWords => findLanguage(language) ?? 'en';
