import { siteLanguage } from '../../studio/newsroom/siteLanguage.ts';

type Context = Parameters<typeof siteLanguage>[0] & { document?: Record<string, unknown> | undefined };

/** The language in which readers get the numbers of a document: its own, or the site's for a page. */
export const chartLanguage = async (context: Context): Promise<string> => {
  const language = context.document?.language;
  return typeof language === 'string' ? language : siteLanguage(context);
};
