import { RemoveCircleIcon } from '@sanity/icons/RemoveCircle';
import { RevertIcon } from '@sanity/icons/Revert';
import { useState } from 'react';
import type { DocumentActionComponent } from 'sanity';
import { initialWords } from '../initialWords.ts';
import { storyOf } from '../stories/storyOf.ts';
import { RequestCorrection } from './RequestCorrection.tsx';
import { useHasPendingCorrection } from './useHasPendingCorrection.ts';

/** Tells readers of a mistake in a live story. The corrected text waits in the draft until another editor approves. */
export const useCorrectStory: DocumentActionComponent = ({ id, published, draft }) => {
  const [isOpen, setIsOpen] = useState(false);
  const live = storyOf(published);
  const isWaiting = useHasPendingCorrection(id, live !== null);
  if (!live || live.retractedAt) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Correct',
    icon: RevertIcon,
    disabled: isWaiting,
    title: isWaiting
      ? 'A correction of this story waits for approval.'
      : 'Fix the text first, then say what was wrong.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Correct the story',
      width: 'medium',
      onClose: close,
      content: (
        <RequestCorrection
          articleId={id}
          initial={initialWords('correction', live, storyOf(draft))}
          onDone={close}
        />
      ),
    },
  };
};
useCorrectStory.displayName = 'CorrectStory';

/** Withdraws a live story in the open: its address stays, with the headline and the notice. */
export const useRetractStory: DocumentActionComponent = ({ id, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const live = storyOf(published);
  const isWaiting = useHasPendingCorrection(id, live !== null);
  if (!live || live.retractedAt) return null;
  const close = () => setIsOpen(false);
  return {
    label: 'Retract',
    icon: RemoveCircleIcon,
    tone: 'critical',
    disabled: isWaiting,
    title: isWaiting ? 'A correction of this story waits for approval.' : 'Its address stays and shows why.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Retract the story',
      width: 'medium',
      onClose: close,
      content: (
        <RequestCorrection
          articleId={id}
          initial={{ ...initialWords('retraction', live, null), affects: ['headline', 'body'] }}
          onDone={close}
        />
      ),
    },
  };
};
useRetractStory.displayName = 'RetractStory';
