import { createTranslator } from 'use-intl/core';
import { type LanguageOfWords, languageOfWords } from './languageOfWords.ts';
import type { en } from './messages/en.ts';
import { messagesIn } from './messagesIn.ts';

const translatorIn = (locale: LanguageOfWords) =>
  createTranslator({
    locale,
    // Every language has the keys of English by its type, and the arguments by a test.
    messages: messagesIn[locale] as typeof en,
    onError: (error) => {
      throw error;
    },
  });

/**
 * The words of readers' pages in one language: `words('front.latest')`, with arguments `words('story.minutes', {count: 3})`,
 * with elements of the page `words.rich('page.labelled', …)`.
 */
export type Words = ReturnType<typeof translatorIn>;

/** A translator parses each message once. */
const translators = new Map<LanguageOfWords, Words>();

/** The words in the language of the publication. @param setting with a BCP 47 tag. */
export const wordsOf = ({ language }: { language: string }): Words => {
  const locale = languageOfWords(language);
  const words = translators.get(locale) ?? translatorIn(locale);
  translators.set(locale, words);
  return words;
};
