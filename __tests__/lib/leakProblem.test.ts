import { leakProblem, type Published } from '../../lib/leakProblem.ts';

const now = '2026-11-25T12:00:00Z';
const when = { at: now, timeZone: 'America/New_York' };
const published = (fields: Partial<Published>): Published => ({
  _id: 'a',
  _type: 'person',
  ...fields,
});
const email = { _type: 'channel', kind: 'email', value: 'desk@example.org', isPublic: true };
const { isPublic: _, ...undecided } = email;
const secret = { ...email, isPublic: false };

describe('leakProblem', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a contact with a channel that is not public', { channels: [email, secret] }],
    ['a channel without `isPublic`', { channels: [undecided] }],
    ['a channel with `isPublic: null`', { channels: [{ ...email, isPublic: null }] }],
    ['a channel with `isPublic: "true"`', { channels: [{ ...email, isPublic: 'true' }] }],
    ['channels that are one object', { channels: secret }],
    ['channels that are one public object', { channels: email }],
    ['channels by name', { channels: { phone: secret } }],
    ['channels that are a string', { channels: '+44 20 7946 0000' }],
    ['channels that are a number', { channels: 442079460000 }],
    ['a string among the channels', { channels: [email, '+44 20 7946 0000'] }],
    ['null among the channels', { channels: [email, null] }],
    ['a list within the channels', { channels: [[email]] }],
    ['channels within a channel', { channels: [{ ...email, channels: [secret] }] }],
    ['a channel within a channel', { channels: [{ ...email, value: secret }] }],
    ['a list within a channel', { channels: [{ ...email, more: ['+44 20 7946 0000'] }] }],
    ['channels within another field', { reach: { at: [{ channels: [secret] }] } }],
    ['a channel in another field', { secureChannels: [undecided] }],
    ['a channel that does not say its type', { reach: [{ kind: 'phone', value: '+44 20 7946 0000' }] }],
    ['a channel of another type', { reach: { _type: 'phone', kind: 'phone', value: '+44 20 7946 0000' } }],
    ['any object with `isPublic: false`', { phone: { number: '+44 20 7946 0000', isPublic: false } }],
    ['a contact within a story', { _type: 'article', contacts: [{ _type: 'person', channels: [secret] }] }],
    ['the newsroom’s own channels under an id without a dot', { _type: 'privateContact' }],
    ['the newsroom’s own channels within a contact', { kept: [{ _type: 'privateContact' }] }],
    ['a record of a correction under an id without a dot', { _type: 'correctionRecord' }],
    ['a story under embargo', { _type: 'article', embargoedUntil: '2026-11-25T12:00:01Z' }],
    ['an embargo in another zone', { _type: 'article', embargoedUntil: '2026-11-25T11:00:01-01:00' }],
    ['an embargo that is a number', { _type: 'article', embargoedUntil: 1 }],
    ['an embargo that is words', { _type: 'article', embargoedUntil: 'lifted 1' }],
    ['an embargo that is no words', { _type: 'article', embargoedUntil: '' }],
    ['an embargo that is a day', { _type: 'article', embargoedUntil: '2026-11-24' }],
    ['an embargo without its zone', { _type: 'article', embargoedUntil: '2026-11-24T00:00:00' }],
    ['an embargo that is a list', { _type: 'article', embargoedUntil: ['2026-11-24T00:00:00Z'] }],
    ['an embargo that is false', { _type: 'article', embargoedUntil: false }],
    ['a page under embargo', { _type: 'page', embargoedUntil: '2026-11-25T12:00:01Z' }],
    ['an embargo on a part of a story', { _type: 'article', body: [{ embargoedUntil: 'tomorrow' }] }],
  ])('rejects %s', (_case, fields) => {
    expect(leakProblem(published(fields), when)).toEqual(expect.any(String));
  });

  it.each<[string, Record<string, unknown>]>([
    ['a contact', { channels: [email], slug: { current: 'a' }, isPublic: true }],
    ['a contact without channels', {}],
    ['a contact with none', { channels: [] }],
    ['a story whose embargo ends this moment', { _type: 'article', embargoedUntil: now }],
    ['a story without an embargo', { _type: 'article', embargoedUntil: null }],
    ['a story that names its contacts', { _type: 'article', contacts: [{ _ref: 'a' }] }],
  ])('lets %s pass', (_case, fields) => {
    expect(leakProblem(published(fields), when)).toBeNull();
  });

  it('tells the end of an embargo in the newsroom’s zone, and what is stored if that is no time', () => {
    const told = (embargoedUntil: unknown) =>
      leakProblem(published({ _type: 'article', embargoedUntil }), when)?.replaceAll(/[\u202f\u00a0]/g, ' ');
    expect(told('2026-11-26T02:00:00Z')).toContain('under embargo until 25 Nov, 21:00 GMT-5.');
    expect(told('Friday')).toContain('until "Friday", which is not a valid time.');
  });

  it('handles a document of any depth and length', () => {
    let deep: unknown = { channels: [secret] };
    for (let depth = 0; depth < 100_000; depth++) deep = { deep };
    expect(leakProblem(published({ deep }), when)).toEqual(expect.any(String));
    expect(leakProblem(published({ long: Array(300_000).fill(1) }), when)).toBeNull();
  });
});
