import { act, renderHook } from '@testing-library/react';
import { useAsked } from '../../../../../sanity/studio/actions/waiting/useAsked.ts';

type State = { isSaved?: boolean; isChecked: boolean; problem: string | null };

const open = (first: State) => {
  const done = jest.fn();
  const refuse = jest.fn();
  const { result, rerender, unmount } = renderHook(
    (state: State) => useAsked({ isSaved: true, ...state, act: done, refuse }),
    {
      initialProps: first,
    },
  );
  return { done, refuse, result, rerender, unmount, ask: () => act(() => result.current.ask()) };
};
const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));

describe('a request on a draft', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is done at once if the draft is saved and whole', () => {
    const { done, refuse, result, ask } = open({ isChecked: true, problem: null });
    ask();
    expect(done).toHaveBeenCalledTimes(1);
    expect(result.current.isAsked).toBe(false);
    pass(60_000);
    expect(refuse).not.toHaveBeenCalled();
  });

  it('waits until the last edits are checked, and is done once', () => {
    const { done, result, rerender, ask } = open({ isChecked: false, problem: 'Still needed: Body.' });
    ask();
    pass(9_000);
    expect(done).not.toHaveBeenCalled();
    expect(result.current.isAsked).toBe(true);
    rerender({ isChecked: true, problem: null });
    rerender({ isChecked: true, problem: null });
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('says so if the document is closed before', () => {
    const { done, refuse, unmount, ask } = open({ isSaved: false, isChecked: true, problem: null });
    ask();
    unmount();
    expect(done).not.toHaveBeenCalled();
    expect(refuse).toHaveBeenCalledWith(expect.stringMatching(/closed before its last words/));
  });

  it('says nothing if the document is closed later', () => {
    const { refuse, unmount, ask } = open({ isChecked: true, problem: null });
    ask();
    unmount();
    expect(refuse).not.toHaveBeenCalled();
  });

  it('waits for a result that may still be for the previous text', () => {
    const { done, refuse, rerender, ask } = open({ isChecked: true, problem: 'Still needed: Body.' });
    ask();
    pass(9_000);
    rerender({ isChecked: true, problem: null });
    expect(done).toHaveBeenCalledTimes(1);
    expect(refuse).not.toHaveBeenCalled();
  });

  it.each([
    [
      'something is missing',
      { isChecked: true, problem: 'Still needed: Body.' },
      10_000,
      /Still needed: Body/,
    ],
    [
      'the edits cannot be saved',
      { isSaved: false, isChecked: false, problem: null },
      30_000,
      /could not be saved/,
    ],
  ])('is refused with a reason if %s', (_case, state, afterMs, reason) => {
    const { done, refuse, result, rerender, ask } = open(state);
    ask();
    pass(afterMs - 1);
    expect(refuse).not.toHaveBeenCalled();
    pass(1);
    expect(refuse.mock.calls).toEqual([[expect.stringMatching(reason)]]);
    expect(result.current.isAsked).toBe(false);
    rerender({ isChecked: true, problem: null });
    expect(done).not.toHaveBeenCalled();
  });

  it('is done after ten seconds if Studio’s check does not end', () => {
    const { done, refuse, result, ask } = open({ isChecked: false, problem: null });
    ask();
    pass(9_999);
    expect(done).not.toHaveBeenCalled();
    pass(1);
    expect(done).toHaveBeenCalledTimes(1);
    expect(refuse).not.toHaveBeenCalled();
    ask();
    expect(result.current.isAsked).toBe(true);
    expect(done).toHaveBeenCalledTimes(1);
  });
});
