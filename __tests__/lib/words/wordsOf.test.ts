import { hasWords, languageOfWords } from '../../../lib/words/languageOfWords.ts';
import { wordsByCount } from '../../../lib/words/wordsByCount.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';

describe('the words of a publication', () => {
  it.each([
    ['de', 'Neueste Artikel'],
    ['de-AT', 'Neueste Artikel'],
    ['AR', 'آخر الأخبار'],
    ['en', 'Latest'],
    ['pt', 'Latest'],
    ['', 'Latest'],
  ])('in %j are those of the language, or else English', (language, latest) => {
    expect(wordsOf({ language })('front.latest')).toBe(latest);
  });

  it.each([
    [1, '1 artykuł.'],
    [3, '3 artykuły.'],
    [5, '5 artykułów.'],
    [22, '22 artykuły.'],
  ])('inflect by the number %d', (count, told) => {
    expect(wordsOf({ language: 'pl' })('search.found', { count })).toBe(told);
  });

  it('show the example of a date from left to right in every language', () => {
    for (const language of ['ar', 'fa', 'he', 'ur'])
      expect(wordsOf({ language })('search.noDay')).toContain('\u20662026-11-24\u2069');
  });

  it('have the digits of the language', () => {
    expect(wordsOf({ language: 'fa' })('page.pageOf', { page: 2, pages: 10 })).toBe('صفحهٔ ۲ از ۱۰');
  });

  it.each(['ar', 'ar-SA', 'ar-EG', 'ar-MA', 'pt', 'en-u-nu-deva', 'not a tag'])(
    'have the digits of the dates beside them: %s',
    (language) => {
      const digits = (hasWords(language) && language) || 'en';
      const number = new Intl.NumberFormat(digits).format(12);
      expect(wordsOf({ language })('page.pageOf', { page: 12, pages: 34 })).toContain(number);
    },
  );

  it('name the language that they are in', () => {
    expect(languageOfWords('uk-UA')).toBe('uk');
    expect(languageOfWords('tr')).toBe('en');
    expect([hasWords('tr'), hasWords('he')]).toEqual([false, true]);
  });
});

describe('words for a number that only the browser knows', () => {
  it('have all forms of the language', () => {
    expect(wordsByCount({ language: 'uk' }, 'live.newUpdates', 'new-')).toEqual({
      'new-one': '{shown} новий запис',
      'new-few': '{shown} нові записи',
      'new-many': '{shown} нових записів',
    });
    expect(wordsByCount({ language: 'ar' }, 'live.newUpdates')).toMatchObject({
      one: 'تحديث جديد واحد',
      two: 'تحديثان جديدان',
      few: '{shown} تحديثات جديدة',
    });
    expect(wordsByCount({ language: 'en' }, 'reading.views')).toEqual({
      one: '{shown} view, {today} today',
      other: '{shown} views, {today} today',
    });
  });
});
