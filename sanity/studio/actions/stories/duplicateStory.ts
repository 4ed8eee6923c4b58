import { type DocumentActionComponent, type DuplicateDocumentActionComponent, useCurrentUser } from 'sanity';
import { copyBy } from './copyBy.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's duplicate action, for stories. */
export const duplicateStory = (original: DuplicateDocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const user = useCurrentUser();
    return original({ ...props, mapDocument: copyBy(user?.id ?? '') });
  };
  action.action = 'duplicate';
  action.displayName = 'DuplicateStory';
  wrapped.set(original, action);
  return action;
};
