import { Button, Flex, Stack, Text } from '@sanity/ui';
import { useIntentLink } from 'sanity/router';
import { styled } from 'styled-components';
import { isUnderEmbargo } from '../../../lib/dates/embargo.ts';
import { formatAppointment, onDesk } from '../../../lib/dates/newsroomDate.ts';
import { assignedIn } from '../../../lib/planning/Coverage.ts';
import { coverageRight, mayChangeField } from '../../../lib/planning/coverageRights.ts';
import { dueTime, isLate, type PlannedStory, titleOfPlan } from '../../../lib/planning/PlannedStory.ts';
import { usePerson } from '../actions/usePerson.ts';
import { Problems } from '../dialogs/Problems.tsx';
import { MissedMark } from './MissedMark.tsx';
import { Names } from './Names.tsx';
import { PlanLink } from './PlanLink.tsx';
import { StateSelect } from './state/StateSelect.tsx';
import { useStartWriting } from './useStartWriting.ts';

/** A row on a desk, a card on a phone. */
const Row = styled.li`
  list-style: none;
  border-top: 1px solid var(--card-border-color);
  padding: 0.75rem 0;
  display: grid;
  gap: 0.5rem 1rem;
  align-items: center;
  grid-template-columns: 4.5rem minmax(0, 1fr) 8.5rem 9.5rem;
  @media (max-width: 719px) {
    grid-template-columns: 4.5rem minmax(0, 1fr);
    & > :nth-child(n + 3) {
      grid-column: 2;
    }
  }
`;

type Props = { plan: PlannedStory; timeZone: string; now: string };

/** One planned story: when, what, who, how far, and the button to begin it. */
export const PlanRow = ({ plan, timeZone, now }: Props) => {
  const person = usePerson();
  const isTheirs = coverageRight(plan, person) !== 'none';
  return (
    <Row>
      <Due plan={plan} timeZone={timeZone} now={now} />
      <Stack gap={2} style={{ minWidth: 0 }}>
        <PlanLink plan={plan} />
        {plan.headline && plan.slug && (
          <Text size={1} muted style={{ overflowWrap: 'anywhere' }}>
            {plan.storyHeadline || plan.headline}
          </Text>
        )}
        <Facts plan={plan} timeZone={timeZone} now={now} />
      </Stack>
      <StateSelect plan={plan} isChangeable={mayChangeField(plan, 'state', person)} />
      {plan.story ? (
        <OpenStory id={plan.story._ref} title={titleOfPlan(plan)} />
      ) : (
        person.mayWrite && (isTheirs ? <StartWriting plan={plan} /> : <Unassigned plan={plan} />)
      )}
    </Row>
  );
};

const Due = ({ plan, timeZone, now }: Props) => (
  <Stack gap={2}>
    <Text size={1} weight="medium" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {dueTime(plan, timeZone) ?? '–'}
    </Text>
    {isLate(plan, now) && <MissedMark />}
  </Stack>
);

const Facts = ({ plan, timeZone, now }: Props) => {
  const { deskTitle, assignedTo, length, picturesWanted, embargoedUntil, storyEmbargo, story } = plan;
  const embargo = story ? storyEmbargo : embargoedUntil;
  const isEmbargoed = Boolean(embargo) && isUnderEmbargo(embargo, now);
  const facts = [
    deskTitle,
    length && `${length.toLocaleString('en')} words`,
    picturesWanted?.trim() && 'Pictures wanted',
    isEmbargoed && `Embargo until ${formatAppointment(embargo ?? '', now, onDesk(timeZone))}`,
  ].filter(Boolean);
  return (
    <Text size={1} muted style={{ overflowWrap: 'anywhere' }}>
      <Names ids={assignedTo ?? []} />
      {facts.map((fact) => ` · ${fact}`).join('')}
    </Text>
  );
};

const StartWriting = ({ plan }: { plan: PlannedStory }) => {
  const { isBusy, error, start } = useStartWriting(plan._id, plan);
  return (
    <Stack gap={2}>
      <Button
        mode="ghost"
        fontSize={1}
        padding={2}
        text="Start writing"
        aria-label={`Start writing ${titleOfPlan(plan)}`}
        disabled={isBusy}
        onClick={() => void start()}
      />
      <Problems problems={error ? [error] : []} />
    </Stack>
  );
};

/** Why a row has no button though nobody has the story yet. */
const Unassigned = ({ plan }: { plan: PlannedStory }) =>
  assignedIn(plan).length === 0 && (
    <Text size={1} muted>
      Ask an editor to assign it to you.
    </Text>
  );

const OpenStory = ({ id, title }: { id: string; title: string }) => {
  const link = useIntentLink({ intent: 'edit', params: { id, type: 'article' } });
  return (
    <Flex direction="column">
      <Button
        as="a"
        {...link}
        mode="bleed"
        fontSize={1}
        padding={2}
        text="Open the story"
        aria-label={`Open the story ${title}`}
      />
    </Flex>
  );
};
