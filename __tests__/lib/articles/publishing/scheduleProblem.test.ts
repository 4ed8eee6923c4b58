import { scheduleProblem } from '../../../../lib/articles/publishing/scheduleProblem.ts';

const now = '2026-11-25T12:00:00.000Z';
const embargo = '2026-11-26T09:00:00.000Z';

describe('scheduleProblem', () => {
  it.each([
    ['an hour to come', '2026-11-25T12:01:00.000Z', null],
    ['the end of its embargo', embargo, embargo],
    ['the end of its embargo in another zone', embargo, '2026-11-26T10:00:00+01:00'],
  ])('accepts %s', (_case, at, embargoedUntil) => {
    expect(scheduleProblem(at, { embargoedUntil, now })).toBeNull();
  });

  it.each([
    ['an invalid time', null, null, /not a valid time/],
    ['this very moment', now, null, /has passed/],
    ['an hour that has passed', '2026-11-25T11:59:00.000Z', null, /has passed/],
    ['any hour under an embargo without an end', embargo, 'tomorrow', /embargo/],
    ['a minute before its embargo ends', '2026-11-26T08:59:00.000Z', embargo, /embargo/],
  ])('rejects %s', (_case, at, embargoedUntil, problem) => {
    expect(scheduleProblem(at, { embargoedUntil, now })).toMatch(problem);
  });
});
