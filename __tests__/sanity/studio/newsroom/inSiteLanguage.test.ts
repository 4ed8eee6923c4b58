import type { InitialValueResolverContext, Template } from 'sanity';
import { inSiteLanguage } from '../../../../sanity/studio/newsroom/inSiteLanguage.ts';

const templates: Template[] = [
  { id: 'article', schemaType: 'article', title: 'Story', value: { typeOfWork: 'news' } },
  { id: 'page', schemaType: 'page', title: 'Page', value: { title: 'A page' } },
];

const beginStory = async (fetch: () => Promise<unknown>): Promise<unknown> => {
  const value = inSiteLanguage(templates)[0]?.value;
  const context = { getClient: () => ({ fetch }) } as unknown as InitialValueResolverContext;
  return typeof value === 'function' ? value({}, context) : value;
};

describe('inSiteLanguage', () => {
  it('begins a story in the language of the publication', async () => {
    expect(await beginStory(async () => 'de')).toEqual({ language: 'de' });
  });

  it('leaves the language to the schema while the settings cannot be read', async () => {
    expect(await beginStory(() => Promise.reject(new Error('The lake is away.')))).toEqual({});
  });

  it('leaves other templates alone', () => {
    expect(inSiteLanguage(templates)[1]).toBe(templates[1]);
  });
});
