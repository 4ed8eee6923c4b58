import type { DocumentActionComponent } from 'sanity';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's delete, for stories that are not live: a live one is unpublished first, by two people. */
export const deleteDraft = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const described = original(props);
    return props.published ? null : described;
  };
  action.action = 'delete';
  action.displayName = 'DeleteDraft';
  wrapped.set(original, action);
  return action;
};
