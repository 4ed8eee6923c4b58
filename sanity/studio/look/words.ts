import { defineLocaleResourceBundle } from 'sanity';

/** The text of an empty list. Replaces Studio's “No documents of this type”. */
export const newsroomWords = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'structure',
  resources: {
    'panes.document-list-pane.no-documents-of-type.text': 'Nothing here',
    'panes.document-list-pane.no-documents.text': 'Nothing here',
    'panes.document-list-pane.no-matching-documents.text': 'Nothing here',
  },
});
