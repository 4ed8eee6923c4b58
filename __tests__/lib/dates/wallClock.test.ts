import { findInstant, wallClockOf } from '../../../lib/dates/wallClock.ts';

describe('findInstant', () => {
  it.each([
    ['winter in London', '2026-11-26T09:00', 'Europe/London', '2026-11-26T09:00:00.000Z'],
    ['summer in London', '2026-07-26T09:00', 'Europe/London', '2026-07-26T08:00:00.000Z'],
    ['a zone ahead', '2026-11-26T00:15', 'Asia/Kolkata', '2026-11-25T18:45:00.000Z'],
    ['a zone behind', '2026-11-26T23:30', 'America/New_York', '2026-11-27T04:30:00.000Z'],
    ['an hour that comes twice', '2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['a zone without an offset', '2026-11-26T09:00', 'UTC', '2026-11-26T09:00:00.000Z'],
  ])('reads %s, and wallClockOf reverses it', (_case, wallClock, zone, instant) => {
    expect(findInstant(wallClock, zone)).toBe(instant);
    expect(wallClockOf(instant, zone)).toBe(wallClock);
  });

  it.each([
    ['an hour that is left out', '2026-03-29T01:30', 'Europe/London'],
    ['a day that no month has', '2026-02-30T09:00', 'Europe/London'],
    ['a field that is empty', 'T09:00', 'Europe/London'],
    ['words', 'tomorrow', 'Europe/London'],
  ])('is null for %s', (_case, wallClock, zone) => {
    expect(findInstant(wallClock, zone)).toBeNull();
  });
});
