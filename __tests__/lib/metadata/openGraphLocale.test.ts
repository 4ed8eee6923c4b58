import { openGraphLocale } from '../../../lib/metadata/openGraphLocale.ts';

describe('og:locale', () => {
  it.each([
    ['en', 'en_GB'],
    ['en-US', 'en_US'],
    ['de', 'de_DE'],
    ['pt', 'pt_BR'],
    ['uk', 'uk_UA'],
    ['he', 'he_IL'],
    ['ur', 'ur_PK'],
    ['zh-Hant', 'zh_TW'],
    ['no such tag', 'no such tag'],
  ])('of %j is %s', (language, locale) => expect(openGraphLocale(language)).toBe(locale));
});
