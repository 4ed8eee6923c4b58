import { Select, Stack, Text } from '@sanity/ui';
import { useId } from 'react';
import { findInstant, wallClockOf } from '../../../../../lib/dates/wallClock.ts';
import { Labelled } from '../../../dialogs/Labelled.tsx';
import { TimeFields } from '../../../dialogs/TimeFields.tsx';
import { newsroomTime } from '../../../newsroom/newsroomTime.ts';

type Props = {
  /** The chosen time, or empty: it goes live when it is approved. */
  wallClock: string;
  /** The publication's IANA zone. */
  timeZone: string;
  onChange(wallClock: string): void;
};

const hourMs = 3_600_000;

/** The full hour after the next. */
const suggested = (timeZone: string): string =>
  wallClockOf(new Date((Math.floor(Date.now() / hourMs) + 2) * hourMs).toISOString(), timeZone);

/** When the correction goes live: with its approval, or at a time. */
export const WhenFields = ({ wallClock, timeZone, onChange }: Props) => {
  const id = useId();
  const at = findInstant(wallClock, timeZone);
  return (
    <Stack gap={4}>
      <Labelled id={id} label="Goes live" hint="">
        <Select
          id={id}
          value={wallClock ? 'time' : 'approval'}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.value === 'time' ? suggested(timeZone) : '')
          }
        >
          <option value="approval">When another editor approves it</option>
          <option value="time">At a time, if another editor has approved it</option>
        </Select>
      </Labelled>
      {wallClock && <TimeFields wallClock={wallClock} onChange={onChange} />}
      {wallClock && (
        <Text size={1} muted>
          In the publication’s time zone ({timeZone}).{at && ` Goes live ${newsroomTime(at, timeZone)}.`}
        </Text>
      )}
    </Stack>
  );
};
