import { coverageStates } from '../../../../lib/planning/Coverage.ts';
import type { PlanFilter } from '../planQueries.ts';

/** The query of an address, as Studio's router has it. */
type SearchParams = [name: string, value: string][];

const everything: PlanFilter = { state: 'open', desk: '', who: '' };

const stateFrom = (text: string | undefined): PlanFilter['state'] =>
  text === 'missed' ? text : (coverageStates.find(({ value }) => value === text)?.value ?? everything.state);

/** The filter in an address. What the address does not say, or says wrongly, is not filtered. */
export const filterFrom = (params: SearchParams = []): PlanFilter => {
  const { state, desk, who } = Object.fromEntries(params);
  return { state: stateFrom(state), desk: desk ?? everything.desk, who: who ?? everything.who };
};

/** The query that keeps a filter in the address, so that a person who comes back finds it. */
export const paramsFrom = ({ state, desk, who }: PlanFilter): SearchParams =>
  Object.entries({ state: state === everything.state ? '' : state, desk, who }).filter(
    ([, value]) => value !== '',
  );
