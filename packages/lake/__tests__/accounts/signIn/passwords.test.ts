import { createHook } from 'node:async_hooks';
import { hashPassword, isPassword } from '../../../src/accounts/signIn/passwords.ts';

/** Hashing a password takes its time, and on a busy machine more of it. */
jest.setTimeout(60_000);

/** The most derivations that were under way at a time while the work was done. */
const mostAtOnce = async (work: () => Promise<unknown>): Promise<number> => {
  const underWay = new Set<number>();
  let most = 0;
  const hook = createHook({
    init: (id, type) => {
      if (type !== 'SCRYPTREQUEST') return;
      underWay.add(id);
      most = Math.max(most, underWay.size);
    },
    before: (id) => underWay.delete(id),
  }).enable();
  await work();
  hook.disable();
  return most;
};

describe('passwords', () => {
  it('are told from others', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', hash)).toBe(true);
    expect(await isPassword('wrong horse battery', hash)).toBe(false);
    expect(await isPassword('correct horse battery', null)).toBe(false);
  });

  it('are checked two at a time, however many are sent', async () => {
    const guesses = Array.from({ length: 8 }, (_, number) => `guess ${number}`);
    expect(await mostAtOnce(() => Promise.all(guesses.map((guess) => isPassword(guess, null))))).toBe(2);
  });
});
