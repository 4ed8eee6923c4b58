import { Grid, TextInput } from '@sanity/ui';
import { useId, useState } from 'react';
import { findClockTime } from '../../../lib/dates/clockTime.ts';
import { Labelled } from './Labelled.tsx';

type Props = {
  /** Such as `2026-11-26T09:00`. */
  wallClock: string;
  isReadOnly?: boolean;
  onChange(wallClock: string): void;
};

/** A day and a time of 24 hours. */
export const TimeFields = ({ wallClock, isReadOnly = false, onChange }: Props) => {
  const id = useId();
  const [day = '', ...rest] = wallClock.split('T');
  // What is typed may have a T, too.
  const time = rest.join('T');
  return (
    // Below each other where a whole day would not fit.
    <Grid gap={3} style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(7.75rem, 1fr))' }}>
      <Labelled id={`${id}-day`} label="Day" hint="">
        <TextInput
          id={`${id}-day`}
          type="date"
          readOnly={isReadOnly}
          value={day}
          onChange={({ currentTarget }) => onChange(`${currentTarget.value}T${time}`)}
        />
      </Labelled>
      <Labelled id={`${id}-time`} label="Time" hint="">
        <ClockTime
          id={`${id}-time`}
          value={time}
          isReadOnly={isReadOnly}
          onChange={(changed) => onChange(`${day}T${changed}`)}
        />
      </Labelled>
    </Grid>
  );
};

type ClockTimeProps = { id: string; value: string; isReadOnly: boolean; onChange(time: string): void };

/**
 * The browser's own field has twelve hours or 24, by the language of the browser. What is not a time yet is passed on as it
 * is typed, so that the form rests.
 */
const ClockTime = ({ id, value, isReadOnly, onChange }: ClockTimeProps) => {
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (): void => {
    const time = typed === null ? null : findClockTime(typed);
    if (time !== null && time !== value) onChange(time);
    setTyped(null);
  };
  return (
    <TextInput
      id={id}
      autoComplete="off"
      placeholder="14:30"
      maxLength={8}
      readOnly={isReadOnly}
      value={typed ?? value}
      onChange={({ currentTarget }) => {
        const { value: now } = currentTarget;
        setTyped(now);
        onChange((isWhole(now) ? findClockTime(now) : null) ?? now);
      }}
      onBlur={finish}
    />
  );
};

/** One more digit would not make another time of it. */
const isWhole = (typed: string): boolean => /^\d{2}:\d{2}$/u.test(typed.trim());
