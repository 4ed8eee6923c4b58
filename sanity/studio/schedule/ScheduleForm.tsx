import { Button, Flex, Grid, Stack, Text, TextInput } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { scheduleProblem } from '../../../lib/articles/publishing/scheduleProblem.ts';
import { findInstant, wallClockOf } from '../../../lib/dates/wallClock.ts';
import { Labelled } from '../actions/Labelled.tsx';
import { Refusal } from '../actions/Refusal.tsx';
import { newsroomTime } from './newsroomTime.ts';

type Props = {
  /** The form's initial value, ISO 8601. */
  suggested: string;
  embargoedUntil: string | null;
  /** The publication's. */
  timeZone: string;
  confirm: string;
  /** Why the story as it stands cannot be scheduled, or null. */
  hindrance: string | null;
  isBusy: boolean;
  refusal: string | null;
  onSubmit(at: string): void;
};

/** A day and an hour on the publication's clock, and what they are on one's own. */
export const ScheduleForm = ({
  suggested,
  timeZone,
  embargoedUntil,
  hindrance,
  onSubmit,
  ...form
}: Props) => {
  const id = useId();
  const [[day = '', hour = ''], setChosen] = useState(() => wallClockOf(suggested, timeZone).split('T'));
  const at = findInstant(`${day}T${hour}`, timeZone);
  const problem =
    hindrance ?? scheduleProblem(at, { embargoedUntil, now: new Date().toISOString() }) ?? form.refusal;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at) onSubmit(at);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap={5}>
        <Grid gridTemplateColumns={2} gap={3}>
          <Labelled id={`${id}-day`} label="Day" hint="">
            <TextInput
              id={`${id}-day`}
              type="date"
              value={day}
              onChange={({ currentTarget }) => setChosen([currentTarget.value, hour])}
            />
          </Labelled>
          <Labelled id={`${id}-hour`} label="Time" hint="">
            <TextInput
              id={`${id}-hour`}
              type="time"
              value={hour}
              onChange={({ currentTarget }) => setChosen([day, currentTarget.value])}
            />
          </Labelled>
        </Grid>
        <Text size={1} muted>
          On the publication’s clock ({timeZone}).
        </Text>
        {at && <Text>Goes live {newsroomTime(at, timeZone)}.</Text>}
        <Refusal reasons={problem ? [problem] : []} />
        <Flex justify="flex-end">
          <Button
            type="submit"
            tone="primary"
            text={form.confirm}
            disabled={form.isBusy || (problem !== null && problem !== form.refusal)}
          />
        </Flex>
      </Stack>
    </form>
  );
};
