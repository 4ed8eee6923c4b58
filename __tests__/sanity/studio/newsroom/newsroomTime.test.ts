import { newsroomTime } from '../../../../sanity/studio/newsroom/newsroomTime.ts';

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
