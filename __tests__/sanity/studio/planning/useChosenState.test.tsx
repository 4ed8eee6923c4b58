import { act, renderHook } from '@testing-library/react';
import type { CoverageState } from '../../../../lib/planning/Coverage.ts';
import { useChosenState } from '../../../../sanity/studio/planning/state/useChosenState.ts';

const open = (first: CoverageState) => {
  const answers: ((isStored: boolean) => void)[] = [];
  const sent: CoverageState[] = [];
  const store = (state: CoverageState) =>
    new Promise<boolean>((resolve) => {
      sent.push(state);
      answers.push(resolve);
    });
  const { result, rerender } = renderHook(
    ({ stored }: { stored: CoverageState }) => useChosenState(stored, store),
    { initialProps: { stored: first } },
  );
  return {
    sent,
    shown: () => result.current.state,
    choose: (next: CoverageState) => act(async () => result.current.choose(next)),
    answer: (isStored = true) => act(async () => answers.shift()?.(isStored)),
    store: (stored: CoverageState) => rerender({ stored }),
  };
};

describe('the state of a plan that is chosen by keys', () => {
  it('stays as the last key chose it while the list shows the keys before', async () => {
    const { choose, answer, store, shown, sent } = open('planned');
    await choose('writing');
    await choose('editing');
    await answer();
    store('writing');
    expect(shown()).toBe('editing');
    await choose('ready');
    await answer();
    store('editing');
    expect(shown()).toBe('ready');
    await answer();
    store('ready');
    expect(shown()).toBe('ready');
    expect(sent).toEqual(['writing', 'editing', 'ready']);
  });

  it('follows a colleague who changes it afterwards', async () => {
    const { choose, answer, store, shown } = open('planned');
    await choose('writing');
    await answer();
    store('writing');
    store('done');
    expect(shown()).toBe('done');
  });

  it('follows a colleague whose change the list shows instead of one’s own', async () => {
    const { choose, answer, store, shown } = open('planned');
    await choose('writing');
    await choose('editing');
    await answer();
    await answer();
    store('done');
    expect(shown()).toBe('done');
  });

  it('follows a colleague who takes it back to a state that was passed on the way', async () => {
    const { choose, answer, store, shown } = open('planned');
    for (const state of ['writing', 'planned', 'writing'] as const) await choose(state);
    for (let index = 0; index < 3; index += 1) await answer();
    store('writing');
    store('planned');
    expect(shown()).toBe('planned');
  });

  it('shows what is stored if the server refuses', async () => {
    const { choose, answer, shown } = open('planned');
    await choose('writing');
    await answer(false);
    expect(shown()).toBe('planned');
  });
});
