import { approvalLabel, changedWhileRead, timeToCome } from '../../../lib/corrections/approvalWords.ts';

const now = '2026-11-27T10:00:00Z';
const inLondon = (scheduledFor: string) => ({ scheduledFor, scheduledZone: 'Europe/London' });
const inZone = (scheduledZone: string) => ({ scheduledFor: '2026-11-27T14:00:00Z', scheduledZone });
const labelOf = (requested: { scheduledFor?: string }) =>
  approvalLabel(requested, now).replaceAll(/[\u202f\u00a0]/g, ' ');

describe('the button that approves a correction', () => {
  it.each([
    ['at once', {}, 'Approve and publish'],
    ['at a time that has passed', inLondon('2026-11-27T09:59:00Z'), 'Approve and publish'],
    ['today', inLondon('2026-11-27T14:00:00Z'), 'Approve; goes live Fri 14:00 GMT'],
    ['tomorrow', inLondon('2026-11-28T14:00:00Z'), 'Approve; goes live Sat 14:00 GMT'],
    ['on the same weekday', inLondon('2026-12-04T09:00:00Z'), 'Approve; goes live 4 Dec, 09:00 GMT'],
    ['next year', inLondon('2027-01-04T09:00:00Z'), 'Approve; goes live 4 Jan 2027, 09:00 GMT'],
    ['in no known zone', { scheduledFor: '2026-11-27T14:00:00Z' }, 'Approve; goes live Fri 14:00 UTC'],
    ['in an unreadable zone', inZone('Mars/Base'), 'Approve; goes live Fri 14:00 UTC'],
    ['in an empty zone', inZone(''), 'Approve; goes live Fri 14:00 UTC'],
  ])('says what happens to one that goes live %s', (_case, requested, expected) => {
    expect(labelOf(requested)).toBe(expected);
  });

  it('knows a time to come from one that has passed', () => {
    expect(timeToCome(inLondon('2026-11-27T10:00:01Z'), now)).toBe('2026-11-27T10:00:01Z');
    expect(timeToCome(inLondon('2026-11-27T10:00:00Z'), now)).toBeNull();
  });
});

describe('a late change under an approval', () => {
  const read = { note: 'a', draft: 'b' };

  const by = { note: 'Ann', draft: 'Bert' };

  it.each([
    ['nothing', read, by, null],
    [
      'the note',
      { note: 'c', draft: 'b' },
      by,
      'Ann changed the correction while you were reading. Read it again.',
    ],
    [
      'the text',
      { note: 'a', draft: 'c' },
      by,
      'Bert changed the text of the story while you were reading. Read it again.',
    ],
    [
      'a discarded text',
      { note: 'a', draft: null },
      { ...by, draft: null },
      'Somebody changed the text of the story while you were reading. Read it again.',
    ],
    [
      'both, by two people',
      { note: 'c', draft: 'c' },
      by,
      'Ann changed the correction, Bert changed the text of the story while you were reading. Read it again.',
    ],
    [
      'both, by one person',
      { note: 'c', draft: 'c' },
      { note: 'Ann', draft: 'Ann' },
      'Ann changed the correction and the text of the story while you were reading. Read it again.',
    ],
  ])('names %s', (_case, now, writers, words) => {
    expect(changedWhileRead(read, now, writers)).toBe(words);
  });
});
