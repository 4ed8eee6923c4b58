import { type DocumentActionComponent, type DocumentActionProps, useCurrentUser } from 'sanity';
import { storyOf } from '../storyOf.ts';

const useIsRequestedByAnother = ({ draft }: DocumentActionProps): boolean => {
  const user = useCurrentUser();
  const { requestedBy } = storyOf(draft)?.withdrawal ?? {};
  return requestedBy !== undefined && requestedBy !== user?.id;
};

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Studio's action that discards a draft. It is disabled while the draft holds somebody else's request. */
export const discardChanges = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => {
    const isRequested = useIsRequestedByAnother(props);
    const description = original(props);
    if (!description || !isRequested) return description;
    return {
      ...description,
      disabled: true,
      title: 'Someone asked to take this story off the site. First keep it on the site, or unpublish it.',
    };
  };
  action.action = 'discardChanges';
  action.displayName = 'DiscardChanges';
  wrapped.set(original, action);
  return action;
};
