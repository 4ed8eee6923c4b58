import { HeldEvents } from '../../../../sanity/studio/connection/HeldEvents.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const open = () => {
  const held = new HeldEvents((act) => setTimeout(act, 16));
  const seen: string[] = [];
  return { held, seen, arrive: (name: string) => held.deliver(() => seen.push(name)) };
};

describe('events', () => {
  it('arrive at once while no action waits', () => {
    const { seen, arrive } = open();
    arrive('a');
    expect(seen).toEqual(['a']);
  });

  it('arrive in their order after the answer of an action is shown', async () => {
    const { held, seen, arrive } = open();
    const { promise, resolve } = Promise.withResolvers<string>();
    const answer = held.until(promise).then((text) => seen.push(text));
    for (const name of ['a', 'b']) arrive(name);
    resolve('the answer');
    await answer;
    arrive('c');
    expect(seen).toEqual(['the answer']);
    jest.runAllTimers();
    arrive('d');
    expect(seen).toEqual(['the answer', 'a', 'b', 'c', 'd']);
  });

  it('wait for the last of several actions, and not longer for one that fails', async () => {
    const { held, seen, arrive } = open();
    const last = Promise.withResolvers<string>();
    const failed = held.until(Promise.reject(new Error('refused')));
    const answered = held.until(last.promise);
    await expect(failed).rejects.toThrow('refused');
    arrive('a');
    jest.advanceTimersByTime(100);
    expect(seen).toEqual([]);
    last.resolve('');
    await answered;
    jest.advanceTimersByTime(100);
    expect(seen).toEqual(['a']);
  });

  it('do not wait for an answer that does not come', () => {
    const { held, seen, arrive } = open();
    void held.until(new Promise(() => {}));
    arrive('a');
    jest.runAllTimers();
    expect(seen).toEqual(['a']);
  });

  it('arrive although one of them fails', async () => {
    const { held, seen, arrive } = open();
    const report = jest.fn();
    Object.assign(globalThis, { reportError: report });
    const answered = held.until(Promise.resolve());
    held.deliver(() => {
      throw new Error('broken');
    });
    arrive('a');
    await answered;
    jest.runAllTimers();
    expect(seen).toEqual(['a']);
    expect(report).toHaveBeenCalledTimes(1);
  });
});
