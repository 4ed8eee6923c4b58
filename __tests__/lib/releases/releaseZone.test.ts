import { releaseZoneFor } from '../../../lib/releases/releaseZone.ts';

describe('the zone of the dialogs of releases', () => {
  it.each([
    ['nobody chose one', null, null, 'Europe/London', 'Europe/London'],
    ['the person chose another', 'Asia/Tokyo', null, 'Europe/London', null],
    [
      'the person chose another than the one that was given',
      'Asia/Tokyo',
      'Europe/London',
      'Europe/London',
      null,
    ],
    ['it is the publication’s already', 'Europe/London', 'Europe/London', 'Europe/London', null],
    ['the publication moved', 'Europe/London', 'Europe/London', 'Europe/Paris', 'Europe/Paris'],
    ['Studio does not list it', null, null, 'UTC', null],
  ])('if %s', (_case, stored, given, publication, zone) => {
    expect(releaseZoneFor({ stored, given, publication })).toBe(zone);
  });
});
