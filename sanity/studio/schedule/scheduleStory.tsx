import { CalendarIcon } from '@sanity/icons/Calendar';
import { CloseCircleIcon } from '@sanity/icons/CloseCircle';
import { useState } from 'react';
import { type DocumentActionComponent, useSyncState, useValidationStatus } from 'sanity';
import { storyStatus } from '../../../lib/articles/storyStatus.ts';
import { type StudioStory, storyOf } from '../actions/stories/storyOf.ts';
import { useCommit } from '../actions/useCommit.ts';
import { scheduleStory, unscheduleStory } from '../requests/scheduleRequest.ts';
import { ScheduleForm } from './ScheduleForm.tsx';
import { useNewsroomZone } from './useNewsroomZone.ts';

/** Schedules a complete draft. A live story is corrected, not scheduled. */
export const useScheduleStory: DocumentActionComponent = ({ id, draft, published }) => {
  const [isOpen, setIsOpen] = useState(false);
  const story = storyOf(draft);
  if (!story || published) return null;
  const isPlanned = storyStatus(story, new Date()) === 'scheduled';
  const close = () => setIsOpen(false);
  return {
    label: isPlanned ? 'Reschedule' : 'Schedule',
    icon: CalendarIcon,
    title: 'It goes live by itself, at an hour that you choose.',
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: isPlanned ? 'Reschedule the story' : 'Schedule the story',
      width: 'small',
      onClose: close,
      content: <Scheduling id={id} story={story} isPlanned={isPlanned} onDone={close} />,
    },
  };
};
useScheduleStory.displayName = 'ScheduleStory';

/** Removes the schedule. The draft stays. */
export const useUnscheduleStory: DocumentActionComponent = ({ id, draft, published }) => {
  const { isBusy, refusal, run } = useCommit();
  const story = storyOf(draft);
  if (!story?.scheduledFor || published) return null;
  return {
    label: 'Unschedule',
    icon: CloseCircleIcon,
    disabled: isBusy,
    title: refusal ?? 'It stays a draft, and nothing goes live by itself.',
    onHandle: () =>
      void run(unscheduleStory(id, story, new Date().toISOString()), 'Unscheduled: it is a draft again'),
  };
};
useUnscheduleStory.displayName = 'UnscheduleStory';

type Props = { id: string; story: StudioStory; isPlanned: boolean; onDone(): void };

const Scheduling = ({ id, story, isPlanned, onDone }: Props) => {
  const timeZone = useNewsroomZone();
  const { validation, isValidating, revision } = useValidationStatus(story._id, 'article', true);
  const { isSyncing } = useSyncState(id, 'article');
  const { isBusy, refusal, run } = useCommit();
  const isChecked = !isValidating && revision === story._rev;
  const hasErrors = validation.some(({ level }) => level === 'error');

  if (!timeZone) return null;
  const submit = async (at: string) => {
    if (await run(scheduleStory(id, story, { at, timeZone }), 'Scheduled')) onDone();
  };
  return (
    <ScheduleForm
      suggested={suggest(story, isPlanned)}
      embargoedUntil={story.embargoedUntil ?? null}
      timeZone={timeZone}
      confirm={isPlanned ? 'Reschedule' : 'Schedule'}
      hindrance={hasErrors ? 'Something is missing: see the marks at the fields.' : null}
      isBusy={isBusy || isSyncing || !isChecked}
      refusal={refusal}
      onSubmit={submit}
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
