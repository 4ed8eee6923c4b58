import { laterOf } from '../../../lib/dates/instants.ts';

const [early, late] = ['2026-11-25T12:00:00Z', '2026-11-25T13:00:00Z'];

describe('the later of two instants', () => {
  it.each<[string, string | null, string | null, string | null]>([
    ['the second', early, late, late],
    ['the first', late, early, late],
    ['the only one', null, late, late],
    ['the only one, if it comes first', early, null, early],
    ['none of none', null, null, null],
    ['the first of the same moment in two zones', late, '2026-11-25T14:00:00+01:00', late],
    ['later as time, not as text', '2026-11-25T14:30:00+02:00', late, late],
  ])('is %s', (_what, one, other, expected) => {
    expect(laterOf(one, other)).toBe(expected);
  });
});
