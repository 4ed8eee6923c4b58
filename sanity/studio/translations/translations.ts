import { documentInternationalization } from '@sanity/document-internationalization';
import { createElement } from 'react';
import { definePlugin } from 'sanity';
import { mayWrite } from '../../../lib/roles.ts';
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
    }),
  ],
});
