import type { DocumentActionsResolver } from 'sanity';

/** What can be done with a document, the first as the button: each kind has what its rules allow, and no more. */
export const listDocumentActions: DocumentActionsResolver = (actions, { schemaType }) => {
  const without = (...names: string[]) =>
    actions.filter(({ action }) => !names.includes(action ?? '') && action !== 'linkToCanvas');
  switch (schemaType) {
    case 'site':
      return without('delete', 'duplicate', 'unpublish');
    default:
      return without();
  }
};
