import { findChannelLink, publicChannels } from '../../../lib/people/publicChannels.ts';

const now = new Date('2026-11-25T12:00:00Z');
const email = { kind: 'email', value: 'desk@example.org', isPublic: true };

describe('publicChannels', () => {
  it('shows a channel and marks a placeholder', () => {
    expect(publicChannels([{ ...email, isPlaceholder: true }], now)).toMatchObject([
      { kind: 'email', value: 'desk@example.org', isPlaceholder: true },
    ]);
  });

  it.each([
    ['that expired a minute ago', { expiresAt: '2026-11-25T11:59:00Z' }],
    ['that expired yesterday', { expiresAt: '2026-11-24' }],
    ['with an unreadable date', { expiresAt: 'soon' }],
    ['with a date that is a number', { expiresAt: 99999 }],
    ['without a value', { value: '' }],
    ['whose value is an object', { value: { number: '+44 20 7946 0000' } }],
    ['that is not public', { isPublic: false }],
    ['without `isPublic`', { isPublic: undefined }],
    ['of a kind that we do not have', { kind: 'telegraph' }],
  ])('never shows one %s', (_case, change) => {
    expect(publicChannels([{ ...email, ...change }], now)).toEqual([]);
  });

  it('links the value alone, and shows it with the marks by which a preview leads to its field', () => {
    const marked = `${email.value}${'\u200B\u200C'.repeat(20)}`;
    expect(publicChannels([{ ...email, value: marked }], now)).toMatchObject([
      { value: email.value, label: marked },
    ]);
    expect(publicChannels([{ ...email, value: marked, label: 'Desk' }], now)).toMatchObject([
      { value: email.value, label: 'Desk' },
    ]);
  });

  it.each([
    ['no list', { ...email }],
    ['words', 'desk@example.org'],
    ['nothing', null],
    ['lists', [[email]]],
    ['a list of nothing', [null, undefined]],
  ])('shows none for %s', (_case, results) => {
    expect(publicChannels(results, now)).toEqual([]);
  });

  it('shows what helps to check it, and null for what is missing', () => {
    const checked = {
      label: 'News desk',
      fingerprint: 'AB12',
      verifiedAt: '2026-11-01T09:00:00Z',
      expiresAt: '2026-12-01T09:00:00Z',
    };
    expect(publicChannels([{ ...email, ...checked }], now)).toMatchObject([checked]);
    const missing = { label: null, fingerprint: null, verifiedAt: null, expiresAt: null };
    expect(publicChannels([email], now)).toMatchObject([missing]);
  });

  it('hides one from the moment of its expiry', () => {
    expect(publicChannels([{ ...email, expiresAt: now.toISOString() }], now)).toEqual([]);
  });

  it('shows one until the end of its last day', () => {
    expect(publicChannels([{ ...email, expiresAt: '2026-11-25' }], now)).toHaveLength(1);
  });
});

describe('findChannelLink', () => {
  it.each([
    ['email', 'desk@example.org', 'mailto:desk@example.org'],
    ['phone', '+44 20 7946 0000', 'tel:+442079460000'],
    ['web', 'https://example.org/tips', 'https://example.org/tips'],
    ['web', 'javascript:alert(1)', null],
    ['signal', 'desk.42', null],
  ] as const)('of %s %s is %s', (kind, value, expected) => {
    expect(findChannelLink({ kind, value })).toBe(expected);
  });
});
