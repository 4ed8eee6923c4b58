// @sandboxed: other tests make passwords cheap.
import { createHook } from 'node:async_hooks';
import { scryptSync } from 'node:crypto';
import { hashPassword, isPassword } from '../../../src/accounts/signIn/passwords.ts';
import { makePasswordsCheap } from '../../../src/testing/makePasswordsCheap.ts';

/** The maximum of concurrent derivations during the work. */
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
  it('are accepted, and wrong ones are rejected', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', hash)).toBe(true);
    expect(await isPassword('wrong horse battery', hash)).toBe(false);
    expect(await isPassword('correct horse battery', null)).toBe(false);
  });

  it('are hashed with the cost that OWASP recommends', async () => {
    const [, salt, key] = (await hashPassword('correct horse battery')).split('$');
    const cost = { N: 32_768, r: 8, p: 3, maxmem: 2 ** 26 };
    const expected = scryptSync('correct horse battery', Buffer.from(salt ?? '', 'base64'), 32, cost);
    expect(key).toBe(expected.toString('base64'));
  });

  it('are checked at most two at a time', async () => {
    const guesses = Array.from({ length: 4 }, (_, number) => `guess ${number}`);
    expect(await mostAtOnce(() => Promise.all(guesses.map((guess) => isPassword(guess, null))))).toBe(2);
  });

  it('are rejected by a lake with the usual cost if a test hashed them cheaply', async () => {
    const strong = await hashPassword('correct horse battery');
    makePasswordsCheap();
    const cheap = await hashPassword('correct horse battery');
    expect(await isPassword('correct horse battery', cheap)).toBe(true);
    expect(await isPassword('correct horse battery', strong)).toBe(false);
  });
});
