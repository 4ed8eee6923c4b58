import { PublishIcon } from '@sanity/icons/Publish';
import type { DocumentActionComponent } from 'sanity';

/** The button of a document that only an editor publishes, for everyone else. */
export const useDisabledPublish: DocumentActionComponent = ({ draft }) => ({
  label: draft ? 'Waiting for an editor' : 'Live',
  icon: PublishIcon,
  disabled: true,
  title: draft
    ? 'An editor reads your changes and publishes them.'
    : 'Change it; an editor publishes your changes.',
});
useDisabledPublish.displayName = 'DisabledPublish';
