import { createTranslator } from 'use-intl/core';
import { remembered } from '../remembered.ts';
import { type LanguageOfWords, languageOfWords } from './languageOfWords.ts';
import type { en } from './messages/en.ts';
import { messagesIn } from './messagesIn.ts';

/** @param locale for numbers: that of the dates beside them. Their digits differ between Riyadh and Rabat. */
const translatorIn = (language: LanguageOfWords, locale: string) =>
  createTranslator({
    locale,
    // Every language has the keys of English by its type, and the arguments by a test.
    messages: messagesIn[language] as typeof en,
    onError: (error) => {
      throw error;
    },
  });

/**
 * The words of readers' pages in one language: `words('front.latest')`, with arguments `words('story.minutes', {count: 3})`,
 * with elements of the page `words.rich('page.labelled', …)`.
 */
export type Words = ReturnType<typeof translatorIn>;

/** The tag with its region, if there are words in its language. */
const localeOf = (tag: string, language: LanguageOfWords): string => {
  try {
    const locale = new Intl.Locale(tag);
    return locale.language === language ? locale.toString() : language;
  } catch {
    return language;
  }
};

/** A translator parses each message once. */
const translatorOf = remembered(translatorIn);
const wordsIn = remembered((language: string): Words => {
  const known = languageOfWords(language);
  return translatorOf(known, localeOf(language, known));
});

/** The words in the language of the publication. @param setting with a BCP 47 tag. */
export const wordsOf = ({ language }: { language: string }): Words => wordsIn(language);
