import { Box, Flex, Select } from '@sanity/ui';
import type { ReactNode } from 'react';
import { coverageStates } from '../../../../lib/planning/Coverage.ts';
import { usePerson } from '../../actions/usePerson.ts';
import { useSections } from '../../newsroom/useSections.ts';
import type { PlanFilter } from '../planQueries.ts';
import { usePeople } from '../usePeople.ts';

type Props = { filter: PlanFilter; hasState: boolean; onChange(filter: PlanFilter): void };

/** What of the plan is shown: by state, desk and person. */
export const PlanFilters = ({ filter, hasState, onChange }: Props) => {
  const sections = useSections();
  const people = usePeople();
  const { id: me } = usePerson();
  return (
    <Flex gap={2} wrap="wrap">
      {hasState && (
        <Filter
          label="State"
          value={filter.state}
          onChange={(state) => onChange({ ...filter, state: state as PlanFilter['state'] })}
        >
          <option value="open">All that is open</option>
          <option value="missed">Missed</option>
          {coverageStates.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Filter>
      )}
      <Filter label="Desk" value={filter.desk} onChange={(desk) => onChange({ ...filter, desk })}>
        <option value="">All desks</option>
        {sections?.map(({ id, title }) => (
          <option key={id} value={id}>
            {title ?? id}
          </option>
        ))}
      </Filter>
      <Filter label="Who" value={filter.who} onChange={(who) => onChange({ ...filter, who })}>
        <option value="">Everybody</option>
        <option value={me}>Me</option>
        {people
          ?.filter(({ id }) => id !== me)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Filter>
    </Flex>
  );
};

type FilterProps = { label: string; value: string; onChange(value: string): void; children: ReactNode };

const Filter = ({ label, value, onChange, children }: FilterProps) => (
  <Box style={{ minWidth: '9rem' }}>
    <Select
      aria-label={label}
      fontSize={1}
      padding={2}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {children}
    </Select>
  </Box>
);
