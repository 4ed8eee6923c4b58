import { LakeError } from '../../src/errors.ts';
import { ListenerTurns } from '../../src/live/ListenerTurns.ts';
import { MainThreadTime } from '../../src/query/worker/MainThreadTime.ts';
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
  const time = new MainThreadTime({ share: { each: 0.02, all: 0.06 }, windowMs: 500 }, () => now);
  const listeners = new ListenerTurns(turns, time);
  const heard: string[] = [];
  const sink = {
    frames: [] as string[],
    hasEnded: false,
    write: (frame: string) => void sink.frames.push(frame),
    waitForDrain: async () => true,
    end: () => {
      sink.hasEnded = true;
    },
  };
  const listen = (name: string, milliseconds: number) =>
    listeners.pace('ada', sink, ({ sequence }) => {
      now += milliseconds;
      heard.push(`${name} ${sequence}`);
    });
  const giveTurn = async (): Promise<void> => {
    admit.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { listeners, listen, heard, sink, giveTurn };
};

describe('the listeners of a caller', () => {
  it('hear of a commit at once while they take little time', () => {
    const { listen, heard } = given();
    const quick = listen('quick', 0.1);
    for (const sequence of [1, 2, 3]) quick(commitAt(sequence));
    expect(heard).toEqual(['quick 1', 'quick 2', 'quick 3']);
  });

  it('hear of it later, each once and in order, when together they take long', async () => {
    const { listen, heard, giveTurn } = given();
    const slow = listen('slow', 20);
    const last = listen('last', 1);
    for (const sequence of [1, 2]) for (const listener of [slow, last]) listener(commitAt(sequence));
    expect(heard).toEqual(['slow 1']);
    for (let turn = 0; turn < 4; turn++) await giveTurn();
    expect(heard).toEqual(['slow 1', 'last 1', 'slow 2', 'last 2']);
  });

  it('end when they are far behind, so that their client resumes', () => {
    const { listen, sink } = given();
    const slow = listen('slow', 1_000);
    for (let sequence = 1; sequence <= 21; sequence++) slow(commitAt(sequence));
    expect(sink.hasEnded).toBe(false);
    slow(commitAt(22));
    expect(sink.hasEnded).toBe(true);
  });

  it('end with the reason when their filter takes too long', () => {
    const { listeners, sink } = given();
    const failing = listeners.pace('ada', sink, () => {
      throw new LakeError(400, 'The filter takes too long', { type: 'listenerQueryError' });
    });
    failing(commitAt(1));
    expect([sink.frames.join(), sink.hasEnded]).toEqual([expect.stringContaining('takes too long'), true]);
  });
});
