import { Button, Stack, Text } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { scheduleProblem } from '../../../lib/articles/publishing/scheduleProblem.ts';
import { findInstant, wallClockOf } from '../../../lib/dates/wallClock.ts';
import { wallClockProblem } from '../../../lib/dates/wallClockProblem.ts';
import { DeskDialog } from '../dialogs/DeskDialog.tsx';
import { TimeFields } from '../dialogs/TimeFields.tsx';
import { newsroomTime } from '../newsroom/newsroomTime.ts';

type Props = {
  title: string;
  /** The form's initial value, ISO 8601. */
  suggested: string;
  embargoedUntil: string | null;
  /** The publication's IANA zone. */
  timeZone: string;
  confirm: string;
  /** Why the story cannot be scheduled, or null. */
  storyProblem: string | null;
  isBusy: boolean;
  error: string | null;
  onSubmit(at: string): void;
  onClose(): void;
};

/** A day and a time in the publication's time zone, and the same time in the user's zone. */
export const ScheduleForm = ({
  title,
  suggested,
  timeZone,
  embargoedUntil,
  storyProblem,
  onSubmit,
  onClose,
  ...form
}: Props) => {
  const formId = useId();
  const [wallClock, setWallClock] = useState(() => wallClockOf(suggested, timeZone));
  const at = findInstant(wallClock, timeZone);
  const problem =
    storyProblem ??
    wallClockProblem(wallClock, timeZone) ??
    scheduleProblem(at, { embargoedUntil, now: new Date().toISOString() }) ??
    form.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at) onSubmit(at);
  };

  return (
    <DeskDialog
      title={title}
      size="small"
      problems={problem ? [problem] : []}
      buttons={
        <Button
          form={formId}
          type="submit"
          tone="primary"
          text={form.confirm}
          disabled={form.isBusy || (problem !== null && problem !== form.error)}
        />
      }
      onClose={onClose}
    >
      <Stack as="form" id={formId} onSubmit={submit} gap={5}>
        <TimeFields wallClock={wallClock} onChange={setWallClock} />
        <Text size={1} muted>
          In the publication’s time zone ({timeZone}).
        </Text>
        {at && <Text>Goes live {newsroomTime(at, timeZone)}.</Text>}
      </Stack>
    </DeskDialog>
  );
};
