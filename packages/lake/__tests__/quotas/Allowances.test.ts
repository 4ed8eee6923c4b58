import { Allowances } from '../../src/quotas/Allowances.ts';
import { dailyQuotas } from '../../src/quotas/quotas.ts';
import type { Identity } from '../../src/types/identities.ts';

const hourMs = 60 * 60_000;
const callerOf = (id: string, isAdministrator = false) => {
  const identity: Identity = { kind: 'user', id, name: id, email: null, roles: [] };
  return { identity, isAdministrator };
};

describe('a day of an account', () => {
  const limit = dailyQuotas.documents.each;

  it('ends 24 hours after its first use', () => {
    let now = 0;
    const allowances = new Allowances(() => now);
    const anna = callerOf('anna');
    allowances.require(anna, { documents: limit });
    allowances.spend(anna, { documents: limit });
    expect(() => allowances.require(anna, { documents: 1 })).toThrow(
      `Your account may have ${limit} new documents in a day. Try again in 24 h`,
    );
    now = 23 * hourMs;
    expect(() => allowances.require(anna, { documents: 1 })).toThrow('Try again in 1 h');
    now = 24 * hourMs;
    expect(() => allowances.require(anna, { documents: limit })).not.toThrow();
  });

  it('is one account’s own, and larger for an administrator', () => {
    const allowances = new Allowances(() => 0);
    allowances.spend(callerOf('anna'), { documents: limit });
    expect(() => allowances.require(callerOf('ben'), { documents: limit })).not.toThrow();
    allowances.spend(callerOf('root', true), { documents: limit });
    expect(() => allowances.require(callerOf('root', true), { documents: limit })).not.toThrow();
    const { administrator } = dailyQuotas.documents;
    expect(() => allowances.require(callerOf('root', true), { documents: administrator })).toThrow(
      'in a day',
    );
  });

  it('is refused beyond its limit even for nothing more, once it was exceeded', () => {
    const allowances = new Allowances(() => 0);
    allowances.spend(callerOf('anna'), { characters: dailyQuotas.characters.each + 1 });
    expect(() => allowances.require(callerOf('anna'), { characters: 0 })).toThrow('characters stored');
  });
});
