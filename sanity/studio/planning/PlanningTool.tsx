import { CalendarIcon } from '@sanity/icons/Calendar';
import { Box, Button, Card, Container, Flex, Heading, Stack } from '@sanity/ui';
import { useState } from 'react';
import type { Tool } from 'sanity';
import { route, useRouter } from 'sanity/router';
import { usePerson } from '../actions/usePerson.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { filterFrom, paramsFrom } from './filter/filterAddress.ts';
import { PlanFilters } from './filter/PlanFilters.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { PlanList } from './PlanList.tsx';
import { PlanWeek } from './PlanWeek.tsx';

/** What is planned: as a list, the next due first, and as a week. */
const Planning = () => {
  const { state, navigate } = useRouter();
  const view = state.view === 'week' ? 'week' : 'list';
  const filter = filterFrom(state._searchParams);
  const [isPlanning, setIsPlanning] = useState(false);
  const timeZone = useNewsroomZone();
  const { mayWrite } = usePerson();
  return (
    <Card height="fill" overflow="auto" data-testid="planning">
      <Container width={view === 'week' ? 4 : 3} paddingX={[3, 4]} paddingY={[4, 5]}>
        <Stack gap={5}>
          <Flex align="center" justify="space-between" gap={3} wrap="wrap">
            <Flex align="center" gap={4} wrap="wrap">
              <Heading as="h1" size={3}>
                Planning
              </Heading>
              <Views view={view} />
            </Flex>
            {mayWrite && <Button tone="primary" text="Plan a story" onClick={() => setIsPlanning(true)} />}
          </Flex>
          <PlanFilters
            filter={filter}
            hasState={view === 'list'}
            onChange={(chosen) => navigate({ ...state, _searchParams: paramsFrom(chosen) })}
          />
          {timeZone && view === 'list' && <PlanList filter={filter} timeZone={timeZone} />}
          {timeZone && view === 'week' && <PlanWeek filter={filter} timeZone={timeZone} />}
        </Stack>
      </Container>
      {isPlanning && timeZone && <PlanDialog timeZone={timeZone} onClose={() => setIsPlanning(false)} />}
    </Card>
  );
};

const views = [
  { name: 'list', title: 'List' },
  { name: 'week', title: 'Week' },
] as const;

const Views = ({ view }: { view: string }) => {
  const { state, resolvePathFromState, navigateUrl } = useRouter();
  return (
    <Box as="nav" aria-label="Views of the plan">
      <Flex gap={1}>
        {views.map(({ name, title }) => {
          const path = resolvePathFromState({ view: name, _searchParams: state._searchParams ?? [] });
          return (
            <Button
              key={name}
              as="a"
              href={path}
              mode="bleed"
              text={title}
              selected={view === name}
              aria-current={view === name ? 'page' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                navigateUrl({ path });
              }}
            />
          );
        })}
      </Flex>
    </Box>
  );
};

export const planningTool: Tool = {
  name: 'planning',
  title: 'Planning',
  icon: CalendarIcon,
  component: Planning,
  router: route.create('/', [route.create('/:view', [route.create('/:day')])]),
};
