import { languagesOfWords } from '../../../lib/words/languageOfWords.ts';
import { en } from '../../../lib/words/messages/en.ts';
import { messagesIn } from '../../../lib/words/messagesIn.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { readMessage } from './readMessage.ts';

type Entry = { key: string; message: string };

const entriesOf = (messages: object): Entry[] =>
  Object.entries(messages).flatMap(([room, words]) =>
    Object.entries(words as Record<string, string>).map(([name, message]) => ({
      key: `${room}.${name}`,
      message,
    })),
  );

const english = new Map(entriesOf(en).map(({ key, message }) => [key, message]));
const languages = [...languagesOfWords];

const partsOf = (message: string): string[] => [...readMessage(message).parts].toSorted();

/** Sentences of three words or more. A name such as `JSON Feed` may be the same in many languages. */
const isSentence = (message: string): boolean =>
  (message.replaceAll(/\{[^}]*\}|<[^>]*>/g, ' ').match(/\p{L}{2,}/gu) ?? []).length >= 3;

describe('the words of readers’ pages', () => {
  it('exist in ten languages', () => {
    expect(languages.toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fa', 'fr', 'he', 'pl', 'uk', 'ur']);
    expect(english.size).toBeGreaterThan(200);
  });

  it.each(languages)('of %s have the keys of English', (language) => {
    expect(entriesOf(messagesIn[language]).map(({ key }) => key)).toEqual([...english.keys()]);
  });

  it.each(languages)('of %s have the arguments and elements of English', (language) => {
    const other = entriesOf(messagesIn[language]).filter(
      ({ key, message }) => String(partsOf(message)) !== String(partsOf(english.get(key) ?? '')),
    );
    expect(other).toEqual([]);
  });

  it('promise a reader that the newsroom alone sees the address: every member reads drafts', () => {
    expect(Object.fromEntries(languages.map((name) => [name, messagesIn[name].report.emailHint]))).toEqual({
      ar: expect.stringContaining('هيئة التحرير'),
      de: expect.stringContaining('die Redaktion'),
      en: expect.stringContaining('the newsroom'),
      es: expect.stringContaining('la redacción'),
      fa: expect.stringContaining('تحریریه'),
      fr: expect.stringContaining('la rédaction'),
      he: expect.stringContaining('המערכת'),
      pl: expect.stringContaining('redakcja'),
      uk: expect.stringContaining('редакція'),
      ur: expect.stringContaining('ہمارا ادارہ'),
    });
  });

  it.each(languages)('of %s answer all plural forms of the language, and no others', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const other = entriesOf(messagesIn[language]).filter(({ message }) =>
      readMessage(message).plurals.some((plural) => String(plural.toSorted()) !== String(forms)),
    );
    expect(other).toEqual([]);
  });

  it.each(languages)('of %s are written, and have no quotation mark of programs', (language) => {
    const wrong = entriesOf(messagesIn[language]).filter(
      ({ message }) => message.trim() === '' || /['"]| {2}/.test(message),
    );
    expect(wrong).toEqual([]);
  });

  it.each(languages.filter((language) => language !== 'en'))('of %s are not English', (language) => {
    const same = entriesOf(messagesIn[language]).filter(
      ({ key, message }) => isSentence(message) && message === english.get(key),
    );
    expect(same).toEqual([]);
  });

  it.each(languages)('of %s can be formatted', (language) => {
    const words = wordsOf({ language });
    for (const { key, message } of entriesOf(messagesIn[language])) {
      const values = [...readMessage(message).parts].map((part): [string, unknown] => {
        const [name = '', type] = part.replaceAll(/[<>]/g, '').split(' ');
        if (part.startsWith('<')) return [name, (inner: string) => inner];
        return [name, type === 'text' ? 'text' : 5];
      });
      const told = words.markup(key as 'front.latest', Object.fromEntries(values) as never);
      expect(told).not.toMatch(/[{}<>#]/);
    }
  });
});

describe('the reader of messages', () => {
  it('finds arguments, elements and plural forms at any depth', () => {
    const { parts, plurals } = readMessage(
      'A <link>{title}</link> of {count, plural, one {{shown} day} other {# days of {month, number, ::group-off}}}.',
    );
    expect([...parts]).toEqual(['<link>', 'title text', 'count plural', 'shown text', 'month number']);
    expect(plurals).toEqual([['one', 'other']]);
  });
});
