import { waitUntil } from 'local-lake/testing/waitUntil';
import { LeftQueue, NoTurn, type Release, type TurnBounds, Turns } from '../../../edge/callers/Turns.ts';

const bounds: TurnBounds = {
  maxRunning: 4,
  maxRunningPerCaller: 2,
  maxWaiting: 10,
  maxWaitingPerCaller: 5,
  maxTurnMs: 60_000,
  refusalMs: 0,
};

/** Asks for turns, and notes who has one. */
const setUp = (changed: Partial<TurnBounds> = {}) => {
  const turns = new Turns({ ...bounds, ...changed });
  const begun: string[] = [];
  const releases: Release[] = [];
  const refused: (number | string)[] = [];
  const ask = (caller: string, signal?: AbortSignal): void => {
    turns.acquire(caller, signal).then(
      (release) => {
        begun.push(caller);
        releases.push(release);
      },
      (error: unknown) => refused.push(error instanceof NoTurn ? error.status : String(error)),
    );
  };
  /** Ends the oldest turns. */
  const end = async (count: number): Promise<void> => {
    for (const release of releases.splice(0, count)) release();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { turns, begun, refused, ask, end };
};

describe('turns', () => {
  it('are few at a time for one caller, and leave others theirs', async () => {
    const { begun, ask, end } = setUp();
    for (let times = 0; times < 5; times += 1) ask('a');
    ask('b');
    await end(0);
    expect(begun).toEqual(['a', 'a', 'b']);
  });

  it('go round: a caller with one request comes before the next ones of a caller with many', async () => {
    const { begun, ask, end } = setUp({ maxRunning: 1 });
    for (let times = 0; times < 4; times += 1) ask('a');
    ask('b');
    ask('c');
    await end(0);
    for (let times = 0; times < 5; times += 1) await end(1);
    expect(begun).toEqual(['a', 'a', 'b', 'c', 'a', 'a']);
  });

  it('are refused to a caller who has too many waiting, and to nobody else', async () => {
    const { begun, refused, ask, end } = setUp();
    for (let times = 0; times < 9; times += 1) ask('a');
    ask('b');
    await end(0);
    expect([begun, refused]).toEqual([
      ['a', 'a', 'b'],
      [429, 429],
    ]);
  });

  it('are taken from whoever has most waiting when all places are taken', async () => {
    const { refused, ask, turns, end } = setUp({ maxRunning: 0 });
    for (const caller of ['a', 'b']) for (let times = 0; times < 5; times += 1) ask(caller);
    ask('c');
    await end(0);
    expect([refused, turns.waiting]).toEqual([[429], 10]);
    // From here each has one, and nobody has too many.
    for (const caller of 'defghijklm') ask(caller);
    await end(0);
    expect(refused.filter((status) => status === 503).length).toBeGreaterThan(0);
    expect(refused.filter((status) => status === 429).length).toBeLessThan(10);
  });

  it('are given to the next when one takes long, while it goes on', async () => {
    const { begun, ask } = setUp({ maxRunning: 1, maxTurnMs: 10 });
    ask('a');
    ask('b');
    await waitUntil(() => begun.length === 2);
  });

  it('end once', async () => {
    const { turns, begun, ask, end } = setUp({ maxRunning: 1 });
    const release = await turns.acquire('a');
    for (const caller of ['b', 'c']) ask(caller);
    release();
    release();
    await end(0);
    expect(begun).toEqual(['b']);
  });

  it('are not for those who have left', async () => {
    const { begun, refused, ask, turns, end } = setUp({ maxRunning: 0 });
    const left = new AbortController();
    ask('a', left.signal);
    left.abort();
    ask('b', left.signal);
    await end(0);
    expect([begun, refused, turns.waiting]).toEqual([[], Array(2).fill(String(new LeftQueue())), 0]);
  });

  it('wait while work follows a publish, but for one now and then', async () => {
    const { begun, ask, turns, end } = setUp();
    const release = turns.hold();
    for (const caller of ['a', 'b', 'c']) ask(caller);
    await end(0);
    expect(begun).toEqual(['a']);
    await waitUntil(() => begun.length === 2);
    release();
    release();
    await end(0);
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('wait until the last of several publishes is shown', async () => {
    const { begun, ask, turns, end } = setUp();
    const [one, other] = [turns.hold(), turns.hold()];
    for (const caller of ['a', 'b', 'c']) ask(caller);
    one();
    await end(0);
    expect(begun).toEqual(['a']);
    other();
    await end(0);
    expect(begun).toEqual(['a', 'b', 'c']);
  });
});
