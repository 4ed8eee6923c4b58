import { actWords } from '../../../lib/accounts/actWords.ts';

const by = { name: 'Ada' };
const subject = { name: 'Ben' };

describe('a change of accounts', () => {
  it.each([
    ['account.added', 'editor', 'Ada added Ben as editor'],
    ['role.changed', 'viewer', 'Ada made Ben viewer'],
    ['password.reset', null, 'Ada gave Ben a new one-time password'],
    ['password.changed', null, 'Ada chose a new password'],
    ['token.revoked', null, 'Ada revoked the API token “Ben”'],
    ['of.a.newer.lake', null, 'Ada of.a.newer.lake Ben'],
  ])('%s is told as a sentence', (act, role, sentence) => {
    expect(actWords({ by, act, subject, role })).toBe(sentence);
  });
});
