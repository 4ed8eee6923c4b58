import { EnterIcon } from '@sanity/icons/Enter';
import { UndoIcon } from '@sanity/icons/Undo';
import { useToast } from '@sanity/ui/toast';
import { type DocumentActionComponent, useDocumentOperation, useValidationStatus } from 'sanity';
import { storyOf } from './storyOf.ts';

/** Hands a finished draft to an editor: it then waits on their desk. */
export const useFileStory: DocumentActionComponent = ({ id, type, draft }) => {
  const { patch } = useDocumentOperation(id, type);
  const { validation, isValidating, revision } = useValidationStatus(draft?._id ?? id, type, false);
  const toast = useToast();
  const story = storyOf(draft);
  const isChecked = !isValidating && revision === draft?._rev;
  const problems = validation.filter(({ level }) => level === 'error').length;
  if (!story) return null;
  if (story.filedAt) {
    return { label: 'Filed', icon: EnterIcon, disabled: true, title: 'It waits for an editor.' };
  }
  return {
    label: 'File for an editor',
    icon: EnterIcon,
    tone: 'primary',
    disabled: !isChecked || problems > 0 || Boolean(patch.disabled),
    title:
      problems > 0
        ? 'Something is missing: see the marks at the fields.'
        : 'It then waits on the editors’ desk.',
    onHandle: () => {
      patch.execute([{ set: { filedAt: new Date().toISOString() } }]);
      toast.push({ status: 'success', title: 'Filed: it waits for an editor' });
    },
  };
};
useFileStory.displayName = 'FileStory';

/** Gives a filed draft back to whoever wrote it. */
export const useSendBack: DocumentActionComponent = ({ id, type, draft }) => {
  const { patch } = useDocumentOperation(id, type);
  const toast = useToast();
  if (!storyOf(draft)?.filedAt) return null;
  return {
    label: 'Back to its writer',
    icon: UndoIcon,
    disabled: Boolean(patch.disabled),
    onHandle: () => {
      patch.execute([{ unset: ['filedAt'] }]);
      toast.push({ status: 'success', title: 'Back with its writer' });
    },
  };
};
useSendBack.displayName = 'SendBack';
