import { Button, Flex, Stack, Text } from '@sanity/ui';
import { useState } from 'react';
import { wallClockOf } from '../../../lib/dates/wallClock.ts';
import { nearDayWords } from '../../../lib/planning/days.ts';
import { byDay, type PlannedStory } from '../../../lib/planning/PlannedStory.ts';
import { useNow } from '../newsroom/useNow.ts';
import { PlanRow } from './PlanRow.tsx';
import type { PlanFilter } from './planQueries.ts';
import { usePlanList } from './usePlans.ts';

const pageSize = 100;

/** Planned stories under the days on which they are due. */
export const PlanList = ({ filter, timeZone }: { filter: PlanFilter; timeZone: string }) => {
  const [limit, setLimit] = useState(pageSize);
  const now = useNow();
  const { plans, count } = usePlanList(filter, limit, now);
  if (!plans) return <Line text="Loading…" />;
  if (plans.length === 0)
    return (
      <Line text={filter.state === 'missed' ? 'Nothing missed its time.' : 'Nothing is planned here.'} />
    );
  const today = wallClockOf(now, timeZone).slice(0, 10);
  const days = byDay(plans, timeZone);
  const hasMore = count !== undefined && count > limit;
  return (
    <Stack gap={5}>
      {(filter.state === 'done' ? days.toReversed() : days).map(({ day, plans: held }) => (
        <DayOfPlans
          key={day ?? 'none'}
          title={day ? nearDayWords(day, today) : 'No day yet'}
          plans={held}
          timeZone={timeZone}
          now={now}
        />
      ))}
      {hasMore && (
        <Flex align="center" gap={3}>
          <Button mode="ghost" text="Show more" onClick={() => setLimit(limit + pageSize)} />
          <Text size={1} muted>
            {plans.length.toLocaleString('en')} of {count.toLocaleString('en')}
          </Text>
        </Flex>
      )}
    </Stack>
  );
};

type DayProps = { title: string; plans: PlannedStory[]; timeZone: string; now: string };

const DayOfPlans = ({ title, plans, timeZone, now }: DayProps) => (
  <Stack as="section" gap={2} aria-label={title}>
    <Text as="h2" size={1} weight="semibold" muted>
      {title}
    </Text>
    <ul style={{ margin: 0, padding: 0 }}>
      {plans.map((plan) => (
        <PlanRow key={plan._id} plan={plan} timeZone={timeZone} now={now} />
      ))}
    </ul>
  </Stack>
);

export const Line = ({ text }: { text: string }) => (
  <Text size={1} muted role="status">
    {text}
  </Text>
);
