import { chartLanguage } from '../../../../sanity/schema/body/chartLanguage.ts';

const siteIn = (language: unknown) => () => ({ fetch: async () => language });

describe('the language of a chart', () => {
  it.each<[string, object, unknown, string]>([
    ['of its story', { _type: 'article', language: 'ar' }, 'de', 'ar'],
    ['of the site, on a page', { _type: 'page' }, 'de', 'de'],
    ['English, if the site has none yet', { _type: 'page' }, null, 'en'],
  ])('is that %s', async (_case, document, site, expected) => {
    expect(await chartLanguage({ document: { ...document }, getClient: siteIn(site) })).toBe(expected);
  });
});
