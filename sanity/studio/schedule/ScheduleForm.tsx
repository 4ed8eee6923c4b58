import { Button, Flex, Stack, Text } from '@sanity/ui';
import { type FormEvent, useState } from 'react';
import { scheduleProblem } from '../../../lib/articles/publishing/scheduleProblem.ts';
import { findInstant, wallClockOf } from '../../../lib/dates/wallClock.ts';
import { wallClockProblem } from '../../../lib/dates/wallClockProblem.ts';
import { Problems } from '../dialogs/Problems.tsx';
import { TimeFields } from '../dialogs/TimeFields.tsx';
import { newsroomTime } from '../newsroom/newsroomTime.ts';

type Props = {
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
};

/** A day and a time in the publication's time zone, and the same time in the user's zone. */
export const ScheduleForm = ({
  suggested,
  timeZone,
  embargoedUntil,
  storyProblem,
  onSubmit,
  ...form
}: Props) => {
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
    <form onSubmit={submit}>
      <Stack gap={5}>
        <TimeFields wallClock={wallClock} onChange={setWallClock} />
        <Text size={1} muted>
          In the publication’s time zone ({timeZone}).
        </Text>
        {at && <Text>Goes live {newsroomTime(at, timeZone)}.</Text>}
        <Problems problems={problem ? [problem] : []} />
        <Flex justify="flex-end">
          <Button
            type="submit"
            tone="primary"
            text={form.confirm}
            disabled={form.isBusy || (problem !== null && problem !== form.error)}
          />
        </Flex>
      </Stack>
    </form>
  );
};
