import type { DocumentActionComponent } from 'sanity';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's delete action, for stories that are not live. Two people unpublish a live story first. */
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
