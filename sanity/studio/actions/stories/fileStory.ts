import { EnterIcon } from '@sanity/icons/Enter';
import { UndoIcon } from '@sanity/icons/Undo';
import { useToast } from '@sanity/ui/toast';
import { type DocumentActionComponent, useDocumentOperation } from 'sanity';
import { storyStatus } from '../../../../lib/articles/storyStatus.ts';
import { waitingMarks } from '../../requests/waitingMarks.ts';
import { useOnceChecked } from '../useOnceChecked.ts';
import { storyOf } from './storyOf.ts';

/** Hands a finished draft to an editor, once its last words were checked: it then waits on their desk. */
export const useFileStory: DocumentActionComponent = ({ id, type, draft }) => {
  const { patch } = useDocumentOperation(id, type);
  const toast = useToast();
  const { isWhole, isAsked, ask } = useOnceChecked({ id, type, draft }, false, () => {
    patch.execute([{ set: { filedAt: new Date().toISOString() } }]);
    toast.push({ status: 'success', title: 'Filed: it waits for an editor' });
  });

  const story = storyOf(draft);
  if (!story) return null;
  if (storyStatus(story, new Date()) === 'scheduled') {
    return { label: 'Scheduled', icon: EnterIcon, disabled: true, title: 'It goes live at its hour.' };
  }
  if (story.filedAt) {
    return { label: 'Filed', icon: EnterIcon, disabled: true, title: 'It waits for an editor.' };
  }
  return {
    label: 'File for an editor',
    icon: EnterIcon,
    tone: 'primary',
    disabled: isAsked || !isWhole || Boolean(patch.disabled),
    title: isWhole
      ? 'It then waits on the editors’ desk.'
      : 'Something is missing: see the marks at the fields.',
    onHandle: ask,
  };
};
useFileStory.displayName = 'FileStory';

/** Returns a filed draft to its author. */
export const useSendBack: DocumentActionComponent = ({ id, type, draft }) => {
  const { patch } = useDocumentOperation(id, type);
  const toast = useToast();
  if (!storyOf(draft)?.filedAt) return null;
  return {
    label: 'Back to its writer',
    icon: UndoIcon,
    disabled: Boolean(patch.disabled),
    onHandle: () => {
      patch.execute([{ unset: [...waitingMarks] }]);
      toast.push({ status: 'success', title: 'Back with its writer' });
    },
  };
};
useSendBack.displayName = 'SendBack';
