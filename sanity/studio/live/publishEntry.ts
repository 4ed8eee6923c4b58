import { useEffect } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { publishStory } from '../actions/stories/publishStory.tsx';
import { onPublishKey } from './entryKeys.ts';

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** Publishes an entry as a story is published: at once if it is new, else as a typo or with a correction. */
export const publishEntry = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const usePublish = publishStory(original);
  const action: DocumentActionComponent = (props) => {
    const described = usePublish(props);
    const publish = described?.disabled ? undefined : described?.onHandle;
    useEffect(() => (publish ? onPublishKey(props.id, publish) : undefined), [props.id, publish]);
    return described && { ...described, label: props.draft ? 'Publish entry' : described.label };
  };
  action.action = 'publish';
  action.displayName = 'PublishEntry';
  wrapped.set(original, action);
  return action;
};
