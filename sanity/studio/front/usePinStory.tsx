import { PinIcon } from '@sanity/icons/Pin';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { storyOf } from '../actions/storyOf.ts';
import { custom } from '../dialogs/custom.ts';
import { PinDialog } from './PinDialog.tsx';

/** Puts a live story on the draft of the front page. */
export const usePinStory: DocumentActionComponent = ({ id, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const story = storyOf(published);
  if (!story || story.retractedAt) return null;
  return {
    label: 'Put on the front page',
    icon: PinIcon,
    onHandle: () => setIsOpen(true),
    dialog: isOpen && custom(<PinDialog storyId={id} onClose={() => setIsOpen(false)} />),
  };
};
usePinStory.displayName = 'PinStory';
