import { documentInternationalization } from '@sanity/document-internationalization';
import { createElement } from 'react';
import { type DocumentDefinition, definePlugin, type SchemaTypeDefinition } from 'sanity';
import { linkType } from '../../../lib/articles/translations/translationLinks.ts';
import { mayPublish, mayWrite } from '../../../lib/roles.ts';
import { languages } from '../../../lib/vocabulary.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';
import { TranslationsMenu } from './TranslationsMenu.tsx';

/**
 * Links the languages of a story: “Translations” above its form begins a story in another language, or opens it. The
 * server holds the links to `translationProblem`.
 */
export const translations = definePlugin({
  name: 'translations',
  document: {
    unstable_languageFilter: (others, { currentUser, documentId, schemaType }) =>
      schemaType === 'article' && documentId && mayWrite(rolesOf(currentUser))
        ? [...others, () => createElement(TranslationsMenu, { documentId })]
        : others,
  },
  schema: { types: (types) => types.map(forEditors) },
  plugins: [
    documentInternationalization({
      supportedLanguages: languages.map(({ value, title }) => ({ id: value, title })),
      schemaTypes: ['article'],
      // A strong reference would keep a story on the site.
      weakReferences: true,
      // A story without a language has no menu: the plugin would write its language past the desk.
      hideLanguageFilter: true,
      addTemplates: false,
      metadataOmnisearchVisibility: false,
      metadataInternationalization: {
        languageDisplay: 'titleOnly',
        buttonLocations: ['field'],
        buttonAddAll: false,
      },
    }),
  ],
});

const isLinks = (type: SchemaTypeDefinition): type is DocumentDefinition => type.name === linkType;

/** The form of the links, which editors change. A story is all that they link. */
const forEditors = (type: SchemaTypeDefinition): SchemaTypeDefinition =>
  isLinks(type)
    ? {
        ...type,
        title: 'Translations',
        readOnly: ({ currentUser }) => !mayPublish(rolesOf(currentUser)),
        fields: type.fields.map((field) =>
          field.name === 'schemaTypes' ? { ...field, hidden: true } : field,
        ),
      }
    : type;
