import { useToast } from '@sanity/ui/toast';
import { uuid } from '@sanity/uuid';
import { useState } from 'react';
import {
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  type SanityDocument,
  useCurrentUser,
  useSyncState,
} from 'sanity';
import { changedParts } from '../../../../lib/articles/changes/changedParts.ts';
import { changedPassage } from '../../../../lib/articles/changes/changedPassage.ts';
import { isAddition } from '../../../../lib/articles/changes/isAddition.ts';
import { isReadTheSame } from '../../../../lib/articles/changes/readContent.ts';
import { typoProblem } from '../../../../lib/articles/changes/typoProblem.ts';
import { isUnderEmbargo } from '../../../../lib/articles/publishing/embargo.ts';
import type { CorrectionKind } from '../../../../lib/corrections/vocabulary.ts';
import { publishTypo } from '../../requests/correctionRequest.ts';
import { publishStoryNow } from '../../requests/scheduleRequest.ts';
import { ChangeChoice } from '../corrections/ChangeChoice.tsx';
import { RequestCorrection } from '../corrections/RequestCorrection.tsx';
import { useHasPendingCorrection } from '../corrections/useHasPendingCorrection.ts';
import { initialWords } from '../initialWords.ts';
import { commitActions, useCommit } from '../useCommit.ts';
import { useOnceChecked } from '../useOnceChecked.ts';
import { type StudioStory, storyOf } from './storyOf.ts';

type Step = { kind: 'choice' } | { kind: 'correction'; correctionKind: CorrectionKind };

/**
 * Publishes a story when Studio would, and knows its dates: the first time sets `firstPublishedAt`. When readers have
 * seen the words that changed, it asks what the change is: a typo goes live and is logged, anything else becomes a
 * correction that another editor approves.
 */
const usePublishStory = (
  props: DocumentActionProps,
  useOriginal: DocumentActionComponent,
): DocumentActionDescription | null => {
  const { id, type } = props;
  const described = useOriginal(props);
  const { isSyncing } = useSyncState(id, type);
  const user = useCurrentUser();
  const toast = useToast();
  const { isBusy, refusal, run } = useCommit();
  const [step, setStep] = useState<Step | null>(null);
  const live = storyOf(props.published);
  const draft = storyOf(props.draft);
  const isWaiting = useHasPendingCorrection(id, live !== null);

  const publishNow = async (dates: StudioStory, read: SanityDocument) => {
    const isDone = await run(publishStoryNow(id, dates, new Date().toISOString(), read), 'Published');
    // Why not stands at the button, where nobody looks.
    if (!isDone) toast.push({ status: 'error', title: 'Not published: see why at the button.' });
  };
  const { isAsked, ask } = useOnceChecked({ id, type, draft: props.draft }, true, () => {
    if (draft && props.draft) void publishNow(draft, props.draft);
  });
  if (!described || !draft) return described;
  const hold = whyHeld({ embargoedUntil: draft.embargoedUntil, isWaiting });
  if (hold) return { ...described, ...hold, disabled: true };

  const close = () => setStep(null);
  const publishTypoNow = async () => {
    if (!live || !user) return;
    const actions = publishTypo({
      id: uuid(),
      articleId: id,
      affects: changedParts(live, draft),
      passage: changedPassage(live, draft),
      requestedBy: user.id,
      now: new Date().toISOString(),
    });
    if (await run(commitActions(actions), 'Published, and logged as a typo')) close();
  };
  const isPlanned = Boolean(draft.scheduledFor) && !live;
  const notATypo = step && live ? typoProblem(live, draft) : null;
  const isOnlyAdded = step !== null && live !== null && isAddition(live, draft);
  const dialogs = {
    choice: () => ({
      header: 'What changed?',
      content: (
        <ChangeChoice
          isBusy={isBusy || isSyncing}
          refusal={refusal}
          typoProblem={notATypo}
          isAddition={isOnlyAdded}
          onChoose={(chosen) =>
            chosen === 'typo' && !notATypo
              ? void publishTypoNow()
              : setStep({ kind: 'correction', correctionKind: chosen })
          }
        />
      ),
    }),
    correction: (correctionKind: CorrectionKind) => ({
      header: 'Correct the story',
      content: live && (
        <RequestCorrection
          articleId={id}
          initial={initialWords(correctionKind, live, draft)}
          isPublishedAlone={correctionKind === 'update' && isOnlyAdded}
          onDone={close}
        />
      ),
    }),
  };
  const dialog =
    step && (step.kind === 'choice' ? dialogs.choice() : dialogs.correction(step.correctionKind));

  return {
    ...described,
    label: isPlanned ? 'Publish now' : described.label,
    title: refusal ?? described.title,
    disabled: described.disabled || isAsked || isBusy,
    onHandle: () => (live && !isReadTheSame(live, draft) ? setStep({ kind: 'choice' }) : ask()),
    dialog: dialog && { type: 'dialog', width: 'medium', onClose: close, ...dialog },
  };
};

/** Studio resolves its actions often: the same action has to stay the same component, or an open dialog would close. */
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();

/** @see usePublishStory */
export const publishStory = (original: DocumentActionComponent): DocumentActionComponent => {
  const known = wrapped.get(original);
  if (known) return known;
  const action: DocumentActionComponent = (props) => usePublishStory(props, original);
  action.action = 'publish';
  action.displayName = 'PublishStory';
  wrapped.set(original, action);
  return action;
};

const whyHeld = ({
  embargoedUntil,
  isWaiting,
}: {
  embargoedUntil: string | null | undefined;
  isWaiting: boolean;
}): Pick<DocumentActionDescription, 'label' | 'title'> | null => {
  if (isUnderEmbargo(embargoedUntil, new Date().toISOString())) {
    return {
      label: 'Under embargo',
      title: `Embargoed until ${new Date(`${embargoedUntil}`).toLocaleString()}`,
    };
  }
  if (isWaiting) {
    return {
      label: 'Correction waits',
      title: 'The change goes live when another editor approves its correction.',
    };
  }
  return null;
};
