import { leakProblem, type Published } from '../../lib/leakProblem.ts';

const now = '2026-11-25T12:00:00Z';
const published = (fields: Partial<Published>): Published => ({
  _id: 'a',
  _type: 'person',
  ...fields,
});
const email = { _type: 'channel', kind: 'email', value: 'desk@example.org' };

describe('leakProblem', () => {
  it.each([
    ['a contact with a channel that is not public', { channels: [email, { ...email, isPublic: false }] }],
    ['a contact with a channel about which nobody decided', { channels: [{ ...email, isPublic: null }] }],
    ['the newsroom’s own channels under an id without a dot', { _type: 'privateContact' }],
    ['a record of a correction under an id without a dot', { _type: 'correctionRecord' }],
    ['a story under embargo', { _type: 'article', embargoedUntil: '2026-11-25T12:00:01Z' }],
  ])('refuses %s', (_case, fields) => {
    expect(leakProblem(published(fields), now)).toEqual(expect.any(String));
  });

  it.each([
    ['a contact', { channels: [email] }],
    ['a contact without channels', {}],
    ['a channel that says it is public', { channels: [{ ...email, isPublic: true }] }],
    ['a story whose embargo ends this moment', { _type: 'article', embargoedUntil: now }],
    ['a story without an embargo', { _type: 'article', embargoedUntil: null }],
  ])('lets %s pass', (_case, fields) => {
    expect(leakProblem(published(fields), now)).toBeNull();
  });
});
