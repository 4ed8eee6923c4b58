import { Button, Flex, Stack, Text } from '@sanity/ui';
import { useEffect, useId, useState } from 'react';
import { type StringInputProps, set, unset } from 'sanity';
import { isInstant } from '../../../lib/dates/instants.ts';
import { findInstant, wallClockOf } from '../../../lib/dates/wallClock.ts';
import { wallClockProblem } from '../../../lib/dates/wallClockProblem.ts';
import { Problems } from '../dialogs/Problems.tsx';
import { TimeFields } from '../dialogs/TimeFields.tsx';
import { newsroomTime } from '../newsroom/newsroomTime.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';

/**
 * A day and a time in the publication's time zone; in words alone if the server writes them. Studio's own field uses the
 * zone of the browser. Studio draws no frame around a field of this type: the input shows its name, description and
 * problems.
 */
export const NewsroomTimeInput = ({
  value: stored,
  onChange,
  readOnly,
  schemaType: { title, description, readOnly: isAlwaysReadOnly },
  validation,
}: StringInputProps) => {
  const id = useId();
  const value = isInstant(stored) ? stored : null;
  const timeZone = useNewsroomZone();
  const [typed, setTyped] = useState<string | null>(null);
  // Another person, or the history, changed it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is dropped with each new value.
  useEffect(() => setTyped(null), [value]);
  if (!timeZone) return null;
  const wallClock = value ? wallClockOf(value, timeZone) : 'T';
  const typedProblem = typed === null ? null : wallClockProblem(typed, timeZone);
  const isStamp = isAlwaysReadOnly === true;
  const emptyText = isStamp ? 'Not yet.' : `In the publication’s time zone (${timeZone}).`;
  const change = (changed: string): void => {
    setTyped(changed);
    const at = findInstant(changed, timeZone);
    if (at) onChange(set(at));
  };
  return (
    <Stack gap={3} role="group" aria-labelledby={id}>
      <Text id={id} size={1} weight="medium">
        {title}
      </Text>
      {description && (
        <Text size={1} muted>
          {description}
        </Text>
      )}
      {!isStamp && (
        <Flex gap={3} align="flex-end" wrap="wrap">
          <TimeFields wallClock={typed ?? wallClock} onChange={change} isReadOnly={readOnly === true} />
          {value && !readOnly && <Button mode="bleed" text="Clear" onClick={() => onChange(unset())} />}
        </Flex>
      )}
      <Text size={1} muted>
        {value ? newsroomTime(value, timeZone) : emptyText}
      </Text>
      <Problems problems={typedProblem ? [typedProblem] : messagesOf(validation, 'error')} />
      <Problems tone="caution" problems={messagesOf(validation, 'warning')} />
    </Stack>
  );
};

const messagesOf = (validation: StringInputProps['validation'], wanted: 'error' | 'warning'): string[] =>
  validation.filter(({ level }) => level === wanted).map(({ message }) => message);
