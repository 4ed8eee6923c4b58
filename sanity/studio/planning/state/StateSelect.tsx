import { Select, Stack } from '@sanity/ui';
import { type CoverageState, coverageStates } from '../../../../lib/planning/Coverage.ts';
import { type PlannedStory, stateOf, titleOfPlan } from '../../../../lib/planning/PlannedStory.ts';
import { titleOf } from '../../../../lib/vocabulary.ts';
import { commitActions, useCommit } from '../../actions/useCommit.ts';
import { Problems } from '../../dialogs/Problems.tsx';
import { setState } from '../../requests/planRequest.ts';
import { useChosenState } from './useChosenState.ts';

/** How far a planned story is, chosen in its row. */
export const StateSelect = ({ plan, isChangeable }: { plan: PlannedStory; isChangeable: boolean }) => {
  const { error, run } = useCommit();
  const { state, choose } = useChosenState(stateOf(plan), (next) =>
    run(commitActions(setState(plan._id, next)), `${titleOfPlan(plan)}: ${titleOf(coverageStates, next)}`),
  );
  return (
    <Stack gap={2}>
      <Select
        aria-label={`State of ${titleOfPlan(plan)}`}
        fontSize={1}
        padding={2}
        value={state}
        // Not while it is stored: a field that is disabled loses the focus.
        disabled={!isChangeable}
        onChange={({ currentTarget }) => choose(currentTarget.value as CoverageState)}
      >
        {coverageStates.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
      <Problems problems={error ? [error] : []} />
    </Stack>
  );
};
