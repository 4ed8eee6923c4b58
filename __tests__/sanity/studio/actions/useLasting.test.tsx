import { act, renderHook } from '@testing-library/react';
import { useLasting } from '../../../../sanity/studio/actions/useLasting.ts';

const open = (first: string | null) =>
  renderHook((reason: string | null) => useLasting(reason), { initialProps: first });
const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));

describe('a reason why a button rests', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts at once if it is there from the start', () => {
    expect(open('No headline yet.').result.current).toBe('No headline yet.');
  });

  it('does not count if it passes', () => {
    const { result, rerender } = open(null);
    rerender('No headline yet.');
    pass(900);
    expect(result.current).toBeNull();
    rerender(null);
    pass(2_000);
    expect(result.current).toBeNull();
  });

  it('counts once it has lasted, also if its words change, and ends at once', () => {
    const { result, rerender } = open(null);
    rerender('No headline yet.');
    pass(600);
    rerender('No section yet.');
    pass(500);
    expect(result.current).toBe('No section yet.');
    rerender(null);
    expect(result.current).toBeNull();
  });
});
