import { Grid, TextInput } from '@sanity/ui';
import { useId } from 'react';
import { Labelled } from './Labelled.tsx';

type Props = {
  /** Such as `2026-11-26T09:00`. */
  wallClock: string;
  isReadOnly?: boolean;
  onChange(wallClock: string): void;
};

/** A day and a time. */
export const TimeFields = ({ wallClock, isReadOnly = false, onChange }: Props) => {
  const id = useId();
  const [day = '', hour = ''] = wallClock.split('T');
  return (
    <Grid gridTemplateColumns={2} gap={3}>
      <Labelled id={`${id}-day`} label="Day" hint="">
        <TextInput
          id={`${id}-day`}
          type="date"
          readOnly={isReadOnly}
          value={day}
          onChange={({ currentTarget }) => onChange(`${currentTarget.value}T${hour}`)}
        />
      </Labelled>
      <Labelled id={`${id}-hour`} label="Time" hint="">
        <TextInput
          id={`${id}-hour`}
          type="time"
          readOnly={isReadOnly}
          value={hour}
          onChange={({ currentTarget }) => onChange(`${day}T${currentTarget.value}`)}
        />
      </Labelled>
    </Grid>
  );
};
