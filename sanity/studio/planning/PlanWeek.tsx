import { Button, Card, Flex, Stack, Text } from '@sanity/ui';
import { useRouter, useRouterState } from 'sanity/router';
import { styled } from 'styled-components';
import { wallClockOf } from '../../../lib/dates/wallClock.ts';
import { coverageStates } from '../../../lib/planning/Coverage.ts';
import { addDays, dayWords, findDay, weekOf } from '../../../lib/planning/days.ts';
import { dueDay, dueTime, isLate, type PlannedStory, stateOf } from '../../../lib/planning/PlannedStory.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { useNow } from '../newsroom/useNow.ts';
import { MissedMark } from './MissedMark.tsx';
import { Names } from './Names.tsx';
import { PlanLink } from './PlanLink.tsx';
import { Line } from './PlanList.tsx';
import { maxInWeek, type PlanFilter } from './planQueries.ts';
import { usePlanWeek } from './usePlans.ts';

/** Seven columns on a desk, one on a phone. */
const Week = styled.ol`
  list-style: none;
  margin: 0;
  padding: 0;
  display: grid;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  border-top: 1px solid var(--card-border-color);
  & > li {
    padding: 0.75rem 0.5rem;
    min-height: 12rem;
  }
  & > li + li {
    border-inline-start: 1px solid var(--card-border-color);
  }
  & > li[data-today] {
    background: var(--card-muted-bg-color);
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 0.5rem;
  }
  @media (max-width: 899px) {
    grid-template-columns: minmax(0, 1fr);
    & > li {
      min-height: 0;
    }
    & > li + li {
      border-inline-start: 0;
      border-top: 1px solid var(--card-border-color);
    }
  }
`;

type Props = { filter: PlanFilter; timeZone: string };

/** The planned stories of the week in the address, each on the day on which it is due in the publication's time zone. */
export const PlanWeek = ({ filter, timeZone }: Props) => {
  const now = useNow();
  const today = wallClockOf(now, timeZone).slice(0, 10);
  const chosen = useRouterState((state) => findDay(state.day));
  const day = chosen ?? today;
  const { state, navigate } = useRouter();
  const open = (one: string): void => {
    const { day: _, ...kept } = state;
    navigate({ ...kept, ...(one === today ? {} : { day: one }) });
  };
  const days = weekOf(day);
  const plans = usePlanWeek(filter, days);
  const [first = day] = days;
  return (
    <Stack gap={4}>
      <Flex align="center" gap={2} wrap="wrap">
        <Button
          mode="ghost"
          fontSize={1}
          padding={2}
          text="Earlier"
          aria-label="Earlier: the week before"
          onClick={() => open(addDays(day, -7))}
        />
        <Button mode="ghost" fontSize={1} padding={2} text="This week" onClick={() => open(today)} />
        <Button
          mode="ghost"
          fontSize={1}
          padding={2}
          text="Later"
          aria-label="Later: the week after"
          onClick={() => open(addDays(day, 7))}
        />
        <Text as="h2" size={1} weight="semibold" aria-live="polite">
          Week of {dayWords(first, today)}
        </Text>
      </Flex>
      {plans && plans.length >= maxInWeek && (
        <Line
          text={`Only the first ${maxInWeek} plans of this week are shown. Choose a section or a person to see others.`}
        />
      )}
      {plans ? (
        <Week>
          {days.map((one) => (
            <li key={one} data-today={one === today ? true : undefined}>
              <Day
                title={dayWords(one, today)}
                plans={plans.filter((plan) => dueDay(plan, timeZone) === one)}
                timeZone={timeZone}
                now={now}
              />
            </li>
          ))}
        </Week>
      ) : (
        <Line text="Loading…" />
      )}
    </Stack>
  );
};

type DayProps = { title: string; plans: PlannedStory[]; timeZone: string; now: string };

const Day = ({ title, plans, timeZone, now }: DayProps) => (
  <Stack as="section" gap={3} aria-label={title}>
    <Text as="h3" size={1} weight="semibold" muted>
      {title}
    </Text>
    <ul>
      {plans.map((plan) => (
        <li key={plan._id}>
          <Card border radius={1} padding={2}>
            <Stack gap={2}>
              <Text size={0} muted>
                {dueTime(plan, timeZone)} · {titleOf(coverageStates, stateOf(plan))}
              </Text>
              {isLate(plan, now) && <MissedMark />}
              <PlanLink plan={plan} />
              <Text size={0} muted style={{ overflowWrap: 'anywhere' }}>
                {plan.deskTitle && `${plan.deskTitle} · `}
                <Names ids={plan.assignedTo ?? []} />
              </Text>
            </Stack>
          </Card>
        </li>
      ))}
    </ul>
  </Stack>
);
