import { useState } from 'react';
import type {
  DocumentActionComponent,
  DocumentActionDescription,
  DocumentActionProps,
  SanityDocument,
} from 'sanity';
import { hasSameContent } from '../../../../lib/articles/changes/readContent.ts';
import { isUnderEmbargo } from '../../../../lib/dates/embargo.ts';
import { isObject } from '../../../../lib/isObject.ts';
import { custom } from '../../dialogs/custom.ts';
import { useStyleProblem } from '../../houseStyle/useStoryStyle.ts';
import { publishStoryNow } from '../../requests/scheduleRequest.ts';
import { useHasPendingCorrection } from '../corrections/useHasPendingCorrection.ts';
import { type StudioStory, storyOf } from '../storyOf.ts';
import { useCommit } from '../useCommit.ts';
import { useLasting } from '../useLasting.ts';
import { useStoryOffer } from '../useStoryOffer.ts';
import { useOnceChecked } from '../waiting/useOnceChecked.ts';
import { useWholeText } from '../waiting/useWholeText.ts';
import { PublishChange } from './PublishChange.tsx';

/**
 * Studio's publish action for stories. The first publication sets `firstPublishedAt`. If readers have seen the changed
 * text, it asks for the kind of the change: a typo goes live and is logged, an update that only adds goes live with
 * its note, and anything else becomes a correction that another editor approves.
 */
const usePublishStory = (
  props: DocumentActionProps,
  useOriginal: DocumentActionComponent,
): DocumentActionDescription | null => {
  const { id, type } = props;
  const described = useOriginal(props);
  const [isOpen, setIsOpen] = useState(false);
  const live = storyOf(props.published);
  const draft = storyOf(props.draft);
  const isCorrectionPending = useHasPendingCorrection(id, live !== null);
  // Not at each key: it compares whole texts.
  const isChanged = (): boolean => live !== null && draft !== null && !hasSameContent(live, draft);
  const offer = useStoryOffer('publish', props, { isCorrectionPending });
  const styleProblem = useStyleProblem(id);
  const { isBusy, error, publishedRev, publishNow } = usePublishNow(id);
  const { problem, isAsked, ask } = useOnceChecked({ id, type, draft: props.draft }, true, () => {
    if (!draft || !props.draft) return;
    // The last words may have come since it was asked.
    if (isChanged()) setIsOpen(true);
    else void publishNow(draft, props.draft);
  });
  const whole = useWholeText(() => (isChanged() ? setIsOpen(true) : ask()));
  const isResting = useLasting((described?.disabled && !isLoading(described)) || null) !== null;
  const dialog = isOpen && custom(<PublishChange id={id} type={type} onClose={() => setIsOpen(false)} />);
  if (!described) return null;
  if (!draft) return { ...described, title: offer?.disabledReason ?? described.title };
  if (offer?.disabledReason)
    return {
      ...described,
      label: disabledLabel(draft, offer.disabledReason === styleProblem),
      title: offer.disabledReason,
      disabled: true,
      dialog,
    };
  const isPlanned = Boolean(draft.scheduledFor) && !live;
  return {
    ...described,
    label: isPlanned ? 'Publish now' : described.label,
    title: error ?? problem ?? described.title,
    disabled: isResting || whole.isAsked || isAsked || isBusy || publishedRev === props.draft?._rev,
    onHandle: whole.ask,
    dialog,
  };
};

/**
 * Whether Studio only waits for the person's permissions. It reads them twice, for the button and for the key, and drops
 * a key until then, also beside a button that is ready. The server checks them.
 */
const isLoading = ({ disabled, shortcut }: DocumentActionDescription): boolean =>
  Boolean(disabled && shortcut);

const usePublishNow = (id: string) => {
  const { isBusy, error, run } = useCommit();
  // Studio hears of it later than this, and shows the draft until then.
  const [publishedRev, setPublishedRev] = useState<string | null>(null);
  const publishNow = (dates: StudioStory, read: SanityDocument): Promise<boolean> => {
    const publish = publishStoryNow(id, dates, new Date().toISOString(), read);
    return run(
      async (client) => {
        await publish(client);
        setPublishedRev(read._rev);
      },
      'Published',
      'Not published',
    );
  };
  return { isBusy, error, publishedRev, publishNow };
};

/** Studio resolves its actions often. Each action must stay the same component, or an open dialog would close. */
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

/** The name of a disabled button. */
const disabledLabel = ({ embargoedUntil, withdrawal }: StudioStory, isBlockedByStyle: boolean): string => {
  if (isBlockedByStyle) return 'Blocked by house style';
  if (isUnderEmbargo(embargoedUntil, new Date().toISOString())) return 'Under embargo';
  return isObject(withdrawal) ? 'To be taken off' : 'Awaiting approval';
};
