import { EnterIcon } from '@sanity/icons/Enter';
import { UndoIcon } from '@sanity/icons/Undo';
import { useToast } from '@sanity/ui/toast';
import { type DocumentActionComponent, useDocumentOperation } from 'sanity';
import { storyStatus } from '../../../../lib/articles/storyStatus.ts';
import { storyStyleOf } from '../../houseStyle/StoryStyle.ts';
import { useStoredMarks } from '../../newsroom/useStoredMarks.ts';
import { fileStory, takeBackStory } from '../../requests/filingRequest.ts';
import { useHasPendingCorrection } from '../corrections/useHasPendingCorrection.ts';
import { storyOf } from '../storyOf.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { useLasting } from '../useLasting.ts';
import { buttonOf, usePerson } from '../usePerson.ts';
import { useStoryOffer } from '../useStoryOffer.ts';
import { useOnceChecked } from '../waiting/useOnceChecked.ts';

/**
 * Files a finished draft: it waits on the editors' desk. The last edits are saved and checked first. It is the button of
 * a new story too, so that the first thing to see is where the story goes.
 */
export const useFileStory: DocumentActionComponent = (props) => {
  const { id, type, draft } = props;
  const { patch } = useDocumentOperation(id, type);
  const toast = useToast();
  const { isBusy, run } = useCommit();
  const { id: filedBy } = usePerson();
  const file = () => {
    // The findings come after a pause in typing, and this is the text that is filed.
    const styleProblem = storyStyleOf(id).problemOf(draft);
    if (styleProblem) {
      toast.push({ status: 'error', title: 'Not filed', description: styleProblem });
      return;
    }
    if (!draft) return;
    const filed = fileStory(id, { filedAt: new Date().toISOString(), filedBy, revision: draft._rev });
    void run(commitActions(filed), 'Filed. The story is waiting for an editor.', 'Not filed');
  };
  const { problem, isAsked, ask } = useOnceChecked({ id, type, draft }, false, file, !patch.disabled);
  const isUnable = useLasting(patch.disabled || null) !== null;
  const isCorrectionPending = useHasPendingCorrection(id, props.published !== null);
  const marked = useStoredMarks(draft);
  const offer = useStoryOffer('file', { ...props, draft: marked }, { isCorrectionPending });
  if (!offer) return null;
  const story = storyOf(marked);
  const isUsable = offer.disabledReason === null && problem === null;
  return {
    label: labelOf(story ? storyStatus(story, new Date()) : 'draft', Boolean(story?.filedAt)),
    icon: EnterIcon,
    ...(isUsable ? { tone: 'primary' as const } : {}),
    ...buttonOf(
      { disabledReason: offer.disabledReason ?? problem },
      isAsked || isBusy || Boolean(story && isUnable),
      'Sends the story to the editors’ desk.',
    ),
    onHandle: ask,
  };
};
useFileStory.displayName = 'FileStory';

const labelOf = (status: string, isFiled: boolean): string => {
  if (status === 'scheduled') return 'Scheduled';
  return isFiled ? 'Filed' : 'File for an editor';
};

/** Takes back a filed story of the user's own, until an editor schedules it. */
export const useTakeBackStory: DocumentActionComponent = (props) => {
  const { isBusy, error, run } = useCommit();
  const offer = useStoryOffer('takeBack', props);
  if (!offer) return null;
  return {
    label: 'Take back',
    icon: UndoIcon,
    ...buttonOf(offer, isBusy, error ?? 'The story is yours again, and no longer waits for an editor.'),
    onHandle: () =>
      void run(commitActions(takeBackStory(props.id)), 'Taken back. The story is a draft again.'),
  };
};
useTakeBackStory.displayName = 'TakeBackStory';
