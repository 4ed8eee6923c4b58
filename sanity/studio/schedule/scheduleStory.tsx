import { CalendarIcon } from '@sanity/icons/Calendar';
import { CloseCircleIcon } from '@sanity/icons/CloseCircle';
import { useState } from 'react';
import { type DocumentActionComponent, useValidationStatus } from 'sanity';
import { storyStatus } from '../../../lib/articles/storyStatus.ts';
import { type StudioStory, storyOf } from '../actions/storyOf.ts';
import { useCommit } from '../actions/useCommit.ts';
import { buttonOf } from '../actions/usePerson.ts';
import { useStoryOffer } from '../actions/useStoryOffer.ts';
import { useFaultText } from '../checks/useFaultText.ts';
import { custom } from '../dialogs/custom.ts';
import { useIsSaving } from '../layout/saving/useIsSaving.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { scheduleStory, unscheduleStory } from '../requests/scheduleRequest.ts';
import { ScheduleForm } from './ScheduleForm.tsx';

/** The form stays open, and says what others did meanwhile. */
const overtaken = { disabledReason: 'The story is live or its draft is gone.' };

/** Schedules a complete draft. A live story is corrected, not scheduled. */
export const useScheduleStory: DocumentActionComponent = (props) => {
  const { id, draft, published } = props;
  const [isOpen, setIsOpen] = useState(false);
  const offer = useStoryOffer('schedule', props);
  const story = storyOf(draft ?? published);
  if (!story || (!offer && !isOpen)) return null;
  const isPlanned = storyStatus(story, new Date()) === 'scheduled';
  return {
    label: isPlanned ? 'Reschedule' : 'Schedule',
    icon: CalendarIcon,
    ...buttonOf(offer ?? overtaken, false, 'The story goes live by itself at the time that you choose.'),
    onHandle: () => setIsOpen(true),
    dialog:
      isOpen &&
      custom(
        <Scheduling
          id={id}
          story={story}
          isPlanned={isPlanned}
          overtaken={(offer ?? overtaken).disabledReason}
          onClose={() => setIsOpen(false)}
        />,
      ),
  };
};
useScheduleStory.displayName = 'ScheduleStory';

/** Removes the schedule. The draft stays. */
export const useUnscheduleStory: DocumentActionComponent = (props) => {
  const { id, draft } = props;
  const { isBusy, error, run } = useCommit();
  const offer = useStoryOffer('unschedule', props);
  const story = storyOf(draft);
  if (!offer || !story) return null;
  return {
    label: 'Unschedule',
    icon: CloseCircleIcon,
    disabled: isBusy,
    title: error ?? 'Cancels the schedule. The story stays a draft.',
    onHandle: () =>
      void run(
        unscheduleStory(id, story, new Date().toISOString()),
        'Unscheduled. The story is a draft again.',
      ),
  };
};
useUnscheduleStory.displayName = 'UnscheduleStory';

type Props = {
  id: string;
  story: StudioStory;
  isPlanned: boolean;
  /** What others did meanwhile, because of which it is not scheduled, or null. */
  overtaken: string | null;
  onClose(): void;
};

const Scheduling = ({ id, story, isPlanned, overtaken: others, onClose }: Props) => {
  const timeZone = useNewsroomZone();
  const { validation, isValidating, revision } = useValidationStatus(story._id, 'article', true);
  const isSaving = useIsSaving(id, 'article');
  const { isBusy, error, run } = useCommit();
  const isChecked = !isValidating && revision === story._rev;
  const storyProblem = useFaultText('article', story, validation);

  if (!timeZone) return null;
  const submit = async (at: string) => {
    if (await run(scheduleStory(id, story, { at, timeZone }), 'Scheduled')) onClose();
  };
  return (
    <ScheduleForm
      title={isPlanned ? 'Reschedule the story' : 'Schedule the story'}
      suggested={suggest(story, isPlanned)}
      embargoedUntil={story.embargoedUntil ?? null}
      timeZone={timeZone}
      confirm={isPlanned ? 'Reschedule' : 'Schedule'}
      storyProblem={others ?? storyProblem}
      isBusy={isBusy || isSaving || !isChecked}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
};

const hourMs = 3_600_000;

/** The scheduled time, else the end of the embargo, else the full hour after the next. */
const suggest = ({ scheduledFor, embargoedUntil }: StudioStory, isPlanned: boolean): string => {
  if (isPlanned && scheduledFor) return scheduledFor;
  if (embargoedUntil && Date.parse(embargoedUntil) > Date.now()) return embargoedUntil;
  return new Date((Math.floor(Date.now() / hourMs) + 2) * hourMs).toISOString();
};
