import {
  listedDay,
  listedTime,
  newsroomTime,
  setListedZone,
} from '../../../../sanity/studio/newsroom/newsroomTime.ts';

const instant = '2026-11-26T09:00:00.000Z';

describe('newsroomTime', () => {
  it.each([
    ['in the publication’s zone', 'Europe/London', '26 November 2026, 09:00 GMT'],
    ['on a clock that shows the same', 'Africa/Accra', '26 November 2026, 09:00 GMT'],
    ['elsewhere', 'Asia/Tokyo', '26 November 2026, 09:00 GMT (18:00 GMT+9 where you are)'],
    [
      'where it is another day',
      'Pacific/Honolulu',
      '26 November 2026, 09:00 GMT (25 November 2026, 23:00 GMT-10 where you are)',
    ],
  ])('tells a person %s', (_case, ownZone, expected) => {
    expect(newsroomTime(instant, 'Europe/London', ownZone).replaceAll(/[\u202f\u00a0]/g, ' ')).toBe(expected);
  });
});

describe('listedDay and listedTime', () => {
  const lateInLondon = '2026-11-28T23:30:00.000Z';
  const now = '2026-11-29T09:00:00.000Z';
  afterEach(() => setListedZone(null));

  it.each([
    ['Europe/London', '28 Nov', '28 Nov, 23:30 GMT'],
    ['Asia/Tokyo', '29 Nov', '29 Nov, 08:30 GMT+9'],
  ])('tell a list the day of %s', (zone, day, time) => {
    setListedZone(zone);
    expect(listedDay(lateInLondon, now)).toBe(day);
    expect(listedTime(lateInLondon, now)).toBe(time);
  });

  it('have the year if it is not this one in the publication’s zone', () => {
    setListedZone('Europe/London');
    expect(listedDay('2025-09-24T10:00:00.000Z', now)).toBe('24 Sept 2025');
    expect(listedDay('2026-12-31T23:30:00.000Z', '2027-01-01T09:00:00.000Z')).toBe('31 Dec 2026');
    expect(listedTime('2025-09-24T10:00:00.000Z', now)).toBe('24 Sept 2025, 11:00 BST');
  });

  it.each([['not an instant'], [''], [null], [undefined], [12]])('tell nothing of %s', (value) => {
    setListedZone('Europe/London');
    expect(listedDay(value, now)).toBeNull();
    expect(listedTime(value, now)).toBeNull();
  });

  it('tell nothing until the zone is known', () => {
    expect(listedDay(lateInLondon, now)).toBeNull();
    expect(listedTime(lateInLondon, now)).toBeNull();
  });
});
