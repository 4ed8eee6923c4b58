import { apiVersion } from '../../../lib/apiVersion.ts';

type Context = {
  getClient: (options: { apiVersion: string }) => { fetch: (query: string) => Promise<unknown> };
};

const siteLanguageQuery = '*[_id == "site"][0].language';

/** The language of Site settings, a tag of BCP 47; English if there is none. */
export const siteLanguage = async ({ getClient }: Context): Promise<string> => {
  const language = await getClient({ apiVersion }).fetch(siteLanguageQuery);
  return typeof language === 'string' ? language : 'en';
};
