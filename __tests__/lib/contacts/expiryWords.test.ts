import { expiryWords } from '../../../lib/contacts/expiryWords.ts';

const now = new Date('2026-11-26T12:00:00Z');

describe('expiryWords', () => {
  it.each([
    [null, undefined],
    [null, []],
    [null, [{ kind: 'email' }, 'no channel', { kind: 'pgp', expiresAt: 'soon' }]],
    [null, [{ kind: 'pgp', expiresAt: '2026-12-27T00:00:00Z' }]],
    ['PGP key expires on 26 December 2026', [{ kind: 'pgp', expiresAt: '2026-12-26T00:00:00Z' }]],
    [
      'Signal expired on 25 November 2026',
      [
        { kind: 'pgp', expiresAt: '2026-12-26T00:00:00Z' },
        { kind: 'signal', expiresAt: '2026-11-25T00:00:00Z' },
      ],
    ],
  ])('says %j', (words, channels) => {
    expect(expiryWords(channels, now)).toBe(words);
  });
});
