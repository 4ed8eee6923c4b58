import { MainThreadTurns } from '../../src/turns/MainThreadTurns.ts';

/** Enough for all turns that can be given without waiting. */
const rounds = async (): Promise<void> => {
  for (let round = 0; round < 20; round++) await new Promise((resolve) => setImmediate(resolve));
};

const given = () => {
  let now = 0;
  const turns = new MainThreadTurns(
    () => now,
    () => now,
  );
  const admitted: string[] = [];
  const ask = (caller: string, milliseconds = 1, signal?: AbortSignal): Promise<void> =>
    turns.take(caller, signal).then(() => {
      now += milliseconds;
      admitted.push(caller);
    });
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { turns, admitted, ask, pass };
};

describe('the turns on the main thread', () => {
  it('are first of the caller who used least, whoever asked first', async () => {
    const { ask, admitted } = given();
    await ask('many', 60);
    for (let request = 0; request < 3; request++) void ask('many');
    void ask('one');
    await rounds();
    expect(admitted).toEqual(['many', 'one', 'many', 'many', 'many']);
  });

  it('wait, of a caller who has used up its time, while another’s are given', async () => {
    const { ask, admitted, turns } = given();
    for (let request = 0; request < 20; request++) void ask('many', 70);
    await rounds();
    const before = admitted.length;
    expect(before).toBeLessThan(12);
    expect(turns.isLeftFor('many')).toBe(false);
    await ask('one');
    await rounds();
    expect(admitted.slice(before)).toEqual(['one']);
  });

  it('go on, of a caller who has used up its time, with the part that is set aside', async () => {
    const { ask, admitted, pass } = given();
    for (let request = 0; request < 10; request++) void ask('many', 70);
    await rounds();
    const before = admitted.length;
    pass(1_000);
    void ask('many', 70);
    await rounds();
    expect(admitted.length).toBeGreaterThan(before);
  });

  it('pause after long pieces of work, of their caller alone', async () => {
    const { ask, admitted, pass } = given();
    await ask('long', 300);
    pass(1_000);
    void ask('long');
    await ask('other', 70);
    await ask('other', 70);
    await rounds();
    expect(admitted).toEqual(['long', 'other', 'other']);
  });

  it('charge what follows by resolved promises', async () => {
    const { turns, pass } = given();
    await turns.take('one');
    await Promise.resolve();
    pass(600);
    await rounds();
    expect(turns.isLeftFor('one')).toBe(false);
  });

  it('are not given to whoever has left', async () => {
    const { ask, admitted } = given();
    const leaving = new AbortController();
    const left = ask('one', 1, leaving.signal);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ status: 400 });
    await expect(ask('one', 1, AbortSignal.abort())).rejects.toMatchObject({ status: 400 });
    await rounds();
    expect(admitted).toEqual([]);
  });
});
