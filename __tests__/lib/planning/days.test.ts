import { findDay } from '../../../lib/planning/days.ts';

describe('the day in an address', () => {
  it.each([
    ['is the day that it names', '2026-11-30', '2026-11-30'],
    ['is none in other words', 'monday', null],
    ['is none without a month', '2026-13-01', null],
    ['is none in another millennium, whose weeks cannot be counted', '9999-12-31', null],
    ['is none if there is none', undefined, null],
  ])('%s', (_case, text, day) => {
    expect(findDay(text)).toBe(day);
  });
});
