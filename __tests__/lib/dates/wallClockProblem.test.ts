import { wallClockProblem } from '../../../lib/dates/wallClockProblem.ts';

describe('a day and a time as typed', () => {
  it.each([
    ['2026-11-26T25:00', /hours and minutes/],
    ['2026-11-26T24:00', /hours and minutes/],
    ['2026-11-26T12:5', /hours and minutes/],
    ['2026-11-26T9', /hours and minutes/],
    ['2026-11-26TTea', /hours and minutes/],
    ['2026-11-26T', /hours and minutes/],
    ['T', /hours and minutes/],
    ['T09:00', /day/],
    ['2026-11-31T09:00', /time zone/],
    ['2026-03-29T01:30', /time zone/],
  ])('%s has words that fit', (typed, words) => {
    expect(wallClockProblem(typed, 'Europe/London')).toMatch(words);
  });

  it('that name an instant have no problem', () => {
    expect(wallClockProblem('2026-11-26T09:00', 'Europe/London')).toBeNull();
  });
});
