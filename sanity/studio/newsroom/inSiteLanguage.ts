import type { InitialValueResolverContext, Template } from 'sanity';
import { siteLanguage } from './siteLanguage.ts';

/**
 * The templates with stories in the language of the publication. The schema only has the language of a story that is
 * begun while the settings cannot be read: the server takes a field whose initial value is a function for one that each
 * document must have.
 */
export const inSiteLanguage = (templates: Template[]): Template[] =>
  templates.map((template) =>
    template.id === 'article' ? { ...template, value: languageOfSite } : template,
  );

/** Studio adds the initial values of the schema. */
const languageOfSite = async (
  _params: unknown,
  context: InitialValueResolverContext,
): Promise<Record<string, unknown>> => {
  try {
    return { language: await siteLanguage(context) };
  } catch {
    return {};
  }
};
