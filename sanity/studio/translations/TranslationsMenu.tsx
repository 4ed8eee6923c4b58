import { DocumentInternationalizationMenu } from '@sanity/document-internationalization';
import { type ObjectSchemaType, useEditState, usePerspective, useSchema } from 'sanity';
import { languages } from '../../../lib/vocabulary.ts';

/** The plugin’s menu, for a story that has a language. */
export const TranslationsMenu = ({ documentId }: { documentId: string }) => {
  const { selectedReleaseId } = usePerspective();
  const { version, draft, published } = useEditState(documentId, 'article', 'default', selectedReleaseId);
  const schemaType = useSchema().get('article') as ObjectSchemaType | undefined;
  const language = (version ?? draft ?? published)?.language;
  return schemaType && languages.some(({ value }) => value === language) ? (
    <DocumentInternationalizationMenu schemaType={schemaType} documentId={documentId} />
  ) : null;
};
