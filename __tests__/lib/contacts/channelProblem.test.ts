import { channelProblem, isFingerprint } from '../../../lib/contacts/channelProblem.ts';

describe('channelProblem', () => {
  const onion = `http://${'a'.repeat(56)}.onion`;

  it.each([
    ['email', 'tips@example.org'],
    ['phone', '+44 20 7946 0000'],
    ['signal', 'desk.42'],
    ['signal', '+44 20 7946 0000'],
    ['signal', 'https://signal.me/#eu/abc'],
    ['securedrop', onion],
    ['securedrop', 'https://www.example.org/securedrop'],
    ['pgp', 'https://example.org/key.asc'],
    ['pgp', 'tips@example.org'],
    ['web', 'https://example.org'],
    ['social', '@desk@news.example.org'],
    ['social', 'https://social.example.org/@desk'],
  ] as const)('accepts %s %s', (kind, value) => {
    expect(channelProblem(kind, value)).toBeNull();
  });

  it.each([
    ['email', 'tips at example.org'],
    ['phone', '020 7946 0000'],
    ['signal', 'desk'],
    ['securedrop', 'http://short.onion'],
    ['securedrop', 'http://example.org'],
    ['pgp', 'key'],
    ['web', 'http://example.org'],
    ['web', 'javascript:alert(1)'],
    ['social', '@desk'],
  ] as const)('rejects %s %s', (kind, value) => {
    expect(channelProblem(kind, value)).not.toBeNull();
  });
});

describe('isFingerprint', () => {
  it.each(['0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567', 'a'.repeat(64)])('accepts %s', (value) => {
    expect(isFingerprint(value)).toBe(true);
  });

  it.each(['0123 4567 89AB CDEF', 'g'.repeat(40), ''])('rejects %s', (value) => {
    expect(isFingerprint(value)).toBe(false);
  });
});
