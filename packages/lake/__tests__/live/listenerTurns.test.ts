import type { DatabaseSync } from 'node:sqlite';
import { LakeError } from '../../src/errors.ts';
import { ListenerTurns } from '../../src/live/ListenerTurns.ts';
import type { Commit } from '../../src/types/commits.ts';

const commitAt = (sequence: number): Commit => ({
  sequence,
  transactionId: `t${sequence}`,
  timestamp: '2026-01-01T00:00:00Z',
  author: 'ada',
  project: 'local',
  dataset: 'production',
  changes: [],
  tags: [],
});

const given = () => {
  let now = 0;
  const admit: (() => void)[] = [];
  const turns = { take: () => new Promise<void>((resolve) => admit.push(resolve)) };
  const listeners = new ListenerTurns(turns, () => now);
  const heard: string[] = [];
  const subscribers = new Set<(commit: Commit) => void>();
  let sequence = 0;
  const dataset = {
    ...{ project: 'local', name: 'production', db: {} as DatabaseSync, get: () => null },
    sequence: () => sequence,
    onCommit: (listener: (commit: Commit) => void) => {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
  };
  const commit = (): void => {
    sequence += 1;
    for (const subscriber of [...subscribers]) subscriber(commitAt(sequence));
  };
  const sink = {
    frames: [] as string[],
    hasEnded: false,
    write: (frame: string) => void sink.frames.push(frame),
    waitForDrain: async () => true,
    end: () => {
      sink.hasEnded = true;
    },
  };
  const follow = (tell: (commit: Commit) => void, caller = 'ada', kind?: 'live events') =>
    listeners.pace(dataset, caller, sink, kind).onCommit(tell);
  const listen = (name: string, milliseconds: number, caller?: string, kind?: 'live events') =>
    follow(
      (heardOf) => {
        now += milliseconds;
        heard.push(`${name} ${heardOf.sequence}`);
      },
      caller,
      kind,
    );
  const giveTurn = async (): Promise<void> => {
    admit.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { follow, listen, commit, heard, sink, subscribers, giveTurn, waiting: admit };
};

describe('the listeners of a caller', () => {
  it('hear of a commit at once while they take little time', () => {
    const { listen, commit, heard } = given();
    listen('quick', 0.1);
    for (let count = 0; count < 3; count++) commit();
    expect(heard).toEqual(['quick 1', 'quick 2', 'quick 3']);
  });

  it('hear of it later, each once and in order, when together they take long', async () => {
    const { listen, commit, heard, giveTurn, waiting } = given();
    listen('slow', 20);
    listen('last', 1);
    for (let count = 0; count < 2; count++) commit();
    expect(heard).toEqual(['slow 1']);
    listen('new', 1);
    for (let turn = 0; turn < 4; turn++) await giveTurn();
    expect(heard).toEqual(['slow 1', 'last 1', 'last 2', 'slow 2']);
    expect(waiting).toEqual([]);
  });

  it('hear of it together in turns that are short, and cost the author of a commit nothing each', async () => {
    const { listen, commit, heard, giveTurn, waiting } = given();
    for (let count = 0; count < 1_000; count++) listen(`${count}`, 1);
    commit();
    expect(heard.length).toBeLessThan(15);
    expect(waiting).toHaveLength(1);
    const before = heard.length;
    await giveTurn();
    expect(heard.length - before).toBe(5);
    for (let turn = 0; turn < 200; turn++) await giveTurn();
    expect(new Set(heard).size).toBe(1_000);
    expect(waiting).toEqual([]);
  });

  it('get live events at once while they are few, whatever others use', () => {
    const { listen, commit, heard } = given();
    for (let count = 0; count < 100; count++) listen('of eve', 10, 'eve');
    for (let count = 0; count < 3; count++) listen('live', 1, 'site', 'live events');
    for (let count = 0; count < 2; count++) commit();
    expect(heard.filter((name) => name.startsWith('live'))).toEqual([
      ...['live 1', 'live 1', 'live 1', 'live 2', 'live 2', 'live 2'],
    ]);
  });

  it('are not kept once they have left', () => {
    const { listen, commit, heard, subscribers } = given();
    const leave = listen('quick', 0.1);
    commit();
    leave();
    commit();
    expect(heard).toEqual(['quick 1']);
    expect(subscribers.size).toBe(0);
  });

  it('end when they are far behind, so that their client resumes', async () => {
    const { listen, commit, sink, giveTurn } = given();
    listen('first', 1_000);
    listen('slow', 1_000);
    for (let count = 0; count < 21; count++) commit();
    await giveTurn();
    expect(sink.hasEnded).toBe(false);
    for (let count = 0; count < 25; count++) commit();
    for (let turn = 0; turn < 2; turn++) await giveTurn();
    expect(sink.hasEnded).toBe(true);
  });

  it('end with the reason when their filter takes too long', () => {
    const { follow, commit, sink } = given();
    follow(() => {
      throw new LakeError(400, 'The filter takes too long', { type: 'listenerQueryError' });
    });
    commit();
    expect([sink.frames.join(), sink.hasEnded]).toEqual([expect.stringContaining('takes too long'), true]);
  });
});
