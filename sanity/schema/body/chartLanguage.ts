import { apiVersion } from '../../../lib/apiVersion.ts';

type Client = { fetch: (query: string) => Promise<unknown> };
type Context = {
  document?: Record<string, unknown> | undefined;
  getClient: (options: { apiVersion: string }) => Client;
};

const languageQuery = '*[_id == "site"][0].language';

/** The language in which readers get the numbers of a document: its own, or the site's for a page. */
export const chartLanguage = async ({ document, getClient }: Context): Promise<string> => {
  const language = document?.language ?? (await getClient({ apiVersion }).fetch(languageQuery));
  return typeof language === 'string' ? language : 'en';
};
