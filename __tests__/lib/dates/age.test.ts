import { formatAge } from '../../../lib/dates/age.ts';

const london = { timeZone: 'Europe/London', language: 'en' };
const now = '2026-11-25T12:00:00Z';

describe('an age', () => {
  it.each([
    ['2026-11-24T12:00:01Z', null],
    ['2026-11-26T12:00:00Z', null],
    ['2026-11-24T12:00:00Z', '1 day ago'],
    ['2026-11-12T12:00:00Z', '13 days ago'],
    ['2026-11-10T12:00:00Z', '2 weeks ago'],
    ['2026-08-25T12:00:00Z', '3 months ago'],
    ['2016-11-20T12:00:00Z', '10 years ago'],
  ])('of a story of %s is %s', (instant, age) => {
    expect(formatAge(instant, now, london)).toBe(age);
  });

  it('is in the language of the publication', () => {
    expect(formatAge('2026-11-20T12:00:00Z', now, { ...london, language: 'de' })).toBe('vor 5 Tagen');
  });
});
